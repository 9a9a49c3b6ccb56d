// The script of the lesson. It shows in a figure what the figure's question has held back, and lets the
// point at the top descend once the reader has let it go.

// Opening the answer to a question gives the figure with the id `data-for` the groups of controls in
// `data-shows`.
for (const question of document.querySelectorAll("details[data-shows]")) {
  question.addEventListener("toggle", () => {
    if (!question.open) return;
    const figure = document.getElementById(question.dataset.for);
    const due = question.dataset.shows.split(" ");
    const hidden = figure.getAttribute("hide").split(" ");
    figure.setAttribute("hide", hidden.filter((group) => !due.includes(group)).join(" "));
  });
}

// The number of steps that are taken at once where motion is not welcome.
const STEPS = 20;

const hero = document.getElementById("hero");
const says = document.getElementById("hero-says");
// Whether the point was moved and has not descended since, and whether a pointer or a key is down.
let isMoved = false;
let isDown;

function say(text) {
  if (says.textContent !== text) says.textContent = text;
}

function descend() {
  if (!isMoved || isDown) return;
  isMoved = false;
  say(says.dataset.letGo);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) hero.step(STEPS);
  else hero.play();
}

for (const down of ["pointerdown", "keydown"]) hero.addEventListener(down, () => (isDown = true), true);

for (const up of ["pointerup", "pointercancel", "keyup"]) {
  addEventListener(
    up,
    () => {
      if (!isDown) return;
      isDown = false;
      descend();
    },
    true,
  );
}

// The change comes with the next frame, perhaps after the point was let go. That it plays is a change, too.
hero.addEventListener("downhill-change", ({ detail: { step, status } }) => {
  if (isDown === undefined || step > 0 || status === "running") return;
  isMoved = true;
  say(says.dataset.held);
  descend();
});
