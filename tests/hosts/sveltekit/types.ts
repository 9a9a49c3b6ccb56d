import type {} from "downhill-figures/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

export const curve: SvelteHTMLElements["downhill-curve"] = {
  f: "x**2",
  value: 0.5,
  name: "x",
  disabled: true,
  oninput: ({ currentTarget }) => currentTarget.value?.toFixed(2),
  "ondownhill-change": ({ detail }) => detail.x.toFixed(2),
};
// The compiler refuses these: a point is a number, and the accuracy is read and not set.
// @ts-expect-error
export const wrong: SvelteHTMLElements["downhill-curve"] = { value: true };
// @ts-expect-error
export const set: SvelteHTMLElements["downhill-digits"] = { value: 0.99 };
