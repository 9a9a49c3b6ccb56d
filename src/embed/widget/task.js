// A task in a notebook. Its model has `_task`, what the task is made from: `attributes`, the texts
// `question`, `hint` and `why`, the texts of the `choices` and the `replies` to them, and `figures`, the
// keys of the figures' widgets by the names that conditions know them by. It reports `_report`: how far
// the reader is, and what restores that where the task is shown again.
import { listen, reports } from "./reports.js";
import { latest, whenShown } from "./shown.js";

const VERBS = ["reset", "tell"];

export function renderTask({ model, el }) {
  const task = model.get("_task");
  const element = made(task);
  // What was restored or reported last: in another cell, the task may have another view.
  let agreed = savedIn(model) ?? "";
  element.saved = agreed;

  const { report, soon, hear, taken, stop } = reports(model, element, () => {
    const { done, score, attempts, answerText, saved } = element;
    agreed = saved;
    return { _report: { done, score, attempts, answer_text: answerText, saved } };
  });
  const restore = () => {
    const saved = savedIn(model) ?? agreed;
    if (saved === agreed) return;
    agreed = saved;
    if (saved) element.saved = saved;
    else element.reset();
  };
  const drive = ({ verb, asked }) => {
    if (!VERBS.includes(verb)) return;
    element.ready.then(() => {
      if (verb === "reset") element.reset();
      hear(asked);
    });
  };
  element.addEventListener("downhill-task", soon);
  const leave = listen(model, {
    "change:_report": restore,
    "msg:custom": (message) => (message.taken ? taken() : drive(message)),
  });
  element.ready.then(report);

  // Until its figures are shown, the question stands there alone. It keeps those that have gone until
  // others come.
  const keys = Object.entries(task.figures);
  el.append(waiting(task, keys.length));
  const begin = () => {
    const figures = Object.fromEntries(keys.map(([name, key]) => [name, latest(key)]));
    if (!Object.values(figures).every(Boolean)) return;
    const before = element.figures ?? {};
    if (keys.some(([name]) => before[name] !== figures[name])) element.figures = figures;
    if (element.parentNode !== el) el.replaceChildren(element);
  };
  const forget = whenShown(begin);
  begin();
  return () => {
    stop();
    leave();
    forget();
  };
}

const savedIn = (model) => model.get("_report")?.saved;

// The element of a task. A teacher's texts are texts, whatever is in them.
function made({ attributes, question, hint, why, choices, replies }) {
  const element = document.createElement("downhill-task");
  Object.entries(attributes).forEach(([name, text]) => element.setAttribute(name, text));
  element.append(written("p", question));
  if (choices.length) {
    const list = document.createElement("ol");
    list.append(...choices.map((choice) => written("li", choice)));
    replies.forEach((reply, k) => reply && (list.children[k].dataset.reply = reply));
    element.append(list);
  }
  for (const [slot, text] of Object.entries({ hint, why })) {
    if (!text) continue;
    const part = written("p", text);
    part.slot = slot;
    element.append(part);
  }
  return element;
}

function waiting({ question }, count) {
  const place = document.createElement("div");
  const what = count === 1 ? "figure is" : "figures are";
  place.append(written("p", question), written("p", `To be answered once its ${what} shown.`));
  return place;
}

function written(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
