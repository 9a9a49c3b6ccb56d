// Nanoseconds for one step of the same fit by the tape, by hand and by TensorFlow.js, in turns.
// Called with the data, the start, the learning rate, how many steps the losses are compared after
// and the number of rounds; answers for each with its loss and its times.
const [{ time, speed, start, lr, compared, rounds }] = arguments;
// A round is long beside the resolution of the clock.
const ROUND = 10;
// The browser compiles in two goes, the second in the background: the first rounds do not count.
const WARM_UP = 10;

const tape = await import("/tape.js");
await tape.default();
const numbers = [time, speed].map((list) => Float64Array.from(list));
const fit = new tape.Fit(...numbers, ...start, lr);

await tf.setBackend("cpu");
await tf.ready();
const [times, speeds] = [time, speed].map((list) => tf.tensor1d(list));
const descent = tf.train.sgd(lr);

// Each takes so many steps from the start, and answers with the loss before the last one.
const rivals = {
  tape: (steps) => fit.steps(steps),
  hand: (steps) => byHand(...numbers, start, lr, steps).loss,
  tensorflow(steps) {
    const [a, b, c] = start.map((value) => tf.scalar(value).variable());
    const loss = () => {
      const preds = a.mul(times.square()).add(b.mul(times)).add(c);
      return preds.sub(speeds).square().mean();
    };
    for (let step = 1; step < steps; step++) descent.minimize(loss, false);
    const last = descent.minimize(loss, true);
    const number = last.dataSync()[0];
    tf.dispose([a, b, c, last]);
    return number;
  },
};

const frame = () => new Promise((next) => requestAnimationFrame(next));
const clock = (work, steps) => {
  const begin = performance.now();
  work(steps);
  return performance.now() - begin;
};
const answers = {};
const counts = {};
for (const [name, work] of Object.entries(rivals)) {
  answers[name] = { loss: work(compared + 1), times: [] };
  counts[name] = 1;
  while (clock(work, counts[name]) < ROUND) counts[name] *= 2;
}
for (let round = -WARM_UP; round < rounds; round++) {
  await frame();
  for (const [name, work] of Object.entries(rivals)) {
    const taken = clock(work, counts[name]);
    if (round >= 0) answers[name].times.push((taken / counts[name]) * 1e6);
  }
}
answers.tensorflow.version = tf.version.tfjs;
return answers;
