// Keeps the keys that a control inside a figure uses from the page around it. In the page's listeners
// the target of an event is the figure's element, not the control, so a page with keyboard shortcuts
// would take a typed letter for a command.

const MOVES = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
const EDITS = ["a", "c", "v", "x", "y", "z", "Backspace", "Delete", "Insert", "Enter", ...MOVES];
const KINDS = {
  button: [" ", "Enter"],
  checkbox: [" "],
  link: ["Enter"],
  radio: [" ", ...MOVES.slice(0, 4)],
  range: MOVES,
  scroller: [" ", ...MOVES],
};

// The kind of a control, a key of `KINDS`, `text` or `select`; `undefined` if it takes no keys.
function kindOf(control) {
  const { localName, type, isContentEditable } = control;
  if (localName === "input") return type in KINDS ? type : type === "button" || type === "file" ? "button" : "text";
  if (localName === "textarea" || isContentEditable) return "text";
  if (localName === "select") return "select";
  if (localName === "a") return "link";
  if (localName === "button" || localName === "summary") return "button";
  return control.tabIndex >= 0 ? "scroller" : undefined;
}

// Whether the control that is the innermost target of an event uses its key.
function isUsed(event) {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  if (defaultPrevented) return true;
  if (key === "Tab" || key === "Escape" || /^F\d+$/.test(key)) return false;
  const kind = kindOf(event.composedPath()[0]);
  const isCommand = (ctrlKey || metaKey) && !event.getModifierState("AltGraph");
  if (kind === "text") return !isCommand || EDITS.includes(key.length === 1 ? key.toLowerCase() : key);
  if (isCommand || altKey) return false;
  return kind === "select" || Boolean(KINDS[kind]?.includes(key));
}

// Stops the propagation of key events that a control of this figure uses.
export function keepKeys(figure) {
  const keep = (event) => isUsed(event) && event.stopPropagation();
  for (const name of ["keydown", "keypress", "keyup"]) figure.addEventListener(name, keep);
}

// Jupyter listens in the capture phase, before a figure, and takes every key for a shortcut unless the
// element has this attribute. Commands that the control does not use, such as saving, are left to
// Jupyter.
const SUPPRESS = "data-lm-suppress-shortcuts";

export function keepFromNotebooks(isFigure) {
  globalThis.addEventListener?.("focusin", ({ target }) => isFigure(target) && target.setAttribute(SUPPRESS, "true"), true);
  const decide = (event) => {
    const { target, ctrlKey, metaKey, altKey } = event;
    if (!isFigure(target)) return;
    const isBare = !(ctrlKey || metaKey || altKey);
    if (isBare || isUsed(event)) target.setAttribute(SUPPRESS, "true");
    else target.removeAttribute(SUPPRESS);
  };
  globalThis.addEventListener?.("keydown", decide, true);
}
