// The elements in markup of Svelte: import type {} from "downhill-figures/svelte";
import type { HTMLAttributes } from "svelte/elements";
import type { DownhillElements, DownhillProgress, DownhillTask, DownhillTaskAttributes, DownhillTaskDetail } from "downhill-figures";

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

type OfTask = CustomEvent<DownhillTaskDetail> & { currentTarget: DownhillTask };

type Tasks = {
  "downhill-task": DownhillTaskAttributes &
    Omit<HTMLAttributes<DownhillTask>, keyof DownhillTaskAttributes> & {
      "ondownhill-task"?: (event: OfTask) => void;
      "on:downhill-task"?: (event: OfTask) => void;
    };
  /** With `for` it counts the tasks within the element of that id. */
  "downhill-progress": HTMLAttributes<DownhillProgress> & { for?: string };
};

declare module "svelte/elements" {
  interface SvelteHTMLElements extends Markup, Tasks {}
}
