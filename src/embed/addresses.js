// The addresses of the WebAssembly, of a figure's page and of the data files. A self-contained module
// sets `downhillInside` to functions that return its embedded copies.

const WASM = "downhill-figures_bg.wasm";

const beside = (file) => new URL(file, import.meta.url);

export const { wasm, page, file } = globalThis.downhillInside ?? {
  wasm: () => fetch(beside(WASM)),
  page: () => beside("embed.html"),
  file: (name) => beside(name),
};

// The prefix of the addresses of our own files in an error's stack.
export const own = globalThis.downhillInside ? import.meta.url : beside("downhill").href;
