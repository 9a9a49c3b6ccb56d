// The figures that are shown in a notebook, by the keys of their widgets, for the tasks about them. These
// may stand in another cell, and in another shadow root. Each widget has a copy of this module, so all of
// them share what the page has.
const shared = (globalThis[Symbol.for("downhill-widgets")] ??= { elements: new Map(), listeners: new Set() });

const tell = () => [...shared.listeners].forEach((listener) => listener());

// A figure is shown, until the returned function is called.
export function show(key, element) {
  const others = () => (shared.elements.get(key) ?? []).filter((other) => other !== element);
  shared.elements.set(key, [...others(), element]);
  tell();
  return () => {
    shared.elements.set(key, others());
    tell();
  };
}

// The element of a figure; the last of those that show it.
export const latest = (key) => shared.elements.get(key)?.at(-1);

// Calls a listener when a figure comes or goes, until the returned function is called.
export function whenShown(listener) {
  shared.listeners.add(listener);
  return () => shared.listeners.delete(listener);
}
