// The script that a page includes, published as downhill.js. It defines the custom elements at once; the
// first of them that comes near the screen loads the WebAssembly, whose one instance all figures share.
import { page } from "./addresses.js";
import { settled } from "./data_files.js";
import * as bindings from "./downhill-figures.js";
import { FIGURES, TITLES, VALUES } from "./figures.generated.js";
import { tell } from "./followers.js";
import { FormControl } from "./form_control.js";
import { keepFromNotebooks, keepKeys } from "./keys.js";
import { checkFor, elements, enter, leave, synchronise } from "./linked_figures.js";
import { load, sheet, trapped, whenStopped } from "./loader.js";
import { isKnown, sheetOfPlace } from "./place.js";
import "./progress.js";
import { forget, startWhenNear, turn } from "./start.js";
import "./task.js";
import { strangers, warnOfSwallowed } from "./written.js";

export { FIGURES, TITLES };

// The greatest length of a link, in characters: mail and chat programs cut longer ones.
const MAX_LINK_LENGTH = 8000;

// Without a document, for example while a site is generated on a server, the script does nothing.
class DownhillFigure extends FormControl {
  #figure;
  #place = globalThis.document?.createElement("div");
  // The `MountedFigure`: its state, which is kept while the element is out of the page, and its view.
  #mounted;
  #isShown = false;
  // The settings that were set before the figure started.
  #given = new Map();
  // The `value` that was assigned before the figure started.
  #assigned;
  // The `value` that the page knows, as a text: the last that was assigned or told.
  #told = "undefined";
  // The setting of the `value` when the figure started, to which a form resets it.
  #first;
  // Whether `ready` was read.
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
    // What a reader types into a field of the figure is no `input` of the figure.
    shadow.addEventListener("input", (event) => event.target.getRootNode() === shadow && event.stopPropagation());
    this.#adopt();
  }

  // Takes over the properties that a page set before the script defined the element.
  #adopt() {
    for (const name of ["value", "name", "disabled", ...FIGURES[this.#figure]]) {
      if (!Object.hasOwn(this, name)) continue;
      const given = this[name];
      delete this[name];
      this[name] = given;
    }
  }

  // Reading `ready` starts the figure at once, also far from the screen.
  get ready() {
    this.#asked = true;
    if (this.isConnected) this.#start();
    return this.#ready.promise;
  }

  get state() {
    return this.#call("state");
  }

  get value() {
    const { field, setting } = VALUES[this.#figure];
    if (this.#mounted) return known(this.#call("field", field));
    const text = this.#given.get(setting);
    return textOf(this.#assigned) === text ? this.#assigned : text;
  }

  // Frameworks write back what they have read, and an empty text if they have nothing: neither changes
  // anything.
  set value(value) {
    if (value == null || value === "") return;
    const { field, setting } = VALUES[this.#figure];
    this.#assigned = value;
    if (this.#mounted && String(value) === String(this.value)) this.#call("reject", setting ?? "value", "", "");
    else if (setting) this.set({ [setting]: value });
    else this.#call("reject", "value", textOf(value), `it is the ${field} that the figure has reached, and cannot be set`);
    this.#told = String(this.value);
    this.tellForm();
  }

  get errors() {
    return Object.fromEntries(this.#mounted ? pairs(this.#call("errors")) : []);
  }

  code() {
    return this.#call("code");
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
      if (value != null) given.push([name, textOf(value)]);
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
    // A figure with data states next to the link that long data are left out.
    if (url.href.length > MAX_LINK_LENGTH) url.searchParams.delete("data");
    return url.href;
  }

  setting(name) {
    return this.#mounted ? this.#call("value", name) : this.#given.get(name);
  }

  connectedCallback() {
    if (this.#isShown) return;
    this.#place.classList.toggle("place", isKnown(this));
    elements().forEach(checkFor);
    tell(this);
    if (this.#asked) this.#start();
    else startWhenNear(this);
  }

  // Starts the figure, near the screen or for printing. The digits would have to wait for their data, so
  // their fallback picture is printed.
  approached(isPrinting = false) {
    if (!isPrinting || (sheet && this.#figure !== "digits")) this.#start(isPrinting);
    else for (const picture of this.querySelectorAll("img")) picture.loading = "eager";
  }

  // Deferred, because an element that is moved is disconnected and connected again within one task.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      forget(this);
      if (!this.#isShown) return;
      this.#isShown = false;
      leave(this);
      tell(this);
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
    if (name === "value") {
      this.value = text;
      return;
    }
    if (text === null) this.#call("restore", name);
    else this.#call("set", [name], [text]);
  }

  // Goes back to the value, and to the step, with which the figure started.
  formResetCallback() {
    if (!this.#mounted) return;
    this.reset();
    const { setting } = VALUES[this.#figure];
    // Another model or formula may take another number of them than the one at the start.
    const fits = setting && this.setting(setting).length === this.#first.length;
    const written = (name) => this.#given.get(name) ?? this.getAttribute(name);
    this.set({ ...(fits && { [setting]: this.#first }), step: written("step"), at: written("at") });
  }

  // Calls a method of the figure. A trap is reported to all figures even if the caller catches it.
  #call(verb, ...given) {
    try {
      return this.#mounted?.[verb](...given);
    } catch (error) {
      trapped(error);
      throw error;
    }
  }

  // What is printed is what stands there at the end of this task: printing waits for no turn.
  async #start(isPrinting = false) {
    forget(this);
    if (this.#isShown) return;
    try {
      if (!isPrinting) await load().then(turn);
      // Meanwhile all figures may have stopped.
      await load();
      if (!this.isConnected || this.#isShown) return;
      if (!this.#mounted) this.#mount();
      const container = document.createElement("div");
      this.shadowRoot.adoptedStyleSheets = [sheetOfPlace(this.#figure), sheet];
      this.#fill(container);
      this.#mounted.show(container, () => this.#changed());
      this.#isShown = true;
      warnOfSwallowed(this);
      enter(this, this.#mounted);
      tell(this, this.#mounted);
      this.#tellValue();
      // The digits are ready once their data are loaded, or an error message about them is shown.
      if (this.#figure === "digits") await settled();
      this.#ready.resolve(this);
    } catch (error) {
      trapped(error);
      this.#explain(`This figure could not start: ${error.message}.`);
      this.#ready.reject(error);
    }
  }

  // Starts the figure with the settings of its attributes and those that were set before.
  #mount() {
    const names = FIGURES[this.#figure];
    const { setting } = VALUES[this.#figure];
    const written = [...names, ...strangers(this, names)].filter((name) => this.hasAttribute(name));
    const settings = new Map(written.map((name) => [name, this.getAttribute(name)]));
    const text = this.getAttribute("value");
    if (setting && text) settings.set(setting, text);
    this.#mounted = bindings.figure(this.#figure, ...columns([...new Map([...settings, ...this.#given])]));
    if (setting) this.#first = this.setting(setting);
    else this.value = this.#assigned ?? text;
  }

  // Dispatches the change event. Its `detail` is computed only when a listener reads it, because a long
  // history would take time in every frame.
  #changed() {
    synchronise(this);
    tell(this, this.#mounted, true);
    const event = new CustomEvent("downhill-change", { bubbles: true, composed: true });
    let detail;
    Object.defineProperty(event, "detail", { get: () => (detail ??= this.state) });
    this.dispatchEvent(event);
    this.#tellValue();
  }

  // Tells the page of the value if it is not the one that the page knows: also when the figure has started,
  // for a page that waits for a first value.
  #tellValue() {
    const value = String(this.value);
    const isNews = value !== this.#told;
    this.#told = value;
    if (isNews) this.tellPage();
    this.settle(this.#call("field", "status"));
  }

  stopped() {
    this.#isShown = false;
    this.#explain("This figure met an error and has stopped. Reload the page to start it again.");
  }

  // Shows the element's own content (its `slot`) between two nodes. Once the figure runs, the style
  // sheet hides the pictures in it.
  #fill(before = "", after = "") {
    this.#place.replaceChildren(before, document.createElement("slot"), after);
  }

  // Shows the fallback content with a message under it.
  #explain(message) {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = message;
    this.#fill("", line);
  }
}

// The address of the page of a figure; `undefined` if this page has no address, as in `srcdoc`.
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

// A value as an attribute is written. Lists have blanks after their commas: `1,2` may be a decimal number.
const textOf = (value) =>
  typeof value === "object" && value?.[Symbol.iterator] ? [...value].join(", ") : String(value);
const count = (n) => Math.max(0, Math.min(1e6, Math.trunc(Number(n)) || 0));
const known = (value) => (typeof value === "number" && !Number.isFinite(value) ? undefined : value);
const pairs = (flat) => flat.flatMap((name, i) => (i % 2 ? [] : [[name, flat[i + 1]]]));
const columns = (pairs) => [pairs.map(([name]) => name), pairs.map(([, text]) => text)];

for (const [figure, names] of Object.entries(FIGURES)) {
  const tag = `downhill-${figure}`;
  // The script may be loaded twice.
  if (!globalThis.customElements || customElements.get(tag)) continue;
  const element = class extends DownhillFigure {
    static observedAttributes = ["value", ...(figure === "landscape" ? ["for"] : []), ...names];
    constructor() {
      super(figure);
    }
  };
  for (const name of names) {
    // `step` is both a method and a setting: reading the property returns the method, assigning to it
    // sets the setting.
    const method = element.prototype[name];
    Object.defineProperty(element.prototype, name, {
      get() {
        return method ?? this.setting(name);
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
