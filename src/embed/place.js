// The place of a figure, which it keeps from the start: nothing on the page moves when it runs.
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
  :host([hidden]:not([hidden="until-found"])) { display: none }
`;

const sheets = {};

// The rules for the element of a figure, from before it runs.
export function sheetOfPlace(figure) {
  if (!sheets[figure]) {
    sheets[figure] = new CSSStyleSheet();
    sheets[figure].replaceSync(`${SHARED} @media screen {${PLACES[figure]}}`);
  }
  return sheets[figure];
}

// Whether it will be as high as a figure that shows all of its parts: alone in a frame it makes do with
// the height that it has.
export function isKnown(element) {
  return !element.matches("[hide], [view], .alone");
}
