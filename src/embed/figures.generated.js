// Written by `cargo xtask generate` from src/figures/registry.rs.

// The figures, and the names of the settings of each: an element has to know its attributes before
// the WebAssembly is there.
export const FIGURES = {
  autograd: ["f", "x", "step", "pace", "h", "hide", "theme"],
  curve: ["f", "range", "start", "lr", "direction", "step", "at", "pace", "nudge", "h", "bare", "hide", "theme"],
  digits: ["view", "classes", "weights", "batch", "shuffle", "seed", "lr", "step", "at", "pace", "digit", "zoom", "hide", "theme"],
  fit: ["seed", "data", "model", "params", "loss", "standardise", "optimizer", "momentum", "batch", "lr", "direction", "stop", "step", "forward", "pace", "at", "view", "stage", "panels", "race", "laps", "lap", "yardsticks", "speeds", "guess", "truth", "scale", "hide", "theme"],
  landscape: ["f", "seed", "data", "model", "params", "loss", "standardise", "optimizer", "momentum", "batch", "plane", "rest", "range", "equal", "start", "lr", "direction", "step", "pace", "at", "hide", "theme"],
};

// Their titles.
export const TITLES = {
  autograd: "The gradient, node by node",
  curve: "Gradient descent on a curve",
  digits: "A classifier of digits",
  fit: "Fitting the rollercoaster",
  landscape: "The landscape of a loss",
};

// The `value` of each: the field of the state that it is, and the setting that assigning to it sets.
export const VALUES = {
  autograd: { field: "x", setting: "x" },
  curve: { field: "x", setting: "start" },
  digits: { field: "accuracy" },
  fit: { field: "params", setting: "params" },
  landscape: { field: "point", setting: "start" },
};

// What a landscape and the fit that its `for` names have in common, in the order of their tables.
export const SHARED = ["seed", "data", "model", "params", "loss", "standardise", "optimizer", "momentum", "batch", "lr", "direction", "step", "at"];
