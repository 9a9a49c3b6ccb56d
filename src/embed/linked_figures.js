// The figures that are in the page, and the landscapes that are paired with a fit: their attribute `for`
// names its element. What changes in one of a pair, the other follows.
import { SHARED } from "./figures.generated.js";

// Each element that shows its figure, with that figure.
const figures = new Map();
// For each landscape the fit that it is paired with.
const paired = new WeakMap();

export const elements = () => [...figures.keys()];

export function enter(element, figure) {
  figures.set(element, figure);
  checkFor(element);
  synchronise(element);
}

export const leave = (element) => figures.delete(element);

// The element that `for` names.
function elementNamedByFor(element) {
  const id = element.localName === "downhill-landscape" && element.getAttribute("for");
  return id ? element.getRootNode().getElementById?.(id) : null;
}

// Says so in place if `for` names no fit.
export function checkFor(element) {
  const figure = figures.get(element);
  if (!figure || element.localName !== "downhill-landscape") return;
  const id = element.getAttribute("for");
  const wrong = id !== null && elementNamedByFor(element)?.localName !== "downhill-fit";
  figure.reject("for", id ?? "", wrong ? "it takes the id of a <downhill-fit> on this page" : "");
}

// The fit that a landscape is paired with; none while the landscape shows something else than a fit.
function partnerOf(element) {
  const fit = elementNamedByFor(element);
  const isFit = figures.has(fit) && fit.localName === "downhill-fit";
  return isFit && figures.get(element).value("f") === "fit" ? fit : undefined;
}

// Gives the settings of an element that changed to those that are paired with it. A landscape that is new
// to its fit takes the fit's settings.
export function synchronise(element) {
  for (const other of figures.keys()) {
    const fit = partnerOf(other);
    if (other !== element && fit !== element) continue;
    const [from, to] = fit && paired.get(other) === fit && other === element ? [other, fit] : [fit, other];
    paired.set(other, fit);
    if (from) copySettings(figures.get(from), figures.get(to));
  }
}

// Settings depend on those before them: so the first that differs is copied, and all after it.
function copySettings(from, to) {
  const [theirs, own] = [from, to].map((figure) => figure.texts(SHARED));
  const first = theirs.findIndex((text, k) => text !== own[k]);
  if (first >= 0) to.set(SHARED.slice(first), theirs.slice(first));
}
