// The elements in JSX: import type {} from "downhill-figures/react";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { DownhillElements, DownhillProgress, DownhillTask, DownhillTaskAttributes, DownhillTaskDetail } from "downhill-figures";

type Of<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

type Markup = {
  [Tag in keyof DownhillElements]: DownhillElements[Tag] extends [infer Element, infer Settings, infer State, infer Value]
    ? Settings &
        Omit<Of<Element>, keyof Settings> & {
          /** The id of a fit, for a landscape. */
          for?: string;
          /** As the property: `onInput` tells of each change, `onChange` when it is at rest. */
          value?: Value;
          /** The name under which a form submits the value. */
          name?: string;
          /** The id of a form elsewhere. */
          form?: string;
          disabled?: boolean;
          "ondownhill-change"?: (event: CustomEvent<State>) => void;
        }
    : never;
};

type Tasks = {
  "downhill-task": DownhillTaskAttributes &
    Omit<Of<DownhillTask>, keyof DownhillTaskAttributes> & {
      "ondownhill-task"?: (event: CustomEvent<DownhillTaskDetail>) => void;
    };
  /** With `for` it counts the tasks within the element of that id. */
  "downhill-progress": Of<DownhillProgress> & { for?: string };
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Markup, Tasks {}
  }
}
