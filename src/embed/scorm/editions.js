// What the two editions call the same things, and how they write times.

const two = (number) => String(number).padStart(2, "0");

// Hours, minutes, and seconds with hundredths, of milliseconds.
function parts(time) {
  const hundredths = Math.max(0, Math.round(time / 10));
  const seconds = Math.floor(hundredths / 100);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return { hours, minutes, seconds: `${two(seconds % 60)}.${two(hundredths % 100)}` };
}

const ofScore = (name, score) => [
  [`${name}.raw`, score],
  [`${name}.min`, 0],
  [`${name}.max`, 100],
];

export const WORDS = {
  1.2: {
    raw: "cmi.core.score.raw",
    status: "cmi.core.lesson_status",
    time: "cmi.core.session_time",
    exit: "cmi.core.exit",
    place: "cmi.core.lesson_location",
    saved: "cmi.suspend_data",
    // The greatest length of what is saved, in characters.
    limit: 4096,
    duration(time) {
      const { hours, minutes, seconds } = parts(time);
      return `${String(hours).padStart(4, "0")}:${two(minutes)}:${seconds}`;
    },
    // Whether the reader has passed is said by the platform, if it has a pass mark.
    standing: (score, isCompleted) => [...ofScore("cmi.core.score", score), ["cmi.core.lesson_status", isCompleted ? "completed" : "incomplete"]],
  },
  2004: {
    raw: "cmi.score.raw",
    status: "cmi.completion_status",
    time: "cmi.session_time",
    exit: "cmi.exit",
    place: "cmi.location",
    saved: "cmi.suspend_data",
    limit: 64000,
    duration(time) {
      const { hours, minutes, seconds } = parts(time);
      return `PT${hours}H${minutes}M${Number(seconds)}S`;
    },
    // Without a pass mark nobody fails; with one the platform compares it to the scaled score.
    standing: (score, isCompleted, done) => [
      ...ofScore("cmi.score", score),
      ["cmi.score.scaled", Math.round(100 * score) / 1e4],
      ["cmi.progress_measure", Math.round(1e4 * done) / 1e4],
      ["cmi.completion_status", isCompleted ? "completed" : "incomplete"],
      ...(isCompleted && score === 100 ? [["cmi.success_status", "passed"]] : []),
    ],
  },
};
