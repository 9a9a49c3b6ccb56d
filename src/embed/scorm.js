// Published as downhill-scorm.js, in packages for learning platforms alone: tells the platform how far the
// reader is with the tasks of the page, and restores them when the reader comes back. Where there is no
// platform it does nothing. It keeps nothing in the browser, whose storage a platform's frame may forbid.
import { WORDS } from "./scorm/editions.js";
import { interaction } from "./scorm/interactions.js";
import { Platform, warn } from "./scorm/platform.js";
import { packed, unpacked } from "./scorm/saved.js";

// The delay, in milliseconds, after which a change is sent: some platforms stop the page while they store.
const DELAY = 1000;

class Session {
  #platform;
  #words;
  // What is kept of each task, by the element: its `key`, its `id` for the platform, the best `score`,
  // whether it was ever `done`, its `saved` text, and when it was first `seen`.
  #kept = new Map();
  #ids = new Set();
  // What was stored when the page was opened: what has been reached is never taken back.
  #least;
  #wasCompleted;
  #hasFailed;
  #isClosed = false;
  #began = Date.now();
  #timer;
  #onScreen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      this.#kept.get(target).seen = Date.now();
      this.#onScreen.unobserve(target);
    }
  });

  constructor(platform) {
    this.#platform = platform;
    this.#words = WORDS[platform.edition];
    const { raw, status } = this.#words;
    this.#least = Number(platform.get(raw)) || 0;
    const before = platform.get(status);
    this.#wasCompleted = ["completed", "passed"].includes(before);
    // A platform with a pass mark says so, perhaps of a reader who has not done all.
    this.#hasFailed = before === "failed";
    if (!this.#wasCompleted && !this.#hasFailed) platform.set(status, "incomplete");
    platform.commit();
  }

  // Restores the tasks, and shows the one where the reader stopped.
  restore(tasks) {
    const stored = unpacked(this.#platform.get(this.#words.saved));
    const place = this.#platform.get(this.#words.place);
    for (const task of tasks) {
      const kept = this.#keep(task);
      Object.assign(kept, stored[kept.key]);
      if (kept.saved) attempt(() => (task.saved = kept.saved));
      this.#tell(task, false);
      if (place && kept.id === place) show(task);
    }
  }

  // Takes note of a change of a task.
  changed(task) {
    if (this.#isClosed) return;
    const kept = this.#keep(task);
    // A task that has restored itself reports a change, too.
    const isNew = task.saved !== kept.saved;
    kept.saved = task.saved;
    // One that was reset keeps the answer that the platform has.
    if (task.response) this.#tell(task, isNew);
    if (!isNew) return;
    kept.score = Math.max(kept.score, share(task.score));
    kept.done ||= Boolean(task.done);
    // A figure that runs makes a try of a goal, of which the reader may think later.
    if (task.response) this.#platform.set(this.#words.place, kept.id);
    this.#write();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.commit(), DELAY);
  }

  // Sends what is written.
  commit() {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#platform.set(this.#words.time, this.#words.duration(Date.now() - this.#began));
    // Also of one who has done all: any other end would end the attempt, and the next visit would begin a
    // new one, without the answers, the score and the completion.
    this.#platform.set(this.#words.exit, "suspend");
    this.#platform.commit();
  }

  close() {
    // A page that the browser kept is left once more when it begins anew.
    if (this.#isClosed) return;
    this.commit();
    this.#platform.close();
    this.#isClosed = true;
  }

  #keep(task) {
    if (!this.#kept.has(task)) {
      const place = this.#kept.size + 1;
      const all = [...this.#kept.values()];
      const isOwn = task.id && all.every(({ key }) => key !== task.id);
      const kept = { key: isOwn ? task.id : `.${place}`, id: this.#idOf(task, place), score: 0, done: false, saved: "" };
      this.#kept.set(task, { ...kept, seen: this.#began });
      this.#onScreen.observe(task);
    }
    return this.#kept.get(task);
  }

  // An identifier that both editions take: letters, digits and underscores.
  #idOf(task, place) {
    let id = task.id.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 200);
    if (!/[A-Za-z0-9]/.test(id) || this.#ids.has(id)) id += `task${place}`;
    this.#ids.add(id);
    return id;
  }

  #isCompleted() {
    const all = [...this.#kept.values()];
    return this.#wasCompleted || (all.length > 0 && all.every(({ done }) => done));
  }

  // A task is the interaction of its place on the page, so that it has the same number for all readers.
  #tell(task, isNew) {
    const kept = this.#kept.get(task);
    const number = [...this.#kept.keys()].indexOf(task);
    // One that is still to show what was restored has no other answer.
    const isWaiting = kept.saved && !task.response;
    const times = isNew ? { seen: kept.seen, now: Date.now() } : undefined;
    for (const [name, value] of interaction(this.#platform.edition, kept.id, task, times)) {
      if (isWaiting && name !== "id") continue;
      this.#platform.set(`cmi.interactions.${number}.${name}`, value);
    }
  }

  // Writes the score, the completion and what restores the tasks.
  #write() {
    const all = [...this.#kept.values()];
    const mean = all.reduce((sum, { score }) => sum + score, 0) / all.length;
    const score = Math.max(this.#least, Math.round(1e4 * mean) / 100);
    const done = all.filter((kept) => kept.done).length / all.length;
    const words = this.#words;
    const isCompleted = this.#isCompleted();
    // A platform may have made `passed` of `completed`. Of `failed` it may make `passed` once all is done.
    const isKept = this.#wasCompleted || (this.#hasFailed && !isCompleted);
    for (const [element, value] of words.standing(score, isCompleted, done)) {
      if (element !== words.status || !isKept) this.#platform.set(element, value);
    }
    this.#platform.set(words.saved, packed(all, words.limit));
  }
}

// Shows a task, and keeps it on the screen while figures and tasks around it start and grow, until the
// reader does something.
function show(task) {
  const look = () => task.scrollIntoView({ block: "center" });
  const growth = new ResizeObserver(look);
  look();
  growth.observe(document.body);
  for (const name of ["pointerdown", "wheel", "keydown"]) {
    addEventListener(name, () => growth.disconnect(), { once: true, capture: true, passive: true });
  }
}

const share = (score) => Math.min(1, Math.max(0, Number(score) || 0));

function attempt(work) {
  try {
    work();
  } catch (error) {
    warn(`a task was not restored: ${error.message}`);
  }
}

async function start() {
  const platform = Platform.open(EDITION);
  if (!platform) return;
  const session = new Session(platform);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && session.commit());
  addEventListener("pagehide", () => session.close());
  // A page that the browser has kept was closed for the platform: it begins anew.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  await customElements.whenDefined("downhill-task");
  session.restore(document.querySelectorAll("downhill-task"));
  addEventListener("downhill-task", ({ target }) => session.changed(target));
}

start();
