// What an element reports to its model, so that Python knows it.
//
// Each request from Python has a number, in the model's `_asked` for settings and in the message for a
// verb: the reported `_heard` is the greatest that the report follows. Where `_by_message` is true, all of
// it is reported in a message: the models of Jupyter send no second update until the kernel says that it
// has done the first, and ipykernel does not say so while a cell waits. Python answers `taken`.

// Milliseconds between reports, because a state can be large and changes in every frame.
const REPORT_INTERVAL = 200;

// The reports of an element; `seen` gives what to report.
export function reports(model, element, seen) {
  // Whether a message is on its way, and whether there is more to report by then.
  let isUnderway = false;
  let isLate = false;
  let timer;
  let heard = model.get("_asked") ?? 0;
  const report = () => {
    isLate = isUnderway;
    if (isLate) return;
    const now = { ...seen(), _heard: heard };
    Object.entries(now).forEach(([name, value]) => model.set(name, value));
    isUnderway = model.get("_by_message") === true;
    attempt(() => (isUnderway ? model.send({ report: now }) : model.save_changes()));
  };
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (element.isConnected) report();
    }, REPORT_INTERVAL);
  };
  const hear = (asked) => {
    heard = Math.max(heard, asked ?? 0);
    soon();
  };
  const taken = () => {
    isUnderway = false;
    if (isLate) soon();
  };
  return { report, soon, hear, taken, stop: () => clearTimeout(timer) };
}

// Calls listeners of a model by the names of its events, until the returned function is called.
export function listen(model, listeners) {
  const all = Object.entries(listeners);
  all.forEach(([event, listener]) => model.on(event, listener));
  return () => all.forEach(([event, listener]) => attempt(() => model.off(event, listener)));
}

// Runs a call that may fail: the models of published pages, which have no kernel, lack some methods.
function attempt(call) {
  try {
    call();
  } catch (error) {
    console.debug(error);
  }
}
