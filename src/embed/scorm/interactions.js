// A task as an interaction of the platform's data model.
import { WORDS } from "./editions.js";

// The greatest length of a text: 255 in the one edition, 250 in the other.
const LONGEST = 250;

const isDecimal = (text) => /^-?\d{1,10}(\.\d{1,18})?$/.test(text);
const isItems = (text) => /^\d+( \d+)*$/.test(text);

// One line, without what divides the parts of a response.
const line = (text) => text.replaceAll(/\[([.,:])\]/g, "$1").replaceAll(/\s+/g, " ").trim().slice(0, LONGEST);

// The type of the interaction of a task, by what the reader can answer.
function typeOf(kind, texts) {
  if (kind === "goal") return "performance";
  if (kind === "choose" && texts.every(isItems)) return "choice";
  return texts.length > 0 && texts.every(isDecimal) ? "numeric" : "fill-in";
}

const FORMATS = {
  1.2: {
    // Items are single characters: 10 is `a`.
    choice: (text) => text.split(" ").map((item) => Number(item).toString(36)).join(","),
    pattern: (_, text) => text,
  },
  2004: {
    choice: (text) => text.split(" ").join("[,]"),
    performance: (text) => `goal[.]${line(text).slice(0, LONGEST - 5)}`,
    // A number is right within a range.
    pattern: (type, text) => (type === "numeric" ? `${text}[:]${text}` : text),
  },
};

const written = (edition, type, text) => (FORMATS[edition][type] ?? line)(text);

function result(edition, score) {
  if (score >= 1) return "correct";
  if (score > 0) return Math.round(100 * score) / 100;
  return edition === "1.2" ? "wrong" : "incorrect";
}

// The hour of the day, or the date with it, in coordinated universal time.
function clock(edition, time) {
  const text = new Date(time).toISOString();
  return edition === "1.2" ? text.slice(11, 19) : text.replace(/(\.\d\d)\dZ$/, "$1Z");
}

// The elements of an interaction, in an order that a platform takes. `times` are when the task was first
// seen, and now if it was answered now.
export function interaction(edition, id, { kind, question, correct, answerText, score }, times) {
  const isOld = edition === "1.2";
  const texts = [answerText, correct].filter(Boolean);
  const type = typeOf(kind, texts);
  const all = [
    ["id", id],
    ["type", type],
    ["weighting", 1],
  ];
  if (question && !isOld) all.push(["description", line(question)]);
  if (correct) all.push(["correct_responses.0.pattern", FORMATS[edition].pattern(type, written(edition, type, correct))]);
  if (!answerText) return all;
  if (times) {
    all.push(isOld ? ["time", clock(edition, times.now)] : ["timestamp", clock(edition, times.seen)]);
    all.push(["latency", WORDS[edition].duration(times.now - times.seen)]);
  }
  all.push([isOld ? "student_response" : "learner_response", written(edition, type, answerText)]);
  all.push(["result", result(edition, score)]);
  return all;
}
