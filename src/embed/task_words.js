// The teacher's words in a task: the question, the list to choose from, the hint and the explanation.
import { FIGURES } from "./figures.generated.js";

const isList = (node) => node.localName === "ol" || node.localName === "ul";

// The nodes of a task's element, by what they are. `after` is what stands below the list.
export function partsOf(task) {
  const nodes = [...task.childNodes].filter((node) => node instanceof Element || node instanceof Text);
  const hint = nodes.filter((node) => node.slot === "hint");
  const why = nodes.filter((node) => node.slot === "why");
  const asked = nodes.filter((node) => !hint.includes(node) && !why.includes(node));
  const place = task.hasAttribute("answer") ? asked.findIndex(isList) : -1;
  const [question, list, after] =
    place < 0 ? [asked, [], []] : [asked.slice(0, place), [asked[place]], asked.slice(place + 1)];
  const items = list.flatMap((list) => [...list.children]);
  return { asked, question, list, after, hint, why, items };
}

// What a reader uses in an item besides picking it.
const FIGURE_TAGS = Object.keys(FIGURES).map((kind) => `downhill-${kind}`);
const USED = ["a", "audio", "button", "details", "iframe", "input", "label", "select", "textarea", "video", ...FIGURE_TAGS].join();

// What is not read out: also the second of the two ways in which a formula is written.
const SILENT = "[aria-hidden=true], annotation, script, style, template";

function words(node) {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.matches(SILENT)) return "";
  if (node.localName === "img") return node.alt;
  return [...node.childNodes].map(words).join("");
}

const tidy = (text) => text.replace(/\s+/g, " ").trim();

// The text of an item as it is heard.
export const textOf = (item) => tidy(words(item));

// The text of the question. What a list stood between does not run together.
export function questionOf(task) {
  const { question, after } = partsOf(task);
  return tidy([...question, ...after].map((node) => words(node.querySelector?.("summary") ?? node)).join(" "));
}

// Shows the teacher's nodes themselves in the slots of a task's view, or of what stands there before, so that
// they keep the styles of the page and no framework finds other children than its own. A slot takes children
// of the task alone, so the list comes as a whole: its items fall into the second column of a grid whose
// first holds their controls.
export function assign(shadow, task) {
  const parts = partsOf(task);
  const hasPlace = shadow.querySelector("slot.list");
  // A task that is not usable has no place for its list, which then is read with the question.
  const shown = hasPlace ? parts : { ...parts, question: parts.asked };
  for (const slot of shadow.querySelectorAll("slot")) slot.assign(...(shown[slot.className] ?? []));
  const question = questionOf(task);
  for (const group of shadow.querySelectorAll(".task, .task .choices")) group.setAttribute("aria-label", question);
  const places = shadow.querySelectorAll("[data-kind=choose] [data-item]");
  for (const [k, place] of places.entries()) {
    const label = place.closest("label");
    (label ?? place).style.gridRow = k + 1;
    label?.control.setAttribute("aria-label", textOf(parts.items[k]) || k + 1);
  }
  // The controls have the words of the items for their names: only where there is more to reach in the items
  // are they read out once more.
  const isMore = parts.list.some((list) => list.querySelector(`${USED}, [tabindex]`));
  const isNamed = shadow.querySelector(".choices label") && !isMore;
  shadow.querySelector(".words")?.setAttribute("aria-hidden", Boolean(isNamed));
}

// Picks the item that was clicked, as a label would.
export function pick(task, { target, defaultPrevented }) {
  const { items } = partsOf(task);
  const k = items.findIndex((item) => item.contains(target));
  if (k < 0 || defaultPrevented || items[k].contains(target.closest(USED)) || getSelection()?.type === "Range") return;
  task.shadowRoot.querySelector(`label [data-item="${k}"]`)?.click();
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
  .answer { margin-block-start: 0.6em }
  .choices { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.2em 0; align-items: center; overflow-x: auto }
  .list::slotted(*) { display: contents !important; list-style: none !important }
  .after { display: block }
  .item { grid-column: 1; display: flex; align-items: center; min-block-size: 2em; padding-block: 0.15em; padding-inline: 0.3em 0.6em }
  .item::before { content: ""; box-sizing: border-box; inline-size: 18px; block-size: 18px; border: 1px solid; border-radius: 50% }
  .rest { block-size: calc(1em * (var(--lines) + var(--hint))) }
  .rest, .answer:not([data-kind="choose"]) {
    font: 400 var(--downhill-font-size, 15px)/1.45 var(--downhill-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
  }
  @media (max-width: 30em) { [data-kind="predict"] .rest { block-size: 7.2em } }
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
    const place = part("span", "item");
    place.dataset.item = k;
    return place;
  });
  const choices = part("div", "choices", ...places, part("slot", "list"));
  const rest = part("div", "rest");
  rest.style.setProperty("--lines", LINES[kind] ?? 0);
  rest.style.setProperty("--hint", hint.length ? HINT : 0);
  const answer = part("div", "answer", ...(items.length ? [choices, part("slot", "after")] : []), rest);
  answer.dataset.kind = kind;
  return part("div", "waiting", part("slot", "question"), answer);
}
