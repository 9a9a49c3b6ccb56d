//! What leaves the page: a text to the clipboard, a file to the disk.
//!
//! A browser may refuse either, in a frame above all; and nobody learns that a download was
//! refused. So whoever uses these shows the text as well.

use js_sys::Array;
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Url,
};

/// Copies a text, and calls `tell` with what came of it, in a sentence.
pub fn copy(text: &str, tell: Box<dyn Fn(&'static str)>) {
    let done = move |allowed| {
        tell(if allowed {
            "Copied."
        } else {
            "The browser refuses to copy here: take the text by hand."
        });
    };
    let clipboard = window().navigator().clipboard();
    // Where the page did not come by a safe way there is none.
    if clipboard.is_undefined() {
        return done(false);
    }
    let written = clipboard.write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

/// Saves a text as a file.
pub fn download(name: &str, kind: &str, text: &str) {
    let parts = Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    if let Ok(address) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) {
        download_address(name, &address);
    }
}

/// Saves what is at an address as a file.
pub fn download_address(name: &str, address: &str) {
    let Ok(link) = document().create_element("a") else {
        return;
    };
    for (attribute, value) in [("download", name), ("href", address)] {
        let _ = link.set_attribute(attribute, value);
    }
    link.unchecked_into::<HtmlElement>().click();
}

/// The plots in these elements, one below the other as they stand, as the address of a PNG; none
/// if there is nothing to see.
#[must_use]
pub fn picture(parts: &[HtmlElement], surface: &str) -> Option<String> {
    let mut canvases = Vec::new();
    for part in parts {
        let found = part.query_selector_all("canvas").ok()?;
        for k in 0..found.length() {
            let canvas: HtmlCanvasElement = found.get(k)?.unchecked_into();
            if canvas.client_width() > 0 {
                canvases.push(canvas);
            }
        }
    }
    // Two layers each.
    let plots = || canvases.chunks(2).filter(|layers| layers[0].height() > 0);
    let width = plots().map(|layers| layers[0].width()).max()?;
    let height = plots().map(|layers| layers[0].height()).sum();
    let sheet: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    sheet.set_width(width);
    sheet.set_height(height);
    let context: CanvasRenderingContext2d = sheet.get_context("2d").ok()??.unchecked_into();
    context.set_fill_style_str(surface);
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    let mut top = 0.0;
    for layers in plots() {
        for layer in layers {
            context
                .draw_image_with_html_canvas_element(layer, 0.0, top)
                .ok()?;
        }
        draw_key(&context, &layers[0], top);
        top += f64::from(layers[0].height());
    }
    sheet.to_data_url().ok()
}

/// The legend that stands over a plot, where it stands: marks of the same shapes, and words.
fn draw_key(context: &CanvasRenderingContext2d, plot: &HtmlCanvasElement, top: f64) -> Option<()> {
    /// Of a mark's side, and between it and its word, as the style sheet has them.
    const SIDE: f64 = 8.0;
    const GAP: f64 = 6.0;
    let origin = plot.get_bounding_client_rect();
    let scale = f64::from(plot.width()) / origin.width();
    let names = plot.parent_element()?.query_selector_all(".key li").ok()?;
    for k in 0..names.length() {
        let name: HtmlElement = names.get(k)?.unchecked_into();
        let style = window().get_computed_style(&name).ok()??;
        let of = |property: &str| style.get_property_value(property).unwrap_or_default();
        let place = name.get_bounding_client_rect();
        context.save();
        let (left, middle) = (
            place.left() - origin.left(),
            place.top() + place.height() / 2.0 - origin.top(),
        );
        let _ = context.translate(0.0, top);
        let _ = context.scale(scale, scale);
        let _ = context.translate(left + SIDE / 2.0, middle);
        context.set_fill_style_str(&of("color"));
        context.set_font(&format!("{} {}", of("font-size"), of("font-family")));
        context.set_text_baseline("middle");
        let _ = context.fill_text(&name.inner_text(), SIDE / 2.0 + GAP, 0.0);
        let half = SIDE / 2.0;
        context.begin_path();
        match name.get_attribute("data-role").as_deref() {
            Some("target") => {
                let _ = context.arc(0.0, 0.0, half, 0.0, std::f64::consts::TAU);
            }
            role => {
                if role == Some("prediction") {
                    let _ = context.rotate(std::f64::consts::FRAC_PI_4);
                }
                context.rect(-half, -half, SIDE, SIDE);
            }
        }
        context.fill();
        context.restore();
    }
    Some(())
}
