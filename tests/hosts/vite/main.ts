import "downhill-figures";

const output = document.querySelector("output");
const figure = document.querySelector("downhill-curve");
figure?.addEventListener("downhill-change", ({ detail }) => {
  if (output) output.value = detail.x.toFixed(2);
});
