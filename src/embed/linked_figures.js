// The figures that are in view of each other, and the landscapes that go together with a fit: `for` names
// its element.
import { SHARED } from "./figures.generated.js";

// Each element whose figure is in the page, with that figure.
const shown = new Map();
// The fit that a landscape has met.
const met = new WeakMap();

export const elements = () => [...shown.keys()];

export function enter(element, figure) {
  shown.set(element, figure);
  complain(element);
  link(element);
}

export const leave = (element) => shown.delete(element);

// The element that `for` names.
function named(element) {
  const id = element.localName === "downhill-landscape" && element.getAttribute("for");
  return id ? element.getRootNode().getElementById?.(id) : null;
}

// Says so in place if `for` names no fit.
export function complain(element) {
  const figure = shown.get(element);
  if (!figure || element.localName !== "downhill-landscape") return;
  const id = element.getAttribute("for");
  const wrong = id !== null && named(element)?.localName !== "downhill-fit";
  figure.complain("for", id ?? "", wrong ? "it takes the id of a <downhill-fit> on this page" : "");
}

// The fit that an element goes together with; none while it shows something else.
function partner(element) {
  const fit = named(element);
  return shown.has(fit) && fit.localName === "downhill-fit" && shown.get(element).value("f") === "fit" ? fit : undefined;
}

// Brings along who goes together with this element. A landscape that meets its fit does as the fit does;
// after that, whoever changes leads.
export function link(element) {
  for (const other of shown.keys()) {
    const fit = partner(other);
    if (other !== element && fit !== element) continue;
    const [leader, follower] = fit && met.get(other) === fit && other === element ? [other, fit] : [fit, other];
    met.set(other, fit);
    if (leader) follow(shown.get(follower), shown.get(leader));
  }
}

// From the first setting that differs, those after it may hang on it.
function follow(figure, leader) {
  const [theirs, own] = [leader, figure].map((one) => one.texts(SHARED));
  const first = theirs.findIndex((text, k) => text !== own[k]);
  if (first >= 0) figure.set(SHARED.slice(first), theirs.slice(first));
}
