// The one script that a page includes, as downhill.js. It defines the elements at once; the first
// of them to be connected brings the WebAssembly, which all figures of the page share.
import * as bindings from "./downhill-figures.js";
import { FIGURES, SHARED } from "./figures.generated.js";
import { woven } from "./weave.js";

export { FIGURES };

// `cargo xtask build` writes the same into the WebAssembly.
const BUILD = "";

const LONGEST_LINK = 8000;

const beside = (file) => new URL(file, import.meta.url);
const mountedFigures = new Set();
const loading = {};
const parts = {};
let near;
let sheet;

const MAIN = "downhill-figures_bg.wasm";
const OWN = { landscape: "downhill-landscape_bg.wasm", digits: "downhill-digits_bg.wasm" };
const PANELS = "downhill-panels_bg.wasm";
const DIGITS_PANELS = "downhill-digits-panels_bg.wasm";
const CORE = "downhill-core_bg.wasm";
const MORE = "downhill-more_bg.wasm";

// The WebAssembly, the page of one figure, and a file of data. A module that carries the first has its
// own ways.
const { wasm, page, file } = globalThis.downhillInside ?? {
  wasm: (part) => fetch(beside(part)),
  page: () => beside("embed.html"),
  file: (name) => beside(name),
};

// A page with curves alone takes the core, which is smaller; should another figure come later, the
// rest joins it. Other pages take the main part; what a landscape and the digits have of their own joins
// when they come near, the panels when one is opened. While one works on the page, and in a module, there
// is the whole alone.
const inParts = BUILD && !globalThis.downhillInside;

async function load(figure) {
  const others = Object.keys(FIGURES).filter((name) => name !== "curve").map((name) => `downhill-${name}`);
  const curvesAlone = inParts && figure === "curve" && !document.querySelector(others);
  const hasCore = !loading[MAIN] && (loading[CORE] || curvesAlone);
  await begin(hasCore ? CORE : MAIN, run);
  if (hasCore && figure !== "curve") await begin(MORE, join);
  if (inParts && !hasCore && OWN[figure]) await begin(OWN[figure], join);
}

// A part takes what those before it have, and those after it what it has.
function join(module) {
  Object.assign(parts, new WebAssembly.Instance(module, { a: parts }).exports);
}

async function panels() {
  if (!inParts || !loading[MAIN]) return;
  await begin(PANELS, join);
  if (loading[OWN.digits]) await begin(DIGITS_PANELS, join);
}

function run(module) {
  Object.assign(parts, bindings.initSync({ module }));
  bindings.bring_by(panels, data, style);
  sheet = new CSSStyleSheet();
  style(bindings.style_sheet());
}

const rules = new Set();

function style(more) {
  if (!rules.has(more)) sheet.replaceSync([...rules.add(more)].join(""));
}

const coming = {};

// A file of data, decompressed. `tell` hears how many bytes have come.
function data(name, tell) {
  return (coming[name] ??= receive(name, tell).finally(() => delete coming[name]));
}

async function receive(name, tell) {
  const response = await fetch(file(`digits/${name}`));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  let came = 0;
  const chunks = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    tell((came += value.length));
  }
  const blob = new Blob(chunks);
  // Some servers say that the file is compressed on the way, and then the browser has opened it.
  const [first] = new Uint8Array(await blob.slice(0, 1).arrayBuffer());
  const stream = first === 0x1f ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
  return new Response(stream).arrayBuffer();
}

// A trap in the WebAssembly, such as a panic, stops all figures: they share one memory. Its stack tells
// where the WebAssembly is from: in Chromium by the name it has, elsewhere by the script that compiled it.
const own = ["wasm://wasm/downhill", globalThis.downhillInside ? import.meta.url : beside("downhill").href];

function trapped(error) {
  const isOurs = error?.name === "RuntimeError" && own.some((place) => String(error.stack).includes(place));
  if (isOurs) mountedFigures.forEach((figure) => figure.stopped());
}

globalThis.addEventListener?.("error", ({ error }) => trapped(error));
globalThis.addEventListener?.("unhandledrejection", ({ reason }) => trapped(reason));

function begin(part, start) {
  loading[part] ??= wasm(part).then(async (response) => {
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    const module = await WebAssembly.compile(woven(new Uint8Array(await response.arrayBuffer())));
    const builds = WebAssembly.Module.customSections(module, "build");
    if (builds.map((bytes) => new TextDecoder().decode(bytes)).join() !== BUILD) {
      throw new Error("downhill.js and its WebAssembly are of different versions; both have to be copied, or loaded, anew");
    }
    start(module);
  });
  // A figure that is connected later tries again.
  loading[part].catch(() => delete loading[part]);
  return loading[part];
}

// A figure starts when it comes within a screen of being seen.
function watch(figure) {
  near ??= new IntersectionObserver(
    (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.approached()),
    { rootMargin: "100%" },
  );
  near.observe(figure);
}

// Where there is no page, as when a site is made on a server, the script does nothing.
class DownhillFigure extends (globalThis.HTMLElement ?? Object) {
  #figure;
  #mounted;
  #given = new Map();
  #asked = false;
  #joined;
  #ready = withResolvers();

