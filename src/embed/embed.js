// The page of one figure: `embed.html?figure=fit&seed=42&lr=1e-5`. Every other parameter is a
// setting of the figure, under the name it has as an attribute.
import "./downhill.js";

const { figure = "curve", ...settings } = Object.fromEntries(new URLSearchParams(location.search));
const tag = `downhill-${figure}`;

if (/^[a-z]+$/.test(figure) && customElements.get(tag)) {
  const element = document.createElement(tag);
  element.set(settings);
  document.body.append(element);
} else {
  const line = document.createElement("p");
  line.textContent = `There is no figure called "${figure.slice(0, 40)}"; the figures are autograd, curve and fit.`;
  document.body.append(line);
}
