// The question of the teachers' page. The page shows these lines.
const figure = document.querySelector("#hunt");
const verdict = document.querySelector("#verdict");

figure.addEventListener("downhill-change", ({ detail }) => {
  const found = detail.status === "converged" && detail.lr >= 0.45;
  if (!found || verdict.classList.contains("found")) return;
  verdict.classList.add("found");
  verdict.textContent = `Found: ${detail.lr} still converges, after ${detail.step} steps.`;
});
