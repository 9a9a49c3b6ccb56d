// A million steps of the notebook's run, by the figure with all that it draws on the way and by a
// loop written by hand. Answers with a list of [figure, hand] in milliseconds, the longest task of
// the page while the figure was at it, and the parameters that each arrived at.
const [rounds] = arguments;
const STEPS = 1e6;
const el = document.querySelector("downhill-fit");
await el.ready;
const { time, speed, params: start, lr } = el.state;

let longest = 0;
let counting = false;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) if (counting) longest = Math.max(longest, duration);
}).observe({ type: "longtask" });

const frame = () => new Promise((next) => requestAnimationFrame(next));
const times = [];
let figure, hand;
// The browser compiles in two goes, the second in the background: the first round does not count.
for (let round = -1; round < rounds; round++) {
  el.reset();
  await frame();
  counting = round >= 0;
  const begin = performance.now();
  el.set({ forward: STEPS });
  while (el.state.status === "running") await frame();
  const middle = performance.now();
  counting = false;
  figure = el.state;
  hand = byHand(time, speed, start, lr, STEPS);
  if (round >= 0) times.push([middle - begin, performance.now() - middle]);
}
return { times, longest, figure: figure.params, hand: hand.params, steps: figure.step, wanted: STEPS };
