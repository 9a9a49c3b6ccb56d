// The elements in markup of Svelte: import type {} from "downhill-figures/svelte";
import type { HTMLAttributes } from "svelte/elements";
import type { DownhillElements } from "downhill-figures";

type Markup = {
  [Tag in keyof DownhillElements]: DownhillElements[Tag] extends [
    infer Element extends EventTarget,
    infer Settings,
    infer State,
    infer Value,
  ]
    ? Settings &
        Omit<HTMLAttributes<Element>, keyof Settings> & {
          /** The id of a fit, for a landscape. */
          for?: string;
          /** As the property: `oninput` tells of each change, `onchange` when it is at rest. */
          value?: Value;
          /** The name under which a form submits the value. */
          name?: string;
          /** The id of a form elsewhere. */
          form?: string;
          disabled?: boolean;
          "ondownhill-change"?: (event: CustomEvent<State> & { currentTarget: Element }) => void;
          "on:downhill-change"?: (event: CustomEvent<State> & { currentTarget: Element }) => void;
        }
    : never;
};

declare module "svelte/elements" {
  interface SvelteHTMLElements extends Markup {}
}
