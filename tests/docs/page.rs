//! Writing parts of pages.

/// Text as HTML writes it.
pub(crate) fn escaped(code: &str) -> String {
    code.replace('&', "&amp;").replace('<', "&lt;")
}

/// `page` with what stands between a mark and its end replaced.
pub(crate) fn with(page: &str, mark: &str, content: &str) -> String {
    let mark = format!("<!-- {mark} -->\n");
    let (before, rest) = page
        .split_once(&mark)
        .unwrap_or_else(|| panic!("the page has {mark}"));
    let (_, after) = rest.split_once("  <!-- end -->").expect("its end");
    format!("{before}{mark}  {content}\n  <!-- end -->{after}")
}
