// The element `<downhill-task>`: a question about figures, which the reader answers.
import * as bindings from "./downhill-figures.js";
import { FIGURES } from "./figures.generated.js";
import { follow, unfollow } from "./followers.js";
import { keepKeys } from "./keys.js";
import { mountedOf } from "./linked_figures.js";
import { load, sheet, trapped, whenStopped } from "./loader.js";
import { recall, remember } from "./memory.js";
import { forget, startWhenNear, turn } from "./start.js";

// Those that the task is made from; `keep` is the element's own.
const ATTRIBUTES = ["for", "predict", "when", "within", "free", "goal", "answer"];
const KINDS = { predict: "predict", goal: "goal", answer: "choose" };

const tasks = new Set();

class DownhillTask extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;
  #place = globalThis.document?.createElement("div");
  // The `MountedTask`; `undefined` until it has started.
  #mounted;
  #isStarting = false;
  // The `MountedFigure` of each figure that the task is about and that runs, by id.
  #attached = new Map();
  // What is to be restored when the task starts.
  #given = "";
  // The teacher's words: the question, and the parts that are shown when they are due.
  #words = globalThis.MutationObserver && new MutationObserver(() => this.#wordsChanged());

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open", slotAssignment: "manual" });
    shadow.append(this.#place);
    this.#unfill();
    keepKeys(this);
    if (!Object.hasOwn(this, "saved")) return;
    const { saved } = this;
    delete this.saved;
    this.saved = saved;
  }

  get done() {
    return this.#ask("done") ?? false;
  }

  get score() {
    return this.#ask("score") ?? 0;
  }

  get attempts() {
    return this.#ask("attempts") ?? 0;
  }

  get answerText() {
    return this.#ask("answer") ?? "";
  }

  get kind() {
    const name = Object.keys(KINDS).find((name) => this.hasAttribute(name));
    return KINDS[name] ?? "";
  }

  get question() {
    const words = this.#parts().question.map((node) => (node.querySelector?.("summary") ?? node).textContent);
    return words.join(" ").replace(/\s+/g, " ").trim();
  }

  // The answer as a learning platform takes it, and, as far as it is known, the right one.
  get response() {
    return this.#ask("response") ?? "";
  }

  get correct() {
    return this.#ask("correct") ?? "";
  }

  get saved() {
    return this.#ask("saved") ?? this.#given;
  }

  set saved(text) {
    this.#given = String(text ?? "");
    if (this.#mounted) this.#ask("restore", this.#given);
    else if (this.#given && this.isConnected) this.#start();
  }

  reset() {
    this.#given = "";
    this.#ask("reset");
  }

  connectedCallback() {
    tasks.add(this);
    follow(this);
    this.#words.observe(this, { childList: true, subtree: true, characterData: true });
    this.#assign();
    this.#given ||= recall(this);
    if (this.#given || this.#figures().some(({ figure }) => mountedOf(figure))) this.#start();
    else startWhenNear(this);
  }

  // Deferred, because an element that is moved is disconnected and connected again within one task.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      tasks.delete(this);
      unfollow(this);
      forget(this);
      this.#words.disconnect();
      this.#stop();
    });
  }

  attributeChangedCallback(_, before, text) {
    if (this.#mounted && before !== text) this.#startAgain();
  }

  approached(isPrinting = false) {
    if (!isPrinting || sheet) this.#start(isPrinting);
  }

  // A figure has come, has changed, or has gone: see followers.js.
  figureChanged(element, mounted) {
    const id = element.id;
    if (!id || !this.#ids().includes(id)) return;
    const isMine = this.getRootNode().getElementById?.(id) === element;
    if (!isMine && this.#attached.get(id)?.element !== element) return;
    if (!this.#mounted) {
      if (mounted) this.#start();
      return;
    }
    // The figure has come late, or is another than the one that had its id.
    if (isMine && this.#kinds !== this.#figures().map(({ kind }) => kind).join()) return this.#startAgain();
    this.#attach(id, element, isMine ? mounted : undefined);
    this.#ask("look");
  }

  #kinds = "";

  #ids() {
    return (this.getAttribute("for") ?? "").split(/\s+/).filter(Boolean);
  }

  // The figures that `for` names, each with its kind, which is empty if no figure has the id.
  #figures() {
    const root = this.getRootNode();
    return this.#ids().map((id) => {
      const figure = root.getElementById?.(id);
      const kind = figure?.localName.replace(/^downhill-/, "") ?? "";
      return { id, figure, kind: Object.hasOwn(FIGURES, kind) ? kind : "" };
    });
  }

  #attach(id, element, mounted) {
    if (this.#attached.get(id)?.mounted === mounted) return;
    if (mounted) {
      this.#attached.set(id, { element, mounted });
      this.#ask("attach", id, element.localName.replace("downhill-", ""), mounted);
    } else {
      this.#attached.delete(id);
      this.#ask("detach", id);
    }
  }

  async #start(isPrinting = false) {
    forget(this);
    if (this.#mounted || this.#isStarting) return;
    this.#isStarting = true;
    try {
      if (!isPrinting) await load().then(turn);
      await load();
      if (this.isConnected && !this.#mounted) this.#mount();
    } catch (error) {
      // The figures say why they could not start; the question stays readable.
      trapped(error);
    } finally {
      this.#isStarting = false;
    }
  }

  #mount() {
    const written = ATTRIBUTES.filter((name) => this.hasAttribute(name));
    const figures = this.#figures();
    const { items, hint, why } = this.#parts();
    this.#kinds = figures.map(({ kind }) => kind).join();
    this.#mounted = bindings.task(
      written,
      written.map((name) => this.getAttribute(name)),
      figures.map(({ id }) => id),
      figures.map(({ kind }) => kind),
      items.map((item) => item.textContent.trim()),
      items.map((item) => item.dataset.reply ?? ""),
    );
    if (this.#given) this.#ask("restore", this.#given);
    const container = document.createElement("div");
    this.shadowRoot.adoptedStyleSheets = [sheet];
    this.#place.replaceChildren(container);
    this.#ask("show", container, this.question, hint.length > 0, why.length > 0, () => this.#changed());
    for (const { id, figure } of figures) this.#attach(id, figure, mountedOf(figure));
    this.#assign();
    this.#changed();
  }

  #stop() {
    this.#given = this.saved;
    this.#ask("hide");
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#attached.clear();
    this.#unfill();
  }

  // With other attributes, other figures or another list the task is another; what was answered stays, as
  // far as it still is an answer.
  #startAgain() {
    this.#stop();
    this.#mount();
  }

  #unfill() {
    this.#place?.replaceChildren(document.createElement("slot"));
    this.#assign();
  }

  #wordsChanged() {
    const { items } = this.#parts();
    if (this.#mounted && items.length !== this.shadowRoot.querySelectorAll("[data-item]").length) this.#startAgain();
    else this.#assign();
  }

  // The nodes of the element, by what they are.
  #parts() {
    const nodes = [...this.childNodes];
    const hint = nodes.filter((node) => node.slot === "hint");
    const why = nodes.filter((node) => node.slot === "why");
    const lists = this.hasAttribute("answer") ? nodes.filter((node) => node.localName === "ol" || node.localName === "ul") : [];
    const list = lists.slice(0, 1);
    const items = list.flatMap((list) => [...list.children]);
    const others = [...hint, ...why, ...list];
    return { question: nodes.filter((node) => !others.includes(node)), hint, why, list, items };
  }

  // Shows the nodes in the slots of the view. The items of the list are shown beside their boxes, as copies.
  #assign() {
    const { question, hint, why, list, items } = this.#parts();
    const slots = { question, hint, why };
    const isReadable = (node) => node instanceof Element || node instanceof Text;
    for (const slot of this.shadowRoot.querySelectorAll("slot")) {
      const nodes = this.#mounted ? slots[slot.className] : [...question, ...list];
      slot.assign(...nodes.filter(isReadable));
    }
    for (const place of this.shadowRoot.querySelectorAll("[data-kind=choose] [data-item]")) {
      const copies = [...items[place.dataset.item].childNodes].map((node) => node.cloneNode(true));
      place.replaceChildren(...copies);
    }
  }

  // A question that is a `<details>` holds its explanation, too. Where a reader who is at a figure would see
  // that move, the reader opens it.
  #explain() {
    if (!this.#ask("explained")) return;
    const { top } = this.getBoundingClientRect();
    const isMoved = ({ figure }) => {
      const place = figure?.getBoundingClientRect();
      return place && place.top > top && place.top < innerHeight && place.bottom > 0;
    };
    if (!this.shadowRoot.activeElement && this.#figures().some(isMoved)) return;
    for (const details of this.querySelectorAll(":scope > details")) details.open = true;
  }

  #told = "[false,0,0,\"\"]";

  #changed() {
    this.#explain();
    const { done, score, attempts, answerText } = this;
    const detail = { done, score, attempts, answerText };
    const now = JSON.stringify(Object.values(detail));
    if (now === this.#told) return;
    this.#told = now;
    remember(this, this.saved);
    this.dispatchEvent(new CustomEvent("downhill-task", { bubbles: true, composed: true, detail }));
  }

  // Calls a method of the task. A trap is reported to all figures.
  #ask(verb, ...given) {
    try {
      return this.#mounted?.[verb](...given);
    } catch (error) {
      trapped(error);
      throw error;
    }
  }

  stopped() {
    this.#mounted = undefined;
    this.#unfill();
  }
}

if (globalThis.customElements && !customElements.get("downhill-task")) customElements.define("downhill-task", DownhillTask);

whenStopped(() => tasks.forEach((task) => task.stopped()));
