// The files of data that a figure needs and the WebAssembly does not carry.
import { file } from "./addresses.js";

const coming = {};

// What is on its way now has come, or failed.
export const settled = () => Promise.allSettled(Object.values(coming));

// A file of data, decompressed. `progress` is called with the number of bytes received.
export function loadData(name, progress) {
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
