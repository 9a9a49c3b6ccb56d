// Starts each figure when it comes near the screen, or when the page is printed; one figure a task, so that
// the page answers in between.
import * as bindings from "./downhill-figures.js";
import { sheet } from "./loader.js";

const waiting = new Set();
let near;
let lastTurn = Promise.resolve();

// Resolves in the next frame, after the browser has painted this one.
const painted = () => new Promise(requestAnimationFrame);

// Resolves in a task of its own. Unlike a timer, a message is not late in a page that is not shown.
const task = () =>
  new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      next();
    };
    port2.postMessage(0);
  });

// Resolves in a task of its own for each figure that is about to start.
export const turn = () => (lastTurn = lastTurn.then(task));

// Starts a figure when it comes within one and a half screens of the visible part of the page. The text
// and the pictures are painted first: the WebAssembly would only be in their way.
export function startWhenNear(figure) {
  near ??= new IntersectionObserver(
    async (entries) => {
      await painted();
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting && waiting.has(target)) target.approached();
      }
    },
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
