// A figure in a notebook, as an anywidget module in one self-contained file. Its model has `figure`,
// the name of the figure; `settings`, kept equal to the figure's settings in both directions; and
// `state` and `errors`, to which these members of the figure are reported. Settings may also be written
// into the model beside `figure`.
//
// The Python package has more in its model, reported with the state: `_values`, the values of all
// settings but the data, which are long; `_code`, the PyTorch script, or null; and `_heard`. Each request
// from Python has a number, in `_asked` for settings and in the message for a verb: `_heard` is the
// greatest that the reported state follows. Where `_by_message` is true, all of this is reported in a
// message: the models of Jupyter send no second update until the kernel says that it has done the first,
// and ipykernel does not say so while a cell waits. Python answers `taken`.
import { FIGURES } from "./downhill.js";

// Milliseconds between reports, because a state can be large and changes in every frame.
const REPORT_INTERVAL = 200;
const VERBS = ["step", "back", "play", "pause", "reset"];

function render({ model, el }) {
  const figure = model.get("figure") ?? "curve";
  const kind = customElements.get(`downhill-${figure}`);
  if (!kind) {
    const figures = new Intl.ListFormat("en-GB").format(Object.keys(FIGURES));
    el.textContent = `There is no figure called "${String(figure).slice(0, 40)}"; the figures are ${figures}.`;
    return;
  }
  const names = FIGURES[figure];
  const beside = names.map((name) => [name, model.get(name)]);
  const written = Object.fromEntries(beside.filter(([, value]) => value !== undefined));

  // The settings on which model and figure last agreed; only differences from them are applied.
  let agreed = { ...written, ...model.get("settings") };
  let heard = model.get("_asked") ?? 0;
  const element = new kind();
  element.set(agreed);
  el.append(element);

  // Whether a message is on its way, and whether there is more to report by then.
  let isUnderway = false;
  let isLate = false;
  const report = () => {
    isLate = isUnderway;
    if (isLate) return;
    agreed = element.settings;
    const { state, errors } = element;
    const seen = {
      settings: agreed,
      state,
      errors,
      _values: values(element, names),
      _code: element.code() ?? null,
      _heard: heard,
    };
    Object.entries(seen).forEach(([name, value]) => model.set(name, value));
    isUnderway = model.get("_by_message") === true;
    attempt(() => (isUnderway ? model.send({ report: seen }) : model.save_changes()));
  };
  let timer;
  const changed = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (element.isConnected) report();
    }, REPORT_INTERVAL);
  };
  const taken = () => {
    isUnderway = false;
    if (isLate) changed();
  };
  const applySettings = () => {
    const settings = model.get("settings") ?? {};
    // The figure's own report.
    if (settings === agreed) return;
    const removed = Object.keys(agreed).filter((name) => !(name in settings));
    const changes = Object.entries(settings).filter(([name, value]) => String(value) !== String(agreed[name]));
    agreed = settings;
    element.set({ ...Object.fromEntries(removed.map((name) => [name, null])), ...Object.fromEntries(changes) });
    heard = Math.max(heard, model.get("_asked") ?? 0);
    changed();
  };
  const receive = (message) => (message.taken ? taken() : drive(message));
  const drive = ({ verb, n, asked }) => {
    if (!VERBS.includes(verb)) return;
    element.ready.then(() => {
      element[verb](n);
      heard = Math.max(heard, asked ?? 0);
      changed();
    });
  };
  element.addEventListener("downhill-change", changed);
  model.on("change:settings", applySettings);
  model.on("msg:custom", receive);
  element.ready.then(report, () => {});
  return () => {
    clearTimeout(timer);
    attempt(() => model.off("change:settings", applySettings));
    attempt(() => model.off("msg:custom", receive));
  };
}

// The values of the settings, as properties have them.
function values(element, names) {
  const some = names.filter((name) => name !== "data");
  return Object.fromEntries(some.map((name) => [name, element.setting(name)]));
}

// Runs a call that may fail: the models of published pages, which have no kernel, lack some methods.
function attempt(call) {
  try {
    call();
  } catch (error) {
    console.debug(error);
  }
}

export default { render };
