// A figure in a notebook, as an anywidget module in one self-contained file. Its model has `figure`,
// the name of the figure; `settings`, kept equal to the figure's settings in both directions; and
// `state`, to which the figure's state is reported. Settings may also be written into the model beside
// `figure`.
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
  const beside = kind.observedAttributes.map((name) => [name, model.get(name)]);
  const written = Object.fromEntries(beside.filter(([, value]) => value !== undefined));

  // The settings on which model and figure last agreed; only differences from them are applied.
  let agreed = { ...written, ...model.get("settings") };
  const element = new kind();
  element.set(agreed);
  el.append(element);

  const report = () => {
    agreed = element.settings;
    model.set("settings", agreed);
    model.set("state", element.state);
    attempt(() => model.save_changes());
  };
  let timer;
  const changed = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (element.isConnected) report();
    }, REPORT_INTERVAL);
  };
  const applySettings = () => {
    const settings = model.get("settings") ?? {};
    const removed = Object.keys(agreed).filter((name) => !(name in settings));
    const changes = Object.entries(settings).filter(([name, value]) => String(value) !== String(agreed[name]));
    agreed = settings;
    element.set({ ...Object.fromEntries(removed.map((name) => [name, null])), ...Object.fromEntries(changes) });
  };
  const drive = ({ verb, n }) => {
    if (VERBS.includes(verb)) element.ready.then(() => element[verb](n));
  };
  element.addEventListener("downhill-change", changed);
  model.on("change:settings", applySettings);
  model.on("msg:custom", drive);
  element.ready.then(report, () => {});
  return () => {
    clearTimeout(timer);
    attempt(() => model.off("change:settings", applySettings));
    attempt(() => model.off("msg:custom", drive));
  };
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
