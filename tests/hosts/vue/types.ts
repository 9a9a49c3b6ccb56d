import type {} from "downhill-figures/vue";
import type { GlobalComponents } from "vue";

// The compiler refuses this where Vue does not know the element.
export type Curve = GlobalComponents["downhill-curve"];

type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>["$props"];

export const curve: Props<"downhill-curve"> = {
  modelValue: 0.5,
  "onUpdate:modelValue": (x: number | undefined) => x,
  onDownhillChange: ({ detail }) => detail.x,
  name: "x",
  disabled: true,
};
// @ts-expect-error A point is a number.
export const wrong: Props<"downhill-curve"> = { modelValue: true };
