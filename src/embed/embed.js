// The page of one figure: `embed.html?figure=fit&seed=42&lr=1e-5`. `host` is the only origin with which
// messages are exchanged; every other parameter is a setting of the figure, with the same name as its
// attribute.
import { FIGURES, TITLES } from "./downhill.js";

document.querySelector(".late")?.remove();
// Painted before any script runs, it stands for a figure of any settings until that runs.
const mark = document.querySelector(".mark");

const parameters = Object.fromEntries(new URLSearchParams(location.search));
const { figure = document.documentElement.dataset.figure ?? "curve", host, ...settings } = parameters;
const tag = `downhill-${figure}`;
// In an address a plus means a blank. A blank between two operands of a formula must have been a plus.
const FORMULAS = ["f", "model"];
const LOST_PLUS = /(?<=[\w.)\]]) +(?=[\w.(])/g;
for (const name of FORMULAS) {
  if (settings[name]) settings[name] = settings[name].replace(LOST_PLUS, "+");
}
const VERBS = ["step", "back", "play", "pause", "reset"];

if (!Object.hasOwn(FIGURES, figure)) {
  const figures = new Intl.ListFormat("en-GB").format(Object.keys(FIGURES));
  mark?.remove();
  say(`There is no figure called "${figure.slice(0, 40)}"; the figures are ${figures}.`, document.createElement("main"));
} else {
  const element = document.createElement(tag);
  element.classList.add("alone");
  element.role = "main";
  element.set(settings);
  const head = document.createElement("header");
  head.append(document.createElement("h1"));
  head.firstChild.textContent = TITLES[figure];
  document.title = `${TITLES[figure]} · Downhill`;
  element.ariaLabel = TITLES[figure];
  if (mark) element.append(mark);
  document.body.append(head, element);
  if (host !== undefined && !isOrigin(host)) {
    say(`host="${host.slice(0, 40)}" is not usable: it takes an origin such as https://example.org.`);
  } else if (parent !== window) {
    converse(element);
  }
}

function say(text, place = document.body) {
  const line = document.createElement("p");
  line.textContent = text;
  line.role = "alert";
  place.append(line);
  if (place !== document.body) document.body.append(place);
}

function isOrigin(text) {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

// Sends the figure's height and state to the host, and applies the host's messages. Malformed messages,
// and those of any other window or origin, are ignored.
function converse(element) {
  const send = (message) => parent.postMessage(message, host ?? "*");
  let height;
  // Whether the host sets the frame to the figure's height.
  let followed = false;
  // Whether the host uses open-iframe-resizer.
  let resizer = false;
  // Sends the figure's natural size, measured without the adaptation to the height of the screen, which a
  // frame that follows the figure does without: its height would depend on itself.
  const sendSize = () => {
    element.classList.add("natural");
    const box = document.body.getBoundingClientRect();
    element.classList.toggle("natural", followed);
    const [width, now] = [Math.ceil(box.width), Math.ceil(box.height)];
    if (now === height) return;
    height = now;
    send({ type: "downhill:size", height });
    if (resizer) send({ type: "iframe-resized", width, height });
  };
  const sendSizeAgain = () => {
    height = undefined;
    sendSize();
  };
  new ResizeObserver(sendSize).observe(document.body);
  addEventListener("resize", () => {
    if (followed || Math.abs(innerHeight - height) > 1) return;
    followed = true;
    sendSize();
  });
  element.addEventListener("downhill-change", ({ detail }) =>
    send({ type: "downhill:change", figure, state: detail }),
  );
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || (host && origin !== host)) return;
    switch (data?.type) {
      case "downhill:set":
        if (areSettings(data.settings)) element.set(data.settings);
        break;
      case "downhill:do":
        if (VERBS.includes(data.verb) && isCount(data.n)) element.ready.then(() => element[data.verb](data.n));
        break;
      // The protocol of open-iframe-resizer, for hosts that use it.
      case "iframe-child-init":
        resizer = true;
        sendSizeAgain();
        break;
      case "iframe-get-child-dimensions":
        sendSizeAgain();
    }
  });
}

function areSettings(settings) {
  const isValue = (value) => ["string", "number", "boolean"].includes(typeof value);
  return (
    Object.prototype.toString.call(settings) === "[object Object]" &&
    Object.values(settings).every((value) => isValue(value) || (Array.isArray(value) && value.every(isValue)))
  );
}

function isCount(n) {
  return n === undefined || (Number.isInteger(n) && n >= 0);
}
