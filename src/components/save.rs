//! Export from the page: a text to the clipboard, a file to the disk.
//!
//! A browser may refuse either, especially inside a frame, and it does not report a refused download.
//! So the callers show the text as well.

use js_sys::Array;
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Url,
};

/// Copies a text to the clipboard, and calls `report` with a sentence about the result.
pub fn copy(text: &str, report: Box<dyn Fn(&'static str)>) {
    let done = move |allowed| {
        report(if allowed {
            "Copied."
        } else {
            "The browser refuses to copy here: copy the text by hand."
        });
    };
    let clipboard = window().navigator().clipboard();
    // It is undefined outside a secure context.
    if clipboard.is_undefined() {
        return done(false);
    }
    let written = clipboard.write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

/// Saves a text as a file of this MIME type.
pub fn download(name: &str, kind: &str, text: &str) {
    let parts = Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    if let Ok(address) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) {
        download_address(name, &address);
    }
}

/// Saves the resource at an address as a file.
pub fn download_address(name: &str, address: &str) {
    let Ok(link) = document().create_element("a") else {
        return;
    };
    for (attribute, value) in [("download", name), ("href", address)] {
        let _ = link.set_attribute(attribute, value);
    }
    link.unchecked_into::<HtmlElement>().click();
}

/// The visible plots in these elements, one below the other, as the data address of a PNG; `None` if no
/// plot is visible. `surface` is the CSS colour of the background.
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
    // Each plot has two canvases, the static and the dynamic layer.
    let plots = || canvases.chunks(2).filter(|layers| layers[0].height() > 0);
    let width = plots().map(|layers| layers[0].width()).max()?;
    let height = plots().map(|layers| layers[0].height()).sum();
    let image: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    image.set_width(width);
    image.set_height(height);
    let context: CanvasRenderingContext2d = image.get_context("2d").ok()??.unchecked_into();
    context.set_fill_style_str(surface);
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    let mut top = 0.0;
    for layers in plots() {
        for layer in layers {
            context
                .draw_image_with_html_canvas_element(layer, 0.0, top)
                .ok()?;
        }
        draw_legend(&context, &layers[0], top);
        top += f64::from(layers[0].height());
    }
    image.to_data_url().ok()
}

/// Draws the HTML legend over a plot at its position: marks of the same shapes, and their texts.
fn draw_legend(
    context: &CanvasRenderingContext2d,
    plot: &HtmlCanvasElement,
    top: f64,
) -> Option<()> {
    /// The side of a mark in CSS pixels, as in the style sheet.
    const SIDE: f64 = 8.0;
    /// The distance between a mark and its text in CSS pixels, as in the style sheet.
    const GAP: f64 = 6.0;
    let origin = plot.get_bounding_client_rect();
    let scale = f64::from(plot.width()) / origin.width();
    let names = plot.parent_element()?.query_selector_all(".key li").ok()?;
    for k in 0..names.length() {
        let name: HtmlElement = names.get(k)?.unchecked_into();
        let style = window().get_computed_style(&name).ok()??;
        let css = |property: &str| style.get_property_value(property).unwrap_or_default();
        let rect = name.get_bounding_client_rect();
        context.save();
        let (left, middle) = (
            rect.left() - origin.left(),
            rect.top() + rect.height() / 2.0 - origin.top(),
        );
        let _ = context.translate(0.0, top);
        let _ = context.scale(scale, scale);
        let _ = context.translate(left + SIDE / 2.0, middle);
        context.set_fill_style_str(&css("color"));
        context.set_font(&format!("{} {}", css("font-size"), css("font-family")));
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
