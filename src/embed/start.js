// Starts each figure when it comes near the screen, or when the page is printed.
import * as bindings from "./downhill-figures.js";
import { sheet } from "./loader.js";

const waiting = new Set();
let near;

// Starts a figure when it comes within one and a half screens of the visible part of the page.
export function startWhenNear(figure) {
  near ??= new IntersectionObserver(
    (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.approached()),
    { rootMargin: "150%" },
  );
  near.observe(figure);
  waiting.add(figure);
}

// Stops waiting for a figure.
export function forget(figure) {
  near?.unobserve(figure);
  waiting.delete(figure);
}

// Printing starts the waiting figures too, if the WebAssembly is loaded.
globalThis.addEventListener?.("beforeprint", () => {
  for (const figure of waiting) figure.approached(true);
  if (sheet) bindings.print(true);
});
globalThis.addEventListener?.("afterprint", () => sheet && bindings.print(false));
