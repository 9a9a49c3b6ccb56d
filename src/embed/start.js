// When a figure starts: as it comes near the screen, or is printed.
import * as bindings from "./downhill-figures.js";
import { sheet } from "./loader.js";

const waiting = new Set();
let near;

// Has a figure start when it comes within a screen and a half of being seen.
export function startWhenNear(figure) {
  near ??= new IntersectionObserver(
    (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.approached()),
    { rootMargin: "150%" },
  );
  near.observe(figure);
  waiting.add(figure);
}

export function forget(figure) {
  near?.unobserve(figure);
  waiting.delete(figure);
}

// On paper, figures that nobody has reached start too, where the WebAssembly is there.
globalThis.addEventListener?.("beforeprint", () => {
  for (const figure of waiting) figure.approached(true);
  if (sheet) bindings.print(true);
});
globalThis.addEventListener?.("afterprint", () => sheet && bindings.print(false));
