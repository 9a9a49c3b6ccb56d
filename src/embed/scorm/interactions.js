// A task as an interaction of the platform's data model.
import { WORDS } from "./editions.js";

// The greatest length of a text: 255 in the one edition, 250 in the other.
const LONGEST = 250;

const isDecimal = (text) => /^-?\d{1,10}(\.\d{1,18})?$/.test(text);
const isItems = (text) => /^\d+([ ,]+\d+)*$/.test(text);
const items = (text) => text.split(/[ ,]+/);

// One line, which does not begin as the name of a language does, and does not end in half a letter.
const line = (text) => text.replaceAll(/\s+/g, " ").trim().replace(/^\{/, "({").slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "");

const FORMATS = {
  1.2: {
    text: "fill-in",
    goal: "performance",
    // Items are single characters: 10 is `a`. Beyond `z` there is none.
    isChoice: (text) => items(text).every((item) => Number(item) < 36),
    choice: (text) => items(text).map((item) => Number(item).toString(36)).join(","),
    pattern: (_, text) => text,
  },
  2004: {
    // Of these two no platform takes a comma for the end of a part.
    text: "long-fill-in",
    goal: "other",
    isChoice: () => true,
    choice: (text) => items(text).join("[,]"),
    // A number is right within a range.
    pattern: (type, text) => (type === "numeric" ? `${text}[:]${text}` : text),
  },
};

// The type of the interaction of a task, by what the reader can answer.
function typeOf(edition, kind, texts) {
  const { text, goal, isChoice } = FORMATS[edition];
  if (kind === "goal") return goal;
  if (kind === "choose" && texts.every((one) => isItems(one) && isChoice(one))) return "choice";
  return texts.length > 0 && texts.every(isDecimal) ? "numeric" : text;
}

const written = (edition, type, text) => (type === "choice" ? FORMATS[edition].choice : line)(text);

function result(edition, score) {
  if (score >= 1) return "correct";
  if (score > 0) return Math.round(100 * score) / 100;
  return edition === "1.2" ? "wrong" : "incorrect";
}

// The reader's hour of the day; or the date and the hour in coordinated universal time.
function clock(edition, time) {
  const date = new Date(time);
  return edition === "1.2" ? date.toTimeString().slice(0, 8) : date.toISOString().replace(/(\.\d\d)\dZ$/, "$1Z");
}

// The elements of an interaction, in an order that a platform takes. `times` are when the task was first
// seen, and now if it was answered now.
export function interaction(edition, id, { kind, question, correct, response, score }, times) {
  const isOld = edition === "1.2";
  const texts = [response, correct].filter(Boolean);
  const type = typeOf(edition, kind, texts);
  const all = [
    ["id", id],
    ["type", type],
    ["weighting", 1],
  ];
  if (question && !isOld) all.push(["description", line(question)]);
  if (correct) all.push(["correct_responses.0.pattern", FORMATS[edition].pattern(type, written(edition, type, correct))]);
  if (!response) return all;
  if (times) {
    all.push(isOld ? ["time", clock(edition, times.now)] : ["timestamp", clock(edition, times.seen)]);
    all.push(["latency", WORDS[edition].duration(times.now - times.seen)]);
  }
  all.push([isOld ? "student_response" : "learner_response", written(edition, type, response)]);
  all.push(["result", result(edition, score)]);
  return all;
}
