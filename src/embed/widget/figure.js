// A figure in a notebook. Its model has `figure`, the name of the figure; `settings`, kept equal to the
// figure's settings in both directions; and `state` and `errors`, to which these members of the figure are
// reported. Settings may also be written into the model beside `figure`.
//
// The Python package has more in its model: `_key`, by which tasks find the figure, and, reported with the
// state, `_values`, the values of all settings but the data, which are long, and `_code`, the PyTorch
// script, or null.
import { FIGURES } from "../downhill.js";
import { listen, reports } from "./reports.js";
import { show } from "./shown.js";

const VERBS = ["step", "back", "play", "pause", "reset"];

export function renderFigure({ model, el }) {
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
  const element = new kind();
  element.set(agreed);
  el.append(element);

  const { report, soon, hear, taken, stop } = reports(model, element, () => {
    agreed = element.settings;
    const { state, errors } = element;
    return { settings: agreed, state, errors, _values: values(element, names), _code: element.code() ?? null };
  });
  const applySettings = () => {
    const settings = model.get("settings") ?? {};
    // The figure's own report.
    if (settings === agreed) return;
    const removed = Object.keys(agreed).filter((name) => !(name in settings));
    const changes = Object.entries(settings).filter(([name, value]) => String(value) !== String(agreed[name]));
    agreed = settings;
    element.set({ ...Object.fromEntries(removed.map((name) => [name, null])), ...Object.fromEntries(changes) });
    hear(model.get("_asked"));
  };
  const drive = ({ verb, n, asked }) => {
    if (!VERBS.includes(verb)) return;
    element.ready.then(() => {
      element[verb](n);
      hear(asked);
    });
  };
  element.addEventListener("downhill-change", soon);
  const leave = listen(model, {
    "change:settings": applySettings,
    "msg:custom": (message) => (message.taken ? taken() : drive(message)),
  });
  element.ready.then(report, () => {});
  const key = model.get("_key");
  const hide = key ? show(key, element) : () => {};
  return () => {
    stop();
    leave();
    hide();
  };
}

// The values of the settings, as properties have them.
function values(element, names) {
  const some = names.filter((name) => name !== "data");
  return Object.fromEntries(some.map((name) => [name, element.setting(name)]));
}
