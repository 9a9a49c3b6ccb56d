// The one script that a page includes, as downhill.js. It defines the elements at once; the first
// of them that comes near the screen loads the WebAssembly, of which all figures share one instance.
import { page } from "./addresses.js";
import { settled } from "./data_files.js";
import * as bindings from "./downhill-figures.js";
import { FIGURES, TITLES } from "./figures.generated.js";
import { keepFromNotebooks, keepKeys } from "./keys.js";
import { checkFor, elements, enter, leave, synchronise } from "./linked_figures.js";
import { load, sheet, trapped, whenStopped } from "./loader.js";
import { isKnown, sheetOfPlace } from "./place.js";
import { forget, startWhenNear } from "./start.js";
import { strangers, warnOfSwallowed } from "./written.js";

export { FIGURES, TITLES };

const LONGEST_LINK = 8000;

// Where there is no page, as when a site is made on a server, the script does nothing.
class DownhillFigure extends (globalThis.HTMLElement ?? Object) {
  #figure;
  #place = globalThis.document?.createElement("div");
  // Its state, which stays with it while it is out of the page, and its view.
  #mounted;
  #isShown = false;
  #given = new Map();
  #asked = false;
  #ready = withResolvers();

  constructor(figure) {
    super();
    this.#figure = figure;
    this.#ready.promise.catch(() => {});
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheetOfPlace(figure)];
    shadow.append(this.#place);
    this.#fill();
    keepKeys(this);
  }

  // Whoever asks does not wait until the figure comes near the screen.
  get ready() {
    this.#asked = true;
    if (this.isConnected) this.#start();
    return this.#ready.promise;
  }

  get state() {
    return this.#call("state");
  }

  step(n = 1) {
    this.#call("step", count(n));
  }

  back(n = 1) {
    this.#call("back", count(n));
  }

  play() {
    this.#call("play");
  }

  pause() {
    this.#call("pause");
  }

  reset() {
    this.#call("reset");
  }

  get settings() {
    return Object.fromEntries(this.#mounted ? pairs(this.#call("settings")) : this.#given);
  }

  set(settings) {
    const given = [];
    for (const [name, value] of Object.entries(settings ?? {})) {
      if (value != null) given.push([name, String(value)]);
      else if (this.#mounted) this.#call("restore", name);
      else this.#given.delete(name);
    }
    if (this.#mounted) this.#call("set", ...columns(given));
    else given.forEach(([name, text]) => this.#given.set(name, text));
  }

  link() {
    const url = address(this.#figure);
    if (!url) return "";
    url.search = new URLSearchParams({ figure: this.#figure, ...this.settings });
    // Longer addresses are cut by mail and chat programs. The figure says that it leaves them out.
    if (url.href.length > LONGEST_LINK) url.searchParams.delete("data");
    return url.href;
  }

  value(name) {
    return this.#mounted ? this.#call("value", name) : this.#given.get(name);
  }

  connectedCallback() {
    if (this.#isShown) return;
    this.#place.classList.toggle("place", isKnown(this));
    elements().forEach(checkFor);
    if (this.#asked) this.#start();
    else startWhenNear(this);
  }

  // The digits would wait for their data on paper: their picture is printed.
  approached(onPaper = false) {
    if (!onPaper || (sheet && this.#figure !== "digits")) this.#start();
    else for (const picture of this.querySelectorAll("img")) picture.loading = "eager";
  }

  // An element that is moved is taken out and put in again within one task.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      forget(this);
      if (!this.#isShown) return;
      this.#isShown = false;
      leave(this);
      this.#call("hide");
      this.#fill();
    });
  }

  attributeChangedCallback(name, before, text) {
    if (!this.#mounted || before === text) return;
    if (name === "for") {
      checkFor(this);
      return synchronise(this);
    }
    if (text === null) this.#call("restore", name);
    else this.#call("set", [name], [text]);
  }

  // Who calls may catch a trap, but the figures are told.
  #call(verb, ...given) {
    try {
      return this.#mounted?.[verb](...given);
    } catch (error) {
      trapped(error);
      throw error;
    }
  }

  async #start() {
    forget(this);
    const names = FIGURES[this.#figure];
    try {
      await load();
      if (!this.isConnected || this.#isShown) return;
      const written = [...names, ...strangers(this, names)].filter((name) => this.hasAttribute(name));
      const attributes = written.map((name) => [name, this.getAttribute(name)]);
      this.#mounted ??= bindings.figure(this.#figure, ...columns([...new Map([...attributes, ...this.#given])]));
      const container = document.createElement("div");
      this.shadowRoot.adoptedStyleSheets = [sheetOfPlace(this.#figure), sheet];
      this.#fill(container);
      this.#mounted.show(container, () => this.#changed());
      this.#isShown = true;
      warnOfSwallowed(this);
      enter(this, this.#mounted);
      // The digits are ready with their data, or with what they say of them.
      if (this.#figure === "digits") await settled();
      this.#ready.resolve(this);
    } catch (error) {
      trapped(error);
      this.#explain(`This figure could not start: ${error.message}.`);
      this.#ready.reject(error);
    }
  }

  // The state is made when a listener asks for it: a long history would cost every frame.
  #changed() {
    synchronise(this);
    const event = new CustomEvent("downhill-change", { bubbles: true, composed: true });
    let detail;
    Object.defineProperty(event, "detail", { get: () => (detail ??= this.state) });
    this.dispatchEvent(event);
  }

  stopped() {
    this.#isShown = false;
    this.#explain("This figure met an error and has stopped. Reload the page to start it again.");
  }

  // What stands inside the element is shown until the figure runs, and what of it is no picture after
  // that: between these.
  #fill(before = "", after = "") {
    this.#place.replaceChildren(before, document.createElement("slot"), after);
  }

  // The picture stays, or comes back, with one line under it.
  #explain(message) {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = message;
    this.#fill("", line);
  }
}

// The page of a figure; none where this page has no address of its own, as in `srcdoc`.
function address(figure) {
  try {
    return page(figure);
  } catch {
    return undefined;
  }
}

function withResolvers() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

const count = (n) => Math.max(0, Math.min(1e6, Math.trunc(Number(n)) || 0));
const pairs = (flat) => flat.flatMap((name, i) => (i % 2 ? [] : [[name, flat[i + 1]]]));
const columns = (pairs) => [pairs.map(([name]) => name), pairs.map(([, text]) => text)];

for (const [figure, names] of Object.entries(FIGURES)) {
  const tag = `downhill-${figure}`;
  // Loading the script twice is normal.
  if (!globalThis.customElements || customElements.get(tag)) continue;
  const element = class extends DownhillFigure {
    static observedAttributes = figure === "landscape" ? [...names, "for"] : names;
    constructor() {
      super(figure);
    }
  };
  for (const name of names) {
    // `step` is a verb as well: it is called, and the setting of its name is set.
    const verb = element.prototype[name];
    Object.defineProperty(element.prototype, name, {
      get() {
        return verb ?? this.value(name);
      },
      set(value) {
        this.set({ [name]: value });
      },
    });
  }
  customElements.define(tag, element);
}

whenStopped(() => elements().forEach((figure) => figure.stopped()));
keepFromNotebooks((target) => target instanceof DownhillFigure);
