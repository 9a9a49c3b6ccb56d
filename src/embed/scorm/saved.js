// What restores the tasks, as the one text that a platform keeps.
import { warn } from "./platform.js";

const VERSION = 1;

// A saved text as a value, which is shorter than a text within a text; or as it is.
function value(text) {
  try {
    const object = JSON.parse(text);
    if (typeof object === "object" && JSON.stringify(object) === text) return object;
  } catch {
    // It is a text of another kind.
  }
  return text;
}

// The text of the tasks in at most `limit` characters. Where all is too much, the longest are left out:
// of those the score and the completion are kept, and if even that is too much, by the platform.
export function packed(tasks, limit) {
  const rows = tasks.map(({ key, score, done, saved }) => [key, [score, Number(done), saved]]);
  const text = () => {
    const all = rows.map(([key, [score, done, saved]]) => [key, saved ? [score, done, value(saved)] : [score, done]]);
    return JSON.stringify({ version: VERSION, tasks: Object.fromEntries(all) });
  };
  for (let all = text(); ; all = text()) {
    if (all.length <= limit) return all;
    const [key, row] = rows.reduce((one, other) => (other[1][2].length > one[1][2].length ? other : one));
    if (!row[2]) break;
    row[2] = "";
    warn(`the platform keeps ${limit} characters, which is too few to restore the task ${key}; its score is kept`);
  }
  warn(`the platform keeps ${limit} characters, which is too few to restore the tasks; the score is kept`);
  return "";
}

// What was kept of the tasks, by their keys.
export function unpacked(text) {
  const isKept = ([, row]) => Array.isArray(row);
  const kept = ([key, [score, done, saved]]) => {
    const text = saved === undefined ? "" : saved;
    return [key, { score: Number(score) || 0, done: done === 1, saved: typeof text === "string" ? text : JSON.stringify(text) }];
  };
  if (!text) return {};
  try {
    const { version, tasks } = JSON.parse(text);
    if (version !== VERSION) throw new Error(`its version is ${version}`);
    return Object.fromEntries(Object.entries(tasks).filter(isKept).map(kept));
  } catch (error) {
    warn(`what the platform has kept cannot be read: ${error.message}`);
    return {};
  }
}
