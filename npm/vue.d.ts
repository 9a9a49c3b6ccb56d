// The elements in templates of Vue: import type {} from "downhill-figures/vue";
import type { HTMLAttributes } from "vue";
import type { DownhillElements, DownhillTaskAttributes, DownhillTaskDetail } from "downhill-figures";

type Markup = {
  [Tag in keyof DownhillElements]: DownhillElements[Tag] extends [
    { value: infer Shown },
    infer Settings,
    infer State,
    infer Value,
  ]
    ? new () => {
        $props: Settings &
          Omit<HTMLAttributes, keyof Settings> & {
            /** The id of a fit, for a landscape. */
            for?: string;
            value?: Value;
            /** What `v-model` binds. */
            modelValue?: Value;
            "onUpdate:modelValue"?: (value: Shown) => void;
            /** The name under which a form submits the value. */
            name?: string;
            /** The id of a form elsewhere. */
            form?: string;
            disabled?: boolean;
            onDownhillChange?: (event: CustomEvent<State>) => void;
          };
      }
    : never;
};

type Tasks = {
  "downhill-task": new () => {
    $props: DownhillTaskAttributes &
      Omit<HTMLAttributes, keyof DownhillTaskAttributes> & {
        onDownhillTask?: (event: CustomEvent<DownhillTaskDetail>) => void;
      };
  };
  /** With `for` it counts the tasks within the element of that id. */
  "downhill-progress": new () => { $props: HTMLAttributes & { for?: string } };
};

declare module "vue" {
  interface GlobalComponents extends Markup, Tasks {}
}
