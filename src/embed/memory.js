// What a reader did in a task that has the attribute `keep`, for the next visit: in the reader's own
// browser, by the address of the page and the id of the task, or else its place on the page.

function keyOf(task) {
  const place = () => [...document.querySelectorAll("downhill-task")].indexOf(task);
  return `downhill-task ${location.pathname} ${task.id || place()}`;
}

// A browser may refuse its storage, for example in a frame; then nothing is kept.
function attempt(access) {
  try {
    return access();
  } catch {
    return undefined;
  }
}

export const recall = (task) => (task.hasAttribute("keep") && attempt(() => localStorage.getItem(keyOf(task)))) || "";

export function remember(task, saved) {
  if (!task.hasAttribute("keep")) return;
  attempt(() => (saved ? localStorage.setItem(keyOf(task), saved) : localStorage.removeItem(keyOf(task))));
}
