// The element `<downhill-task>`: a question about figures, which the reader answers.
import * as bindings from "./downhill-figures.js";
import { FIGURES } from "./figures.generated.js";
import { follow, unfollow } from "./followers.js";
import { keepFromNotebooks, keepKeys } from "./keys.js";
import { mountedOf } from "./linked_figures.js";
import { load, sheet, trapped, whenStopped } from "./loader.js";
import { recall, remember } from "./memory.js";
import { forget, startWhenNear, turn } from "./start.js";
import { assign, partsOf, waiting, waitingSheet } from "./task_words.js";

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
  // The figures that have come before.
  #known = new WeakSet();
  // Whether a figure has changed before the task had started.
  #isBehind = false;
  // The `MountedFigure` of each figure that the task is about and that runs, by id.
  #attached = new Map();
  // The elements that a script gave in place of `for`, by the ids that conditions know them by.
  #elements;
  // What is to be restored when the task starts.
  #given = "";
  // Whether `ready` was read, and what resolves it.
  #isAsked = false;
  #begun;
  #ready = new Promise((resolve) => (this.#begun = resolve));
  // The teacher's words: the question, and the parts that are shown when they are due.
  #words = globalThis.MutationObserver && new MutationObserver(() => this.#wordsChanged());

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open", slotAssignment: "manual" });
    shadow.append(this.#place);
    this.#unfill();
    keepKeys(this);
    for (const name of ["figures", "saved"]) {
      if (!Object.hasOwn(this, name)) continue;
      const given = this[name];
      delete this[name];
      this[name] = given;
    }
  }

  // Reading `ready` starts the task at once, also far from the screen.
  get ready() {
    this.#isAsked = true;
    if (this.isConnected) this.#start();
    return this.#ready;
  }

  // The figures as elements, where a script gave them: an object `{ id: element }`. An array does, too,
  // with ids that the elements have, or else `figure1`, `figure2`; `null` gives `for` back.
  get figures() {
    return this.#elements ? Object.fromEntries(this.#elements) : null;
  }

  set figures(given) {
    const numbered = (element, k) => [element?.id || `figure${k + 1}`, element];
    const entries = Array.isArray(given) ? given.map(numbered) : Object.entries(given ?? {});
    this.#elements = given == null ? undefined : new Map(entries);
    if (this.#mounted) this.#startAgain();
    else if (this.isConnected && this.#areThere()) this.#start();
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
    const words = partsOf(this).question.map((node) => (node.querySelector?.("summary") ?? node).textContent);
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
    if (!this.#mounted) this.#unfill();
    this.#given ||= recall(this);
    if (this.#isAsked || this.#given || this.#areThere()) this.#start();
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

  // A figure has come, has changed (`isChange`), or has gone: see followers.js.
  figureChanged(element, mounted, isChange) {
    const figures = this.#figures();
    const mine = figures.find(({ figure }) => figure === element);
    const id = mine?.id ?? [...this.#attached].find(([, attached]) => attached.element === element)?.[0];
    if (id === undefined) return;
    if (!this.#mounted) {
      this.#isBehind ||= isChange;
      if (mounted) this.#start();
      return;
    }
    // The figure has come late, or is another than the one that had its id.
    if (mine && this.#kinds !== figures.map(({ kind }) => kind).join()) return this.#startAgain();
    this.#attach(id, element, mine && mounted);
    // One that comes again may have changed meanwhile.
    if (isChange || this.#known.has(element)) this.#ask("look");
    this.#known.add(element);
  }

  #kinds = "";

  // The figures that the task is about, each with its kind, which is empty if there is no such figure.
  #figures() {
    return this.#named().map(([id, figure]) => {
      const kind = figure?.localName?.replace(/^downhill-/, "") ?? "";
      return { id, figure, kind: Object.hasOwn(FIGURES, kind) ? kind : "" };
    });
  }

  // The ids of the figures, each with its element.
  #named() {
    if (this.#elements) return [...this.#elements];
    const root = this.getRootNode();
    const ids = (this.getAttribute("for") ?? "").split(/\s+/).filter(Boolean);
    return ids.map((id) => [id, root.getElementById?.(id)]);
  }

  // Whether a figure runs already.
  #areThere() {
    return this.#figures().some(({ figure }) => mountedOf(figure));
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
    const { items, hint, why } = partsOf(this);
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
    if (this.#isBehind) this.#ask("look");
    this.#isBehind = false;
    this.#assign();
    this.#changed();
    this.#begun(this);
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
    if (!this.#place) return;
    this.shadowRoot.adoptedStyleSheets = [waitingSheet()];
    this.#place.replaceChildren(waiting(this.kind, partsOf(this)));
    this.#assign();
  }

  #wordsChanged() {
    const { items } = partsOf(this);
    const isSame = items.length === this.shadowRoot.querySelectorAll("[data-kind=choose] [data-item]").length;
    if (isSame) this.#assign();
    else if (this.#mounted) this.#startAgain();
    else this.#unfill();
  }

  #assign() {
    assign(this.shadowRoot, partsOf(this));
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
keepFromNotebooks((target) => target instanceof DownhillTask);
