// Stands for `<downhill-task>` of downhill.js: the same members, and `answer`, which does what a reader
// does there.
class Task extends HTMLElement {
  done = false;
  score = 0;
  attempts = 0;
  answerText = "";
  correct = this.getAttribute("correct") ?? "";

  get kind() {
    return this.getAttribute("kind");
  }

  get question() {
    return this.getAttribute("question");
  }

  get saved() {
    const { done, score, attempts, answerText, correct } = this;
    return attempts ? JSON.stringify({ done, score, attempts, answerText, correct }) : "";
  }

  set saved(text) {
    Object.assign(this, JSON.parse(text));
    // A figure is restored later.
    setTimeout(() => this.#tell());
  }

  // `more` are members, such as the right answer where it becomes known.
  answer(answerText, score, more) {
    Object.assign(this, { answerText, score, attempts: this.attempts + 1, done: score === 1, ...more });
    this.#tell();
  }

  reset() {
    Object.assign(this, { done: false, score: 0, attempts: 0, answerText: "" });
    this.#tell();
  }

  #tell() {
    const { done, score, attempts, answerText } = this;
    const detail = { done, score, attempts, answerText };
    this.dispatchEvent(new CustomEvent("downhill-task", { bubbles: true, composed: true, detail }));
  }
}

customElements.define("downhill-task", Task);
