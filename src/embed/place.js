// The size that is reserved for a figure before it runs, so that the layout of the page does not shift.
import { PLACES } from "./places.generated.js";

const SHARED = `
  :host {
    --own-width: min(46 * var(--downhill-font-size, 15px), 100vw - 2rem);
    display: block;
    container-type: inline-size;
    contain-intrinsic-inline-size: var(--own-width);
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  :host(:disabled) { opacity: 0.6 }
  :host([hidden]:not([hidden="until-found"])) { display: none }
  /* What the running figure has by its content-visibility: Chromium takes the change for a shift. */
  @media screen { :host { contain: paint } }
`;

const sheets = {};

// The style sheet for a figure's element, with the reserved size.
export function sheetOfPlace(figure) {
  if (!sheets[figure]) {
    sheets[figure] = new CSSStyleSheet();
    sheets[figure].replaceSync(`${SHARED} @media screen {${PLACES[figure]}}`);
  }
  return sheets[figure];
}

// Whether the figure's height is known in advance: not if parts are hidden or another view is shown, nor
// alone in a frame, where it adapts to the frame's height.
export function isKnown(element) {
  return !element.matches("[hide], [view], [bare], .alone");
}
