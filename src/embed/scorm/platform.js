// The platform's API, which the wrapper looks for in the frames around the page and in the window that
// opened it. Whatever the platform answers, the page goes on: an error is a line in the console.
import { scorm } from "@gamestdio/scorm";

const warned = new Set();

// Writes a line to the console, each once.
export function warn(text) {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(`downhill-scorm: ${text}`);
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
      if (scorm.initialize()) return new Platform(edition);
      const code = scorm.getLastError();
      if (code) warn(`the platform opens no session: ${reason(code)}`);
    } catch (error) {
      // Nobody can look into a frame of another origin.
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

  close() {
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
