// What a reader did in a task that has the attribute `keep`, for the next visit: in the reader's own
// browser, by the address of the page and the id of the task, or else its place on the page.

// The place that a task has, or had when it was last in the page.
const places = new WeakMap();

function keyOf(task) {
  if (task.isConnected) places.set(task, [...document.querySelectorAll("downhill-task")].indexOf(task));
  return `downhill-task ${location.pathname} ${task.id || places.get(task)}`;
}

// A browser may refuse its storage, for example in a frame; then nothing is kept.
function attempt(access) {
  try {
    return access();
  } catch {
    return undefined;
  }
}

export function recall(task) {
  const key = keyOf(task);
  return (task.hasAttribute("keep") && attempt(() => localStorage.getItem(key))) || "";
}

// What was kept is forgotten with the answer, also where `keep` was taken away meanwhile.
export function remember(task, saved) {
  if (!saved) attempt(() => localStorage.removeItem(keyOf(task)));
  else if (task.hasAttribute("keep")) attempt(() => localStorage.setItem(keyOf(task), saved));
}
