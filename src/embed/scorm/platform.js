// The platform's API, in the frames around the page and in the window that opened it. Whatever the platform
// answers, the page goes on: an error is a line in the console.
import { scorm } from "@gamestdio/scorm";

const NAMES = { 1.2: "API", 2004: "API_1484_11" };

const warned = new Set();

// Writes a line to the console, each once.
export function warn(text) {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(`downhill-scorm: ${text}`);
}

function* around(frame) {
  yield frame;
  if (frame.parent && frame.parent !== frame) yield* around(frame.parent);
}

// The nearest API of this name. Nobody can look into a frame of another origin, but past it.
function find(name) {
  const { opener } = top;
  for (const place of [...around(window), ...(opener ? around(opener) : [])]) {
    try {
      if (place[name]) return place[name];
    } catch (error) {
      if (error.name !== "SecurityError") throw error;
    }
  }
  return undefined;
}

export class Platform {
  constructor(edition) {
    this.edition = edition;
  }

  // Opens a session with the API of this edition; `undefined` if there is none.
  static open(edition) {
    const settings = { version: edition, isDebugActive: false, handleExitMode: false, handleCompletionStatus: false };
    Object.assign(scorm, settings);
    try {
      // The wrapper looks from here outwards, and would stop at the first API of any edition.
      const api = find(NAMES[edition]);
      if (api) window[NAMES[edition]] = api;
      // A last error that is no number is none; for the wrapper it would be a failure.
      const code = scorm.getLastError;
      scorm.getLastError = () => code.call(scorm) || 0;
      if (scorm.initialize()) return new Platform(edition);
      if (api) warn(`the platform opens no session: ${reason(scorm.getLastError())}`);
    } catch (error) {
      if (error.name !== "SecurityError") warn(`the platform opens no session: ${error.message}`);
    }
    return undefined;
  }

  // The value of an element of the data model; an empty text if it has none.
  get(element) {
    return this.#ask(`it does not tell ${element}`, () => scorm.get(element)) ?? "";
  }

  set(element, value) {
    this.#do(`it does not take ${element}`, () => scorm.set(element, String(value)));
  }

  commit() {
    this.#do("it does not store", () => scorm.commit());
  }

  // Ends the session, which is stored before. The wrapper would store it again, and not end it if that fails.
  close() {
    scorm.commit = () => true;
    this.#do("it does not close the session", () => scorm.terminate());
  }

  #do(failure, work) {
    const done = this.#ask(failure, work);
    if (done === undefined || done) return;
    this.#ask(failure, () => warn(`${failure}: ${reason(scorm.getLastError())}`));
  }

  #ask(failure, work) {
    try {
      return work();
    } catch (error) {
      warn(`${failure}: ${error.message}`);
      return undefined;
    }
  }
}

const reason = (code) => `${scorm.getErrorString(code) || "without a reason"} (${code})`;
