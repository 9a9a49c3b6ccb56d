// A figure or a task in a notebook, as an anywidget module in one self-contained file. The model of a
// figure has `figure`, the name of the figure, that of a task `_task`, what it is made from: see
// widget/figure.js and widget/task.js.
import { renderFigure } from "./widget/figure.js";
import { renderTask } from "./widget/task.js";

const render = (given) => (given.model.get("_task") ? renderTask(given) : renderFigure(given));

export default { render };
