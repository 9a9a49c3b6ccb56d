// Loads the data files of figures, which are not part of the WebAssembly.
import { file } from "./addresses.js";

// The promises of the files that are being loaded, by name.
const loading = {};

// Resolves when all files that are being loaded now have been received or have failed.
export const settled = () => Promise.allSettled(Object.values(loading));

// Loads a data file and decompresses it. `progress` is called with the number of bytes received so far.
export function loadData(name, progress) {
  return (loading[name] ??= receive(name, progress).finally(() => delete loading[name]));
}

async function receive(name, progress) {
  const response = await fetch(file(`digits/${name}`));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  let received = 0;
  const chunks = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    progress((received += value.length));
  }
  const blob = new Blob(chunks);
  // Some servers send the file with `Content-Encoding: gzip`; then the browser has decompressed it
  // already.
  const [first] = new Uint8Array(await blob.slice(0, 1).arrayBuffer());
  const stream = first === 0x1f ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
  return new Response(stream).arrayBuffer();
}
