// The elements in templates of Vue: import type {} from "downhill-figures/vue";
import type { HTMLAttributes } from "vue";
import type { DownhillElements } from "downhill-figures";

type Markup = {
  [Tag in keyof DownhillElements]: DownhillElements[Tag] extends [unknown, infer Settings, infer State]
    ? new () => {
        $props: Settings &
          Omit<HTMLAttributes, keyof Settings> & {
            /** The id of a fit, for a landscape. */
            for?: string;
            onDownhillChange?: (event: CustomEvent<State>) => void;
          };
      }
    : never;
};

declare module "vue" {
  interface GlobalComponents extends Markup {}
}
