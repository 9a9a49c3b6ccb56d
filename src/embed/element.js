// The one script that a page includes, as downhill.js. It defines the elements at once; the first
// of them that comes near the screen loads the WebAssembly, of which all figures share one instance.
import * as bindings from "./downhill-figures.js";
import { FIGURES, SHARED, TITLES } from "./figures.generated.js";
import { keepFromNotebooks, keepKeys } from "./keys.js";
import { isKnown, sheetOfPlace } from "./place.js";
import style from "./style.js";
import { strangers, warnOfSwallowed } from "./written.js";

export { FIGURES, TITLES };

// The build writes an id of its own here and into the WebAssembly.
const BUILD = "";

const LONGEST_LINK = 8000;
const WASM = "downhill-figures_bg.wasm";

const beside = (file) => new URL(file, import.meta.url);
const mountedFigures = new Set();
let loading;
let near;
let sheet;

// Where the WebAssembly, the page of one figure and the files of data are. A module that carries them
// inside has its own answers.
const { wasm, page, file } = globalThis.downhillInside ?? {
  wasm: () => fetch(beside(WASM)),
  page: () => beside("embed.html"),
  file: (name) => beside(name),
};

// Loads the WebAssembly once for all figures; after a failure the next figure tries again.
function load() {
  loading ??= instantiate().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function instantiate() {
  const response = await wasm();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  const module = await compile(response);
  const builds = WebAssembly.Module.customSections(module, "build");
  if (builds.map((bytes) => new TextDecoder().decode(bytes)).join() !== BUILD) {
    throw new Error("downhill.js and its WebAssembly are of different versions; both have to be copied, or loaded, anew");
  }
  bindings.initSync({ module });
  // After the panic has run its course: until then no figure may call the WebAssembly.
  bindings.start(data, () => queueMicrotask(stopAll));
  sheet = new CSSStyleSheet();
  sheet.replaceSync(style + bindings.hide_rules());
}

// Compiles while it loads, where the server sends the type that a browser asks for.
async function compile(response) {
  const isStreamed = response.headers.get("Content-Type") === "application/wasm" && WebAssembly.compileStreaming;
  try {
    return isStreamed ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (/policy|CSP|disallowed/i.test(error.message)) {
      throw new Error("the content security policy of the page blocks WebAssembly; its script-src has to allow 'wasm-unsafe-eval'");
    }
    if (error instanceof WebAssembly.CompileError) throw new Error("its WebAssembly is cut off or damaged, and has to be copied anew");
    throw error;
  }
}

const coming = {};

// A file of data, decompressed. `progress` is called with the number of bytes received.
function data(name, progress) {
  return (coming[name] ??= receive(name, progress).finally(() => delete coming[name]));
}

async function receive(name, progress) {
  const response = await fetch(file(`digits/${name}`));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  let came = 0;
  const chunks = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    progress((came += value.length));
  }
  const blob = new Blob(chunks);
  // Some servers say that the file is compressed on the way, and then the browser has opened it.
  const [first] = new Uint8Array(await blob.slice(0, 1).arrayBuffer());
  const stream = first === 0x1f ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
  return new Response(stream).arrayBuffer();
}

// A trap in the WebAssembly stops all figures: they share one memory. Its stack names the files that it
// went through.
const own = globalThis.downhillInside ? import.meta.url : beside("downhill").href;

function trapped(error) {
  if (error?.name === "RuntimeError" && String(error.stack).includes(own)) stopAll();
}

function stopAll() {
  loading = Promise.reject(new Error("the figures of this page have met an error and stopped"));
  loading.catch(() => {});
  mountedFigures.forEach((figure) => figure.stopped());
}

globalThis.addEventListener?.("error", ({ error }) => trapped(error));
globalThis.addEventListener?.("unhandledrejection", ({ reason }) => trapped(reason));

// On paper, figures that nobody has reached start too, where the WebAssembly is there. The digits would
// wait for their data: their picture is printed.
const unreached = new Set();

globalThis.addEventListener?.("beforeprint", () => {
  for (const figure of unreached) figure.approached(true);
  if (sheet) bindings.print(true);
});
globalThis.addEventListener?.("afterprint", () => sheet && bindings.print(false));

// A figure starts when it comes within a screen and a half of being seen.
function watch(figure) {
  near ??= new IntersectionObserver(
    (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.approached()),
    { rootMargin: "150%" },
  );
  near.observe(figure);
  unreached.add(figure);
}

// Where there is no page, as when a site is made on a server, the script does nothing.
class DownhillFigure extends (globalThis.HTMLElement ?? Object) {
  #figure;
  #place = globalThis.document?.createElement("div");
  // Its state, which stays with it while it is out of the page, and its view.
  #mounted;
  #isShown = false;
  #given = new Map();
  #asked = false;
  #joined;
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
    mountedFigures.forEach((figure) => figure.#look());
    if (this.#asked) this.#start();
    else watch(this);
  }

  approached(onPaper = false) {
    if (!onPaper || (sheet && this.#figure !== "digits")) this.#start();
    else for (const picture of this.querySelectorAll("img")) picture.loading = "eager";
  }

  // An element that is moved is taken out and put in again within one task.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      near?.unobserve(this);
      unreached.delete(this);
      if (!this.#isShown) return;
      this.#isShown = false;
      mountedFigures.delete(this);
      this.#call("hide");
      this.#fill();
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
    unreached.delete(this);
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
      mountedFigures.add(this);
      warnOfSwallowed(this);
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

keepFromNotebooks((target) => target instanceof DownhillFigure);

// A page that preloads the WebAssembly wants it at once, wherever its first figure stands.
if (globalThis.document?.querySelector(`link[rel="preload"][href$="${WASM}"]`)) load().catch(() => {});
