// Milliseconds for an epoch of a classifier of digits by the tape and by TensorFlow.js, on its CPU and
// on its WebAssembly backend, in turns. Called with the classes, the batch, the learning rate and the
// number of rounds; answers for each with the loss before the last step of the first epoch and its
// times.
const [{ classes, batch, lr, rounds }] = arguments;
// The browser compiles in two goes, the second in the background: the first rounds do not count.
const WARM_UP = 4;

const file = async (name) => {
  const { body } = await fetch(`/digits-train-${name}-ubyte.gz`);
  return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
};
const [images, labels] = [await file("images-idx3"), await file("labels-idx1")];

const tape = await import("/tape.js");
await tape.default();
const digits = tape.Digits.read(images, labels, classes, batch, lr);

// The same digits, in the order of the file.
const [HEAD, LABELS, PIXELS] = [16, 8, 784];
const wanted = classes === "all" ? null : classes.split(",").map(Number);
const chosen = [...labels.subarray(LABELS)].flatMap((label, k) => (!wanted || wanted.includes(label) ? [[label, k]] : []));
const outputs = wanted ? 1 : 10;
const batches = [];
for (let start = 0; start < chosen.length; start += batch) {
  const rows = chosen.slice(start, start + batch);
  const x = rows.flatMap(([, k]) => Array.from(images.subarray(HEAD + k * PIXELS, HEAD + (k + 1) * PIXELS), (pixel) => pixel / 255));
  const y = rows.flatMap(([label]) => (wanted ? [Number(label === wanted[0])] : Array.from({ length: 10 }, (_, digit) => Number(digit === label))));
  batches.push({ rows: rows.length, x: Float32Array.from(x), y: Float32Array.from(y) });
}

// Trains an epoch from weights of zero, and answers with the loss before its last step.
function tensors() {
  const given = batches.map(({ rows, x, y }) => [tf.tensor2d(x, [rows, PIXELS]), tf.tensor2d(y, [rows, outputs])]);
  const descent = tf.train.sgd(lr);
  const wrong = wanted ? tf.losses.sigmoidCrossEntropy : tf.losses.softmaxCrossEntropy;
  return () => {
    const [w, b] = [tf.zeros([PIXELS, outputs]).variable(), tf.zeros([outputs]).variable()];
    given.forEach(([x, y], k) => {
      const loss = () => wrong(y, x.matMul(w).add(b));
      const last = descent.minimize(loss, k === given.length - 1);
      if (last) tensors.last = last.dataSync()[0];
      last?.dispose();
    });
    tf.dispose([w, b]);
    return tensors.last;
  };
}

tf.wasm.setWasmPaths("/");
const rivals = { tape: [null, () => digits.epochs(1)] };
for (const backend of ["cpu", "wasm"]) {
  await tf.setBackend(backend);
  await tf.ready();
  rivals[backend] = [backend, tensors()];
}
const frame = () => new Promise((next) => requestAnimationFrame(next));
const answers = {};
for (let round = -WARM_UP; round < rounds; round++) {
  for (const [name, [backend, work]] of Object.entries(rivals)) {
    if (backend) await tf.setBackend(backend);
    await frame();
    const begin = performance.now();
    const loss = work();
    const taken = performance.now() - begin;
    answers[name] ??= { loss, times: [] };
    if (round >= 0) answers[name].times.push(taken);
  }
}
answers.version = tf.version.tfjs;
return answers;
