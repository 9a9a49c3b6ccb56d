// The elements in JSX: import type {} from "downhill-figures/react";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { DownhillElements } from "downhill-figures";

type Of<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

type Markup = {
  [Tag in keyof DownhillElements]: DownhillElements[Tag] extends [infer Element, infer Settings, infer State]
    ? Settings &
        Omit<Of<Element>, keyof Settings> & {
          /** The id of a fit, for a landscape. */
          for?: string;
          "ondownhill-change"?: (event: CustomEvent<State>) => void;
        }
    : never;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Markup {}
  }
}
