// Where the WebAssembly, the page of one figure and the files of data are. A module that carries them
// inside has its own answers.

export const WASM = "downhill-figures_bg.wasm";

const beside = (file) => new URL(file, import.meta.url);

export const { wasm, page, file } = globalThis.downhillInside ?? {
  wasm: () => fetch(beside(WASM)),
  page: () => beside("embed.html"),
  file: (name) => beside(name),
};

// What the addresses of its own files begin with, as they stand in the stack of an error.
export const own = globalThis.downhillInside ? import.meta.url : beside("downhill").href;