  constructor(figure) {
    super();
    this.#figure = figure;
    this.#ready.promise.catch(() => {});
    const shadow = this.attachShadow({ mode: "open" });
    // What stands inside the element is shown until the figure runs.
    shadow.append(document.createElement("slot"));
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
      if (value !== null) given.push([name, String(value)]);
      else if (this.#mounted) this.#call("restore", name);
      else this.#given.delete(name);
    }
    if (this.#mounted) this.#call("set", ...columns(given));
    else given.forEach(([name, text]) => this.#given.set(name, text));
  }

  link() {
    const url = page(this.#figure);
    url.search = new URLSearchParams({ figure: this.#figure, ...this.settings });
    // Longer addresses are cut by mail and chat programs. The figure says that it leaves them out.
    if (url.href.length > LONGEST_LINK) url.searchParams.delete("data");
    return url.href;
  }

  value(name) {
    return this.#mounted ? this.#call("value", name) : this.#given.get(name);
  }

  connectedCallback() {
    if (this.#mounted) return;
    mountedFigures.forEach((figure) => figure.#look());
    if (this.#asked) this.#start();
    else watch(this);
  }

  approached() {
    this.#start();
  }

  // An element that is moved is taken out and put in again within one task.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      near?.unobserve(this);
      if (this.#mounted) {
        mountedFigures.delete(this);
        this.#mounted.free();
        this.#mounted = undefined;
        this.#ready = withResolvers();
        this.#ready.promise.catch(() => {});
        this.shadowRoot.replaceChildren(document.createElement("slot"));
      }
    });
  }

  attributeChangedCallback(name, before, text) {
    if (!this.#mounted || before === text) return;
    if (name === "for") {
      this.#look();
      return this.#link();
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
    near?.unobserve(this);
    const names = FIGURES[this.#figure];
    try {
      await load(this.#figure);
      if (!this.isConnected || this.#mounted) return;
      const attributes = names
        .filter((name) => this.hasAttribute(name))
        .map((name) => [name, this.getAttribute(name)]);
      const given = new Map([...attributes, ...this.#given]);
      const container = document.createElement("div");
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.shadowRoot.replaceChildren(container);
      const changed = () => this.#changed();
      this.#mounted = bindings.mount(this.#figure, container, ...columns([...given]), changed);
      mountedFigures.add(this);
      this.#look();
      this.#link();
      // The digits are ready with their data, or with what they say of them.
      if (this.#figure === "digits") await Promise.allSettled(Object.values(coming));
      this.#ready.resolve(this);
    } catch (error) {
      trapped(error);
      this.#explain(`This figure could not start: ${error.message}.`);
      this.#ready.reject(error);
    }
  }

  // The state is made when a listener asks for it: a long history would cost every frame.
  #changed() {
    this.#link();
    const event = new CustomEvent("downhill-change", { bubbles: true, composed: true });
    let detail;
    Object.defineProperty(event, "detail", { get: () => (detail ??= this.state) });
    this.dispatchEvent(event);
  }

  // The element that `for` names.
  #named() {
    const id = this.#figure === "landscape" && this.getAttribute("for");
    return id ? this.getRootNode().getElementById?.(id) : null;
  }

  // Says so in place if `for` names no fit.
  #look() {
    if (this.#figure !== "landscape") return;
    const id = this.getAttribute("for");
    const wrong = id !== null && this.#named()?.localName !== "downhill-fit";
    this.#mounted.complain("for", id ?? "", wrong ? "it takes the id of a <downhill-fit> on this page" : "");
  }

  // The fit that a landscape goes together with; none while it shows something else.
  #partner() {
    const fit = this.#named();
    return mountedFigures.has(fit) && fit.#figure === "fit" && this.value("f") === "fit" ? fit : undefined;
  }

  // Brings along who goes together with this figure. A landscape that meets its fit does as the fit
  // does; after that, whoever changes leads.
  #link() {
    for (const figure of mountedFigures) {
      const fit = figure.#partner();
      if (figure === this || fit === this) {
        const [leader, other] = fit && figure.#joined === fit && figure === this ? [figure, fit] : [fit, figure];
        figure.#joined = fit;
        if (leader) other.#follow(leader);
      }
    }
  }

  // From the first setting that differs, those after it may hang on it.
  #follow(leader) {
    const [theirs, own] = [leader, this].map((figure) => figure.#mounted.texts(SHARED));
    const first = theirs.findIndex((text, k) => text !== own[k]);
    if (first >= 0) this.#mounted.set(SHARED.slice(first), theirs.slice(first));
  }

  stopped() {
    this.#explain("This figure met an error and has stopped. Reload the page to start it again.");
  }

  // The picture stays, or comes back, with one line under it.
  #explain(message) {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = message;
    this.shadowRoot.replaceChildren(document.createElement("slot"), line);
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
    // `step` is the verb; its setting is an attribute.
    if (name in element.prototype) continue;
    Object.defineProperty(element.prototype, name, {
      get() {
        return this.value(name);
      },
      set(value) {
        this.set({ [name]: value });
      },
    });
  }
  customElements.define(tag, element);
}
