// A figure in a notebook, as an anywidget module: one file, with all it needs inside. Its model has
// `figure`, the name; `settings`, with which the figure starts, and which it keeps as they are; and
// `state`, which it tells. A page of notes may write settings beside `figure`, too.
import { FIGURES } from "./downhill.js";

// Milliseconds between reports: a history is long, and a figure changes in every frame.
const BETWEEN_REPORTS = 200;
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

  // The settings that model and figure last agreed on. What differs from them is new.
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
  let soon;
  const changed = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      if (element.isConnected) report();
    }, BETWEEN_REPORTS);
  };
  const take = () => {
    const wanted = model.get("settings") ?? {};
    const gone = Object.keys(agreed).filter((name) => !(name in wanted));
    const news = Object.entries(wanted).filter(([name, value]) => String(value) !== String(agreed[name]));
    agreed = wanted;
    element.set({ ...Object.fromEntries(gone.map((name) => [name, null])), ...Object.fromEntries(news) });
  };
  const drive = ({ verb, n }) => {
    if (VERBS.includes(verb)) element.ready.then(() => element[verb](n));
  };
  element.addEventListener("downhill-change", changed);
  model.on("change:settings", take);
  model.on("msg:custom", drive);
  element.ready.then(report, () => {});
  return () => {
    clearTimeout(soon);
    attempt(() => model.off("change:settings", take));
    attempt(() => model.off("msg:custom", drive));
  };
}

// The models of published notes cannot do all: they have nobody to tell.
function attempt(call) {
  try {
    call();
  } catch (error) {
    console.debug(error);
  }
}

export default { render };
