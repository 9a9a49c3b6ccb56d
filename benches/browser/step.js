// Nanoseconds for one step of the fit, by the figure and by a loop written by hand, in turns.
// Called with the number of rounds; answers with a list of [figure, hand], and with the parameters
// that each arrived at.
const [rounds] = arguments;
const STEPS = 9000;
// The hand-written loop is so quick that one run of it is near the resolution of the clock.
const REPEATS = 5;

const el = document.querySelector("downhill-fit");
await el.ready;
el.reset();
const { time, speed, params: start, lr } = el.state;

// The browser compiles in two goes, the second in the background: the first rounds do not count.
const WARM_UP = 10;
const frame = () => new Promise((next) => requestAnimationFrame(next));
const times = [];
let hand;
for (let round = -WARM_UP; round < rounds; round++) {
  el.reset();
  await frame();
  const begin = performance.now();
  el.step(STEPS);
  const middle = performance.now();
  for (let k = 0; k < REPEATS; k++) hand = byHand(time, speed, start, lr, STEPS);
  const end = performance.now();
  if (round < 0) continue;
  times.push([
    ((middle - begin) / STEPS) * 1e6,
    ((end - middle) / (STEPS * REPEATS)) * 1e6,
  ]);
}
return { times, figure: el.state.params, hand: hand.params, steps: el.state.step, wanted: STEPS };
