// Loads the WebAssembly, of which all figures of a page share one instance; and tells when it has met an
// error, which stops all of them.
import { own, wasm, WASM } from "./addresses.js";
import { loadData } from "./data_files.js";
import * as bindings from "./downhill-figures.js";
import style from "./style.js";

// The build writes an id of its own here and into the WebAssembly.
const BUILD = "";

const stopped = [];
let loading;

// The style sheet of the figures, once they can start.
export let sheet;

// Calls `tell` when all figures stop.
export const whenStopped = (tell) => stopped.push(tell);

// Loads the WebAssembly once for all figures; after a failure the next figure tries again.
export function load() {
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
  // Not `initSync`: browsers refuse that for what is above 8 MB, as a build without optimisation is.
  await bindings.default({ module_or_path: module });
  // After the panic has run its course: until then no figure may call the WebAssembly.
  bindings.start(loadData, () => queueMicrotask(stopAll));
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

// A trap in the WebAssembly stops all figures: they share one memory. Its stack names the files that it
// went through.
export function trapped(error) {
  if (error?.name === "RuntimeError" && String(error.stack).includes(own)) stopAll();
}

function stopAll() {
  loading = Promise.reject(new Error("the figures of this page have met an error and stopped"));
  loading.catch(() => {});
  stopped.forEach((tell) => tell());
}

globalThis.addEventListener?.("error", ({ error }) => trapped(error));
globalThis.addEventListener?.("unhandledrejection", ({ reason }) => trapped(reason));

// A page that preloads the WebAssembly wants it at once, wherever its first figure stands.
if (globalThis.document?.querySelector(`link[rel="preload"][href$="${WASM}"]`)) load().catch(() => {});
