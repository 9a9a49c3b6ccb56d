// Loads the WebAssembly, whose one instance all figures of a page share, and reports an error in it,
// which stops all of them.
import { own, wasm } from "./addresses.js";
import { loadData } from "./data_files.js";
import * as bindings from "./downhill-figures.js";
import style from "./style.js";

// The id of the build, which writes it here and into the WebAssembly.
const BUILD = "";

// The callbacks for the end of all figures.
const stopListeners = [];
let loading;

// The style sheet of the figures; `undefined` until the WebAssembly is loaded.
export let sheet;

// Calls `listener` when all figures stop.
export const whenStopped = (listener) => stopListeners.push(listener);

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
  // Not `initSync`: browsers refuse it for modules above 8 MB, which an unoptimised build exceeds.
  await bindings.default({ module_or_path: module });
  // Deferred until the panic has unwound to JavaScript; before that no figure may call the WebAssembly.
  bindings.start(loadData, () => queueMicrotask(stopAll));
  sheet = new CSSStyleSheet();
  // The list of the groups that `hide` leaves out is that of the figures, so `:left-out` stands for it.
  sheet.replaceSync(style.replaceAll(":left-out", bindings.left_out()));
}

// Compiles while loading if the server sends the MIME type that browsers require for that.
async function compile(response) {
  const isStreamed = response.headers.get("Content-Type") === "application/wasm" && WebAssembly.compileStreaming;
  try {
    return isStreamed ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (/policy|CSP|disallowed/i.test(error.message)) {
      throw new Error("the content security policy of the page blocks WebAssembly; its script-src has to allow 'wasm-unsafe-eval'");
    }
    // Firefox calls the end of a stream that comes too soon a lack of memory.
    if (error instanceof WebAssembly.CompileError || /out of memory/.test(error.message)) throw new Error("its WebAssembly is cut off or damaged, and has to be copied anew");
    throw error;
  }
}

// Stops all figures after a trap in the WebAssembly, because they share its memory. The trap is
// recognised by the files in the error's stack.
export function trapped(error) {
  if (error?.name === "RuntimeError" && String(error.stack).includes(own)) stopAll();
}

function stopAll() {
  loading = Promise.reject(new Error("the figures of this page have met an error and stopped"));
  loading.catch(() => {});
  stopListeners.forEach((listener) => listener());
}

globalThis.addEventListener?.("error", ({ error }) => trapped(error));
globalThis.addEventListener?.("unhandledrejection", ({ reason }) => trapped(reason));
