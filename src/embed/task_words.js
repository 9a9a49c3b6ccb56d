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
// shown in their places, as copies.
export function assign(shadow, { question, hint, why, items }) {
  const slots = { question, hint, why };
  const isReadable = (node) => node instanceof Element || node instanceof Text;
  for (const slot of shadow.querySelectorAll("slot")) slot.assign(...(slots[slot.className] ?? []).filter(isReadable));
  for (const place of shadow.querySelectorAll("[data-kind=choose] [data-item]")) {
    const copies = [...items[place.dataset.item].childNodes].map((node) => node.cloneNode(true));
    place.replaceChildren(...copies);
  }
}

// What stands in a task until it has started is as large as what comes, so that a page does not move: see
// style/task.css. `--lines` is the height of what is asked besides the items of the list.
const WAITING = `
  :host { display: block; margin-block: 1em }
  .waiting {
    display: flow-root;
    box-sizing: border-box;
    padding: 0.8em 1em 1em;
    border: 1px solid transparent;
    border-inline-start: 4px solid color-mix(in srgb, currentColor 20%, transparent);
    overflow-wrap: break-word;
  }
  .answer {
    margin-block-start: 0.6em;
    padding-block-end: calc(1em * (var(--lines) + var(--hint)));
    font: 400 var(--downhill-font-size, 15px)/1.45 var(--downhill-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
  }
  .item { display: flex; gap: 0.6em; align-items: center; min-block-size: 2em; padding: 0.15em 0.3em }
  .item + .item { margin-block-start: 0.2em }
  .item::before { content: ""; flex: none; inline-size: 16px; block-size: 16px; border: 1px solid; border-radius: 50% }
  @media (max-width: 30em) { .answer[data-kind="predict"] { padding-block-end: 7.2em } }
`;
// In em of the answer's font: the form of a prediction, the line of a goal, the button below a list, a hint.
const LINES = { predict: 5.26, goal: 1.45, choose: 2.7 };
const HINT = 2.8;

let sheet;

export function waitingSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(WAITING);
  }
  return sheet;
}

function part(name, className, ...children) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}

// What stands in a task until it has started: its question, and the items of its list.
export function waiting(kind, { hint, items }) {
  const places = items.map((_, k) => {
    const text = part("span", "");
    text.dataset.item = k;
    return part("div", "item", text);
  });
  const answer = part("div", "answer", ...places);
  answer.dataset.kind = kind;
  answer.style.setProperty("--lines", LINES[kind] ?? 0);
  answer.style.setProperty("--hint", hint.length ? HINT : 0);
  return part("div", "waiting", part("slot", "question"), answer);
}
