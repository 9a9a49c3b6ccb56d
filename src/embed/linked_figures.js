// The running figures of the page, and the landscapes that are paired with a fit by their attribute
// `for`, the id of the fit's element. The shared settings of a pair are kept equal.
import { SHARED } from "./figures.generated.js";

// The `MountedFigure` of each element whose figure is shown.
const figures = new Map();
// The fit with which each landscape is paired.
const paired = new WeakMap();

// The `MountedFigure` of an element; `undefined` if its figure is not shown.
export const mountedOf = (element) => figures.get(element);

export const elements = () => [...figures.keys()];

export function enter(element, figure) {
  figures.set(element, figure);
  checkFor(element);
  synchronise(element);
}

export const leave = (element) => figures.delete(element);

// The element whose id is in the attribute `for`.
function elementNamedByFor(element) {
  const id = element.localName === "downhill-landscape" && element.getAttribute("for");
  return id ? element.getRootNode().getElementById?.(id) : null;
}

// Shows an error in the figure if `for` is not the id of a fit.
export function checkFor(element) {
  const figure = figures.get(element);
  if (!figure || element.localName !== "downhill-landscape") return;
  const id = element.getAttribute("for");
  const wrong = id !== null && elementNamedByFor(element)?.localName !== "downhill-fit";
  figure.reject("for", id ?? "", wrong ? "it takes the id of a <downhill-fit> on this page" : "");
}

// The fit with which a landscape is paired; `undefined` while its function is not the loss of a fit.
function partnerOf(element) {
  const fit = elementNamedByFor(element);
  const isFit = figures.has(fit) && fit.localName === "downhill-fit";
  return isFit && figures.get(element).value("f") === "fit" ? fit : undefined;
}

// Copies the shared settings of an element that changed to the elements paired with it. A newly paired
// landscape gets the settings of its fit.
export function synchronise(element) {
  for (const other of figures.keys()) {
    const fit = partnerOf(other);
    if (other !== element && fit !== element) continue;
    const [from, to] = fit && paired.get(other) === fit && other === element ? [other, fit] : [fit, other];
    paired.set(other, fit);
    if (from) copySettings(figures.get(from), figures.get(to));
  }
}

// Copies the first setting that differs and all after it, because settings depend on those before them.
function copySettings(from, to) {
  const [source, target] = [from, to].map((figure) => figure.texts(SHARED));
  const first = source.findIndex((text, k) => text !== target[k]);
  if (first >= 0) to.set(SHARED.slice(first), source.slice(first));
}
