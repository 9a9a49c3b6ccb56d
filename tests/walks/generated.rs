//! What the walks promise of the files that are generated.

use crate::checkout::Checkout;

/// For each file, texts that it has once the walks are followed.
const PROMISED: &[(&str, &[&str])] = &[
    (
        "docs/reference.md",
        &[
            "| `tangent` | on or off | `on` | Draws the tangent. |",
            "### `<downhill-line>`\n\nGradient descent of x**2, on a number line.\n",
            "| `start` | a number from -10 to 10 | `8` | Where the point starts. |",
            "The `state` of `<downhill-line>`:",
            "| `x` | `number` | Where the point is at the step that is shown. |",
        ],
    ),
    (
        "teach.html",
        &["<code>tangent</code>", "<code>&lt;downhill-line&gt;</code>"],
    ),
    (
        "npm/index.d.ts",
        &[
            "  tangent?: boolean | \"on\" | \"off\" | null;",
            "export interface DownhillLine extends",
            "export interface DownhillLineState {\n",
            "    \"downhill-line\": DownhillLine;",
        ],
    ),
    (
        "npm/custom-elements.json",
        &["\"tangent\"", "\"tagName\": \"downhill-line\""],
    ),
    ("npm/README.md", &["- `<downhill-line>`: "]),
    (
        "python/src/downhill/figures.py",
        &[
            "    tangent = Flag(default=True, about=\"Draws the tangent.\")\n",
            "class Line(Figure):\n",
            "    start = Number(-10, 10, default=8, about=\"Where the point starts.\")\n",
            "\"Landscape\", \"Line\"]",
        ],
    ),
    (
        "python/src/downhill/figures.pyi",
        &[
            "    tangent: Setting[bool, bool | Literal[\"on\", \"off\"] | None]\n",
            "class Line(Figure):\n",
            "        start: SupportsFloat | None = None,\n",
        ],
    ),
    (
        "python/tests/examples.json",
        &["\"tangent\": {", "  \"Line\": {\n"],
    ),
    (
        "src/embed/figures.generated.js",
        &[
            "\"tangent\", \"hide\", \"theme\"],\n",
            "  line: [\"start\", \"lr\", \"direction\", \"step\", \"at\", \"pace\", \"hide\", \"theme\"],\n",
            "  line: \"Gradient descent on a line\",\n",
        ],
    ),
];

/// Looks for all of that.
///
/// # Errors
///
/// What is missing.
pub(crate) fn check(checkout: &Checkout) -> Result<(), String> {
    let mut missing = Vec::new();
    for (file, texts) in PROMISED {
        let has = checkout.read(file);
        let absent = texts.iter().filter(|text| !has.contains(**text));
        missing.extend(absent.map(|text| format!("{file} has no {text:?}")));
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(missing.join("\n"))
}
