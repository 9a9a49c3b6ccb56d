// The element `<downhill-progress>`: how many of the tasks of the page, or of the element that `for`
// names, are done. It tells the window around a frame, too.

import { followIds, unfollowIds } from "./followers.js";

const TASK = "downhill-task";
const progresses = new Set();

class DownhillProgress extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["for"];
  #line = globalThis.document?.createElement("span");
  #told = "";

  constructor() {
    super();
    this.#line.dir = "auto";
    this.attachShadow({ mode: "open" }).append(this.#line);
  }

  connectedCallback() {
    progresses.add(this);
    followIds(this);
    count();
  }

  disconnectedCallback() {
    progresses.delete(this);
    unfollowIds(this);
  }

  idsChanged() {
    this.count();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.count();
  }

  get done() {
    return this.#tasks().filter((task) => task.done).length;
  }

  get of() {
    return this.#tasks().length;
  }

  // The mean of the scores, from 0 to 1. A task that the script has not reached yet has none.
  get score() {
    const scores = this.#tasks().map((task) => task.score ?? 0);
    return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  }

  #tasks() {
    const id = this.getAttribute("for");
    const root = this.getRootNode();
    const place = id ? root.getElementById?.(id) : root;
    return [...(place?.querySelectorAll(TASK) ?? [])];
  }

  count() {
    const { done, of, score } = this;
    const id = this.getAttribute("for");
    const isLost = id && !this.getRootNode().getElementById?.(id);
    const text = isLost ? `for="${id.slice(0, 40)}" is not usable: there is no element with this id on this page.` : of ? `${done} of ${of}` : "";
    if (this.#line.textContent !== text) this.#line.textContent = text;
    const now = [done, of, score].join();
    if (now === this.#told) return;
    this.#told = now;
    if (parent !== window) parent.postMessage({ type: "downhill:score", done, of, score }, "*");
  }
}

const count = () => progresses.forEach((progress) => progress.count());

if (globalThis.customElements && !customElements.get("downhill-progress")) {
  customElements.define("downhill-progress", DownhillProgress);
  addEventListener(TASK, count);
  // Tasks come and go.
  new MutationObserver(() => progresses.size && count()).observe(document, { childList: true, subtree: true });
}
