// The element `<downhill-task>`: a question about figures, which the reader answers.
import * as bindings from "./downhill-figures.js";
import { FIGURES } from "./figures.generated.js";
import { follow, followIds, unfollow, unfollowIds } from "./followers.js";
import { keepFromNotebooks, keepKeys } from "./keys.js";
import { mountedOf } from "./linked_figures.js";
import { load, sheet, trapped, whenStopped } from "./loader.js";
import { recall, remember } from "./memory.js";
import { forget, startWhenNear, turn } from "./start.js";
import { assign, partsOf, pick, questionOf, textOf, waiting, waitingSheet } from "./task_words.js";

// Those that the task is made from; `keep` is the element's own.
const ATTRIBUTES = ["for", "predict", "when", "within", "free", "goal", "answer"];
const KINDS = { predict: "predict", goal: "goal", answer: "choose" };
// What the teacher's words depend on.
const WORDS = { childList: true, subtree: true, characterData: true, attributeFilter: ["slot", "data-reply", "alt"] };
const NOTHING = { done: false, score: 0, attempts: 0, answer: "", response: "", correct: "" };

const tasks = new Set();

// Whether a task is another than the one before. A figure that is not there yet, or no longer, makes no
// difference, nor does an item of which the words alone have changed, as when a page draws formulas or is
// translated.
function isAnother(before, now) {
  const isOtherItem = (item, k) => item !== now.items[k] && before.texts[k] !== now.texts[k];
  const isOtherKind = (kind, k) => kind && now.kinds[k] && kind !== now.kinds[k];
  if (before.asked !== now.asked || before.items.length !== now.items.length) return true;
  return before.items.some(isOtherItem) || before.kinds.some(isOtherKind);
}

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
  // What the task was made of when it last started.
  #made;
  // What is to be restored when the task starts, and stays while its attributes are not usable.
  #given = "";
  // What is told of the task while it does not run: the last that it said.
  #last = NOTHING;
  // Whether `ready` was read, and what resolves it.
  #isAsked = false;
  #begun;
  #ready = new Promise((resolve) => (this.#begun = resolve));
  // The teacher's words: the question, and the parts that are shown when they are due.
  #words = globalThis.MutationObserver && new MutationObserver(() => this.#partsChanged());

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open", slotAssignment: "manual" });
    shadow.append(this.#place);
    this.#unfill();
    keepKeys(this);
    this.addEventListener("click", (event) => pick(this, event));
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
    return this.#tell("done");
  }

  get score() {
    return this.#tell("score");
  }

  get attempts() {
    return this.#tell("attempts");
  }

  get answerText() {
    return this.#tell("answer");
  }

  get kind() {
    const name = Object.keys(KINDS).find((name) => this.hasAttribute(name));
    return KINDS[name] ?? "";
  }

  get question() {
    return questionOf(this);
  }

  // The answer as a learning platform takes it, and, as far as it is known, the right one.
  get response() {
    return this.#tell("response");
  }

  get correct() {
    return this.#tell("correct");
  }

  get saved() {
    return this.#ask("saved") || this.#given;
  }

  set saved(text) {
    if (this.#mounted) this.#partsChanged();
    else this.#made = undefined;
    this.#begin(String(text ?? ""));
    if (this.#mounted) this.#ask("restore", this.#given);
    else if (this.#given && this.isConnected) this.#start();
  }

  reset() {
    this.#begin("");
    this.#ask("reset");
    remember(this, "");
  }

  // Nothing of what was done is true any more but what is to be restored.
  #begin(given) {
    this.#given = given;
    this.#last = NOTHING;
  }

  connectedCallback() {
    tasks.add(this);
    follow(this);
    followIds(this);
    this.#words.observe(this, WORDS);
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
      unfollowIds(this);
      forget(this);
      this.#words.disconnect();
      this.#stop();
    });
  }

  attributeChangedCallback(_, before, text) {
    // Deferred, because a script may change several of them, one after the other.
    if (this.#mounted && before !== text) queueMicrotask(() => this.isConnected && this.#partsChanged());
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
    if (mine && this.#made.kinds.join() !== figures.map(({ kind }) => kind).join()) return this.#startAgain();
    this.#attach(id, element, mine && mounted);
    // One that comes again may have changed meanwhile.
    if (isChange || this.#known.has(element)) this.#ask("look");
    this.#known.add(element);
  }

  // An element of the page has another id.
  idsChanged() {
    const named = new Map(this.#named());
    for (const [id, { element }] of [...this.#attached]) if (named.get(id) !== element) this.#attach(id, element);
    for (const element of named.values()) if (element) this.figureChanged(element, mountedOf(element));
  }

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

  // What the task is made of. Where `attributes` and `view` are the same, so is what is shown.
  #parts() {
    const { items, hint, why } = partsOf(this);
    const written = ATTRIBUTES.filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]);
    const texts = items.map(textOf);
    const replies = items.map((item) => item.dataset.reply ?? "");
    const shown = [hint.length > 0, why.length > 0];
    const attributes = JSON.stringify(written);
    const asked = JSON.stringify(written.filter(([name]) => name !== "within" && name !== "free"));
    return { id: this.id, asked, items, written, texts, replies, shown, attributes, view: JSON.stringify([texts, replies, shown]) };
  }

  #mount() {
    const figures = this.#figures();
    const made = { ...this.#parts(), kinds: figures.map(({ kind }) => kind) };
    if (this.#made && isAnother(this.#made, made)) this.#begin(this.id === this.#made.id ? "" : recall(this));
    this.#made = made;
    const { written, texts, replies, shown } = made;
    const columns = [0, 1].map((k) => written.map((attribute) => attribute[k]));
    this.#mounted = bindings.task(...columns, figures.map(({ id }) => id), made.kinds, texts, replies);
    if (this.#given) this.#ask("restore", this.#given);
    const container = document.createElement("div");
    this.shadowRoot.adoptedStyleSheets = [sheet];
    this.#place.replaceChildren(container);
    const changed = () => {
      this.#given = "";
      this.#changed();
    };
    this.#ask("show", container, this.question, ...shown, changed);
    for (const { id, figure } of figures) this.#attach(id, figure, mountedOf(figure));
    if (this.#isBehind) this.#ask("look");
    this.#isBehind = false;
    this.#assign();
    this.#changed();
    this.#begun(this);
  }

  #stop() {
    this.#given = this.saved;
    this.#last = Object.fromEntries(Object.keys(NOTHING).map((name) => [name, this.#tell(name)]));
    this.#ask("hide");
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#attached.clear();
    this.#unfill();
  }

  // What was answered stays unless the task is another: see `isAnother`.
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

  // The attributes or the content have changed.
  #partsChanged() {
    if (!this.#mounted) return this.#unfill();
    const { attributes, view } = this.#parts();
    if (attributes === this.#made.attributes && view === this.#made.view) this.#assign();
    else this.#startAgain();
  }

  #assign() {
    assign(this.shadowRoot, this);
  }

  // A question that is a `<details>` holds its explanation, too. Where a reader who is at a figure would see
  // that move, the reader opens it.
  #explain() {
    const isDue = this.#ask("explained");
    if (this.#wasDue && !isDue) this.#open(false);
    this.#wasDue = isDue;
    if (!isDue) return;
    const { top } = this.getBoundingClientRect();
    const isMoved = ({ figure }) => {
      const place = figure?.getBoundingClientRect();
      return place && place.top > top && place.top < innerHeight && place.bottom > 0;
    };
    if (!this.shadowRoot.activeElement && this.#figures().some(isMoved)) return;
    this.#open(true);
  }

  #open(open) {
    for (const details of this.querySelectorAll(":scope > details")) details.open = open;
  }

  // Whether its explanation was due.
  #wasDue = false;
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

  #tell(name) {
    return this.#ask(name) ?? this.#last[name];
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
