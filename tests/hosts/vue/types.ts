import type {} from "downhill-figures/vue";
import type { GlobalComponents } from "vue";

// The compiler refuses this where Vue does not know the element.
export type Curve = GlobalComponents["downhill-curve"];
