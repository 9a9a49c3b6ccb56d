// A million steps of the notebook's run, by the figure with all that it draws on the way and by a
// loop written by hand. Answers with a list of [figure, hand] in milliseconds, the longest task of
// the page while the figure was at it, and the parameters that each arrived at.
const [rounds] = arguments;
const STEPS = 1e6;
const el = document.querySelector("downhill-fit");
await el.ready;
const { time, speed, params: start, lr } = el.state;

// The browser tells of a long task later: what counts is when it began.
const tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
const spans = [];

const frame = () => new Promise((next) => requestAnimationFrame(next));
const times = [];
let figure, hand;
// The browser compiles in two goes, the second in the background: the first round does not count.
for (let round = -1; round < rounds; round++) {
  el.reset();
  await frame();
  const begin = performance.now();
  el.set({ forward: STEPS });
  while (el.state.status === "running") await frame();
  const middle = performance.now();
  // What follows is a task of its own.
  await new Promise((next) => setTimeout(next));
  const again = performance.now();
  figure = el.state;
  hand = byHand(time, speed, start, lr, STEPS);
  if (round < 0) continue;
  times.push([middle - begin, performance.now() - again]);
  spans.push([begin, middle]);
}
await frame();
await new Promise((next) => setTimeout(next, 200));
const during = tasks.filter(({ startTime }) => spans.some(([begin, end]) => begin <= startTime && startTime < end));
const longest = Math.max(0, ...during.map(({ duration }) => duration));
return { times, longest, figure: figure.params, hand: hand.params, steps: figure.step, wanted: STEPS };
