//! Reading Markdown.

/// The text between `from` and the next `to`.
pub(crate) fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text
        .split_once(from)
        .unwrap_or_else(|| panic!("`{from}` is there"));
    let (inside, _) = rest
        .split_once(to)
        .unwrap_or_else(|| panic!("`{to}` comes after `{from}`"));
    inside
}

/// The rows of the Markdown table that follows `heading`, as cells.
pub(crate) fn rows(text: &str, heading: &str) -> Vec<Vec<String>> {
    let rows = between(text, heading, "\n\n").lines().skip(2);
    rows.map(|row| {
        let cells = row.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().into()).collect()
    })
    .collect()
}

/// `text` with what stands between a mark and its end replaced.
pub(crate) fn with(text: &str, mark: &str, content: &str) -> String {
    let mark = format!("<!-- {mark} -->\n");
    let old = between(text, &mark, "<!-- end -->");
    let end = "<!-- end -->";
    text.replace(
        &format!("{mark}{old}{end}"),
        &format!("{mark}\n{content}\n{end}"),
    )
}
