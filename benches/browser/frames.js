// Keeps a figure busy for some frames, with a mark in the trace at the start of each.
// Called with what to do and the number of frames; answers whether the figure followed, and the times
// of the frames, from their first script to what comes after the browser has painted.
const [what, frames] = arguments;
const WARM_UP = 30;

const el = [...document.body.children].find((element) => element.localName.startsWith("downhill-"));
await el.ready;
const handle = el.shadowRoot.querySelector(".handle");
const plot = el.shadowRoot.querySelector(".overlay")?.getBoundingClientRect();

const point = (type, left) =>
  handle.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      isPrimary: true,
      pointerId: 1,
      pointerType: "mouse",
      buttons: 1,
      clientX: left,
      clientY: plot.top + plot.height / 2,
    }),
  );
// To and fro over most of the plot.
const place = (k) => plot.left + plot.width * (0.5 + 0.4 * Math.sin(k / 10));

// Where a walk starts, on the curve or in the landscape.
const start = (state) => state.path?.[0].x ?? state.x;

const actions = {
  nothing: { begin() {}, each() {}, end() {}, seen: () => true },
  // One number and two lines of 250 points, in the place of the figure.
  least: {
    begin() {
      const canvases = [0, 1].map(() => Object.assign(document.createElement("canvas"), { width: 560, height: 400 }));
      document.body.replaceChildren(document.createElement("p"), ...canvases);
    },
    each(k) {
      document.body.firstChild.textContent = k;
      for (const canvas of document.querySelectorAll("canvas")) {
        const context = canvas.getContext("2d");
        context.clearRect(0, 0, canvas.width, canvas.height);
        context.beginPath();
        for (let x = 0; x < 250; x++) context.lineTo(2.2 * x, 200 + 150 * Math.sin((x + k) / 9));
        context.stroke();
      }
    },
    end() {},
    seen: () => document.querySelectorAll("canvas").length === 2,
  },
  drag: {
    begin: () => point("pointerdown", place(0)),
    each: (k) => point("pointermove", place(k)),
    end: () => point("pointerup", place(0)),
    seen: (before, after) => start(before) !== start(after),
  },
  // Ten thousand points around the lesson's parabola, with the table of the steps open.
  many: {
    begin() {
      const point = (k) => `${k / 500} ${0.75 * (k / 500 - 9.5) ** 2 + Math.sin(k)}`;
      el.set({ data: Array.from({ length: 10000 }, (_, k) => point(k)).join("_") });
      el.shadowRoot.querySelector("[data-group=table]").open = true;
      el.play();
    },
    each() {},
    end: () => el.pause(),
    seen: (before, after) => after.speed.length === 10000 && after.status === "running",
  },
  play: {
    begin: () => el.play(),
    each() {},
    end: () => el.pause(),
    seen: (before, after) => after.step > before.step && after.status === "running",
  },
};

const { begin, each, end, seen } = actions[what];
const frame = () => new Promise((next) => requestAnimationFrame(next));
const channel = new MessageChannel();
const times = [];
let begun;
channel.port1.onmessage = () => times.push(performance.now() - begun);
await frame();
const before = el.state;
// What is asked for first comes first in each frame.
let next = frame();
begin();
for (let k = 1; k <= WARM_UP + frames; k++) {
  await next;
  next = frame();
  if (k > WARM_UP) {
    performance.mark("downhill-frame");
    begun = performance.now();
    channel.port2.postMessage(0);
  }
  each(k);
}
await next;
performance.mark("downhill-frame");
const after = el.state;
end();
return { followed: seen(before, after), times };
