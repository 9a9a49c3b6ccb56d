// The teacher's words in a task: the question, the list to choose from, the hint and the explanation.

const isList = (node) => node.localName === "ol" || node.localName === "ul";

// The nodes of a task's element, by what they are.
export function partsOf(task) {
  const nodes = [...task.childNodes];
  const hint = nodes.filter((node) => node.slot === "hint");
  const why = nodes.filter((node) => node.slot === "why");
  const list = (task.hasAttribute("answer") ? nodes.filter(isList) : []).slice(0, 1);
  const items = list.flatMap((list) => [...list.children]);
  const others = [...hint, ...why, ...list];
  return { question: nodes.filter((node) => !others.includes(node)), hint, why, list, items };
}

// Shows the nodes in the slots of a task's view, or of what stands there before. The items of the list are
// shown beside their boxes, as copies.
export function assign(shadow, { question, hint, why, list, items }, isRunning) {
  const slots = { question, hint, why, list };
  const isReadable = (node) => node instanceof Element || node instanceof Text;
  for (const slot of shadow.querySelectorAll("slot")) slot.assign(...(slots[slot.className] ?? []).filter(isReadable));
  if (!isRunning) return;
  for (const place of shadow.querySelectorAll("[data-kind=choose] [data-item]")) {
    const copies = [...items[place.dataset.item].childNodes].map((node) => node.cloneNode(true));
    place.replaceChildren(...copies);
  }
}

// The size of what will be asked, so that a page does not move when a task starts: see style/task.css.
const WAITING = `
  :host { display: block; margin-block: 1em }
  .task {
    display: flow-root;
    box-sizing: border-box;
    padding: 0.8em 1em 1em;
    border: 1px solid transparent;
    border-inline-start: 4px solid color-mix(in srgb, currentColor 20%, transparent);
  }
  .answer {
    margin-block-start: 0.6em;
    min-block-size: calc(1em * (var(--lines) + var(--hint)));
    font-size: var(--downhill-font-size, 15px);
  }
  @container (max-width: 28em) { .answer[data-kind="predict"] { min-block-size: 7.1em } }
`;
// In em of the answer's font: the form of a prediction, the line of a goal, a button.
const FORM = 5.26;
const LINE = 1.45;
const BUTTON = 2.8;
const ITEM = 2.5;

let sheet;

export function waitingSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(WAITING);
  }
  return sheet;
}

// What stands in a task until it has started: its question and its list, as they are.
export function waiting(kind, { hint, items }) {
  const lines = { predict: FORM, goal: LINE, choose: ITEM * items.length + BUTTON - 0.2 }[kind] ?? 0;
  const [task, answer] = ["task", "answer"].map((name) => Object.assign(document.createElement("div"), { className: name }));
  answer.dataset.kind = kind;
  answer.style.setProperty("--lines", lines);
  answer.style.setProperty("--hint", hint.length ? BUTTON : 0);
  const slot = (name) => Object.assign(document.createElement("slot"), { className: name });
  answer.append(slot("list"));
  task.append(slot("question"), answer);
  return task;
}
