// The page of one figure: `embed.html?figure=fit&seed=42&lr=1e-5`. `host` names the only origin
// that is listened to and told; every other parameter is a setting of the figure, under the name it
// has as an attribute.
import { FIGURES, TITLES } from "./downhill.js";

document.querySelector(".late")?.remove();

const parameters = Object.fromEntries(new URLSearchParams(location.search));
const { figure = document.documentElement.dataset.figure ?? "curve", host, ...settings } = parameters;
const tag = `downhill-${figure}`;
// A plus in an address is a blank. In a formula one between two operands was meant as it is.
const FORMULAS = ["f", "model"];
const LOST_PLUS = /(?<=[\w.)\]]) +(?=[\w.(])/g;
for (const name of FORMULAS) {
  if (settings[name]) settings[name] = settings[name].replace(LOST_PLUS, "+");
}
const VERBS = ["step", "back", "play", "pause", "reset"];

if (!Object.hasOwn(FIGURES, figure)) {
  const figures = new Intl.ListFormat("en-GB").format(Object.keys(FIGURES));
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

// Tells the host the height of the figure and its state, and does what the host says. A message of
// another shape, or from anybody else, changes nothing.
function converse(element) {
  const tell = (message) => parent.postMessage(message, host ?? "*");
  let height;
  let followed = false;
  let resizer = false;
  // The height that the figure has by itself; in a frame of a fixed height it makes do with that.
  const size = () => {
    element.classList.remove("alone");
    const box = document.body.getBoundingClientRect();
    element.classList.toggle("alone", !followed);
    const [width, now] = [Math.ceil(box.width), Math.ceil(box.height)];
    if (now === height) return;
    height = now;
    tell({ type: "downhill:size", height });
    if (resizer) tell({ type: "iframe-resized", width, height });
  };
  const again = () => {
    height = undefined;
    size();
  };
  new ResizeObserver(size).observe(document.body);
  addEventListener("resize", () => {
    if (followed || Math.abs(innerHeight - height) > 1) return;
    followed = true;
    size();
  });
  element.addEventListener("downhill-change", ({ detail }) =>
    tell({ type: "downhill:change", figure, state: detail }),
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
        again();
        break;
      case "iframe-get-child-dimensions":
        again();
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
