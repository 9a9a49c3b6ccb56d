# Written by `cargo xtask generate` from src/figures/registry.rs.

from collections.abc import Iterable
from typing import Any, Literal, SupportsFloat, SupportsInt

from .steps import StepCount
from .traits import Setting, Shown
from .widget import Figure

__all__ = ["Autograd", "Curve", "Digits", "Fit", "Landscape"]


class Autograd(Figure):
    """The gradient of a function you type, worked out node by node."""

    figure: Any
    f: Setting[str, str | None]
    r"""The function, as Python writes it; a vector is summed. A formula in x and x[]. Default: `(x**2).sum()`."""
    x: Setting[list[float] | None, Iterable[SupportsFloat] | str | None]
    r"""The vector, such as `[3, 4, 10]`. Up to 100 numbers from -1000000 to 1000000, separated by commas. Default: `3,4,10`."""
    step: Setting[StepCount, SupportsInt | Literal["last"] | None]
    r"""Steps of the walk already taken: first forward, a node each, then backward. Last, or a whole number from 0 to 403. Default: `last`."""
    pace: Setting[float, SupportsFloat | None]
    r"""Steps a second while playing. A number from 0.5 to 60. Default: `1`."""
    h: Setting[float, SupportsFloat | None]
    r"""The small change with which the gradient is checked. A number from 1e-8 to 1. Default: `0.001`."""
    hide: Setting[list[Literal["formula", "params", "playback", "pace", "history", "readout", "rule", "settings", "nudge", "table", "embed"]], Iterable[str] | str | None]
    r"""Groups of controls to leave out. Any of: formula, params, playback, pace, history, readout, rule, settings, nudge, table, embed."""
    theme: Setting[Literal["auto", "light", "dark"], Literal["auto", "light", "dark"] | None]
    r"""Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`."""
    y: Shown[float]
    r"""The value of the function at `x`; of a function whose value is a vector, the sum of its entries."""
    grad: Shown[list[float]]
    r"""The gradient of `y` with respect to `x`, as long as `x`."""
    status: Shown[Literal["ready", "running", "paused", "converged", "diverged"]]
    r"""How far it is: `ready`, `running` or `paused`."""
    def __init__(
        self,
        *,
        f: str | None = None,
        x: Iterable[SupportsFloat] | str | None = None,
        step: SupportsInt | Literal["last"] | None = None,
        pace: SupportsFloat | None = None,
        h: SupportsFloat | None = None,
        hide: Iterable[str] | str | None = None,
        theme: Literal["auto", "light", "dark"] | None = None,
    ) -> None: ...


class Curve(Figure):
    """Gradient descent on a function of one variable, with a point to drag."""

    figure: Any
    f: Setting[str, str | None]
    r"""The function, as Python writes it. A formula in x. Default: `x**2`."""
    range: Setting[list[float] | Literal["auto"], Iterable[SupportsFloat] | Literal["auto"] | None]
    r"""The range of x that the plot shows at first; `auto` fits it to the function. Auto, or two numbers from -1000000 to 1000000, the smaller one first. Default: `auto`."""
    start: Setting[float, SupportsFloat | None]
    r"""Where the point starts. A number from -1000000 to 1000000. Default: `-1.5`."""
    lr: Setting[float, SupportsFloat | None]
    r"""The learning rate. A number from 1e-9 to 100. Default: `0.1`."""
    direction: Setting[Literal["downhill", "uphill"], Literal["downhill", "uphill"] | None]
    r"""Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`."""
    step: Setting[StepCount, SupportsInt | str | None]
    r"""Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`."""
    at: Setting[int | Literal["last"], SupportsInt | Literal["last"] | None]
    r"""The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`."""
    pace: Setting[float, SupportsFloat | None]
    r"""Steps a second while playing. A number from 0.5 to 60. Default: `5`."""
    nudge: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Shows what a small step to either side does. On or off. Default: `off`."""
    h: Setting[float, SupportsFloat | None]
    r"""The size of that small step. A number from 1e-6 to 1. Default: `0.1`."""
    bare: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Shows the graph, the steps and the point alone, without axes, tangent, controls and frame. On or off. Default: `off`."""
    hide: Setting[list[Literal["formula", "point", "gradient", "rate", "marks", "regime", "direction", "playback", "pace", "arithmetic", "settings", "nudge", "table", "embed"]], Iterable[str] | str | None]
    r"""Groups of controls to leave out. Any of: formula, point, gradient, rate, marks, regime, direction, playback, pace, arithmetic, settings, nudge, table, embed."""
    theme: Setting[Literal["auto", "light", "dark"], Literal["auto", "light", "dark"] | None]
    r"""Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`."""
    x: Shown[float]
    r"""Where the point is at the step that is shown."""
    y: Shown[float]
    r"""The value of the function at `x`."""
    slope: Shown[float]
    r"""The derivative of the function at `x`."""
    history: Shown[list[dict[str, float]]]
    r"""`x`, `y` and `slope` at each step, the start first: `step + 1` records."""
    status: Shown[Literal["ready", "running", "paused", "converged", "diverged"]]
    r"""How far it is: `ready`, `running`, `paused`, `converged` or `diverged`."""
    outcome: Shown[Literal["none", "arrived", "stuck", "stopped", "oscillates", "diverged", "undefined"]]
    r"""How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on."""
    def __init__(
        self,
        *,
        f: str | None = None,
        range: Iterable[SupportsFloat] | Literal["auto"] | None = None,
        start: SupportsFloat | None = None,
        lr: SupportsFloat | None = None,
        direction: Literal["downhill", "uphill"] | None = None,
        step: SupportsInt | str | None = None,
        at: SupportsInt | Literal["last"] | None = None,
        pace: SupportsFloat | None = None,
        nudge: bool | Literal["on", "off"] | None = None,
        h: SupportsFloat | None = None,
        bare: bool | Literal["on", "off"] | None = None,
        hide: Iterable[str] | str | None = None,
        theme: Literal["auto", "light", "dark"] | None = None,
    ) -> None: ...


class Digits(Figure):
    """A linear classifier of handwritten digits, trained on real ones."""

    figure: Any
    view: Setting[Literal["train", "score", "mistakes", "draw"], Literal["train", "score", "mistakes", "draw"] | None]
    r"""What is looked at: the weights while they `train`, the `score` of one digit, the `mistakes`, or a digit that you `draw`. One of: train, score, mistakes, draw. Default: `train`."""
    classes: Setting[str, Iterable[object] | str | None]
    r"""What is told apart: two digits such as `3,7`, one against the others such as `8,rest`, or `all` ten. Two digits such as 3,7, a digit and rest such as 8,rest, or all. Default: `3,7`."""
    weights: Setting[list[float] | Literal["zero", "random"], Literal["zero", "random"] | None]
    r"""The initial weights: `zero`, or `random` as `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`. One of: zero, random. Default: `zero`."""
    batch: Setting[int | Literal["all"], SupportsInt | Literal["all"] | None]
    r"""How many digits a step looks at: `all`, or a number. All, or a whole number from 1 to 10000. Default: `64`."""
    shuffle: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Shuffles the digits by `torch.randperm` anew for each epoch, in place of the order of the file. On or off. Default: `off`."""
    seed: Setting[int, SupportsInt | None]
    r"""The seed of random weights, and of shuffling. A whole number from -9007199254740991 to 9007199254740991. Default: `42`."""
    lr: Setting[float, SupportsFloat | None]
    r"""The learning rate. A number from 1e-9 to 1000000. Default: `1`."""
    step: Setting[StepCount, SupportsInt | str | None]
    r"""Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`."""
    at: Setting[int | Literal["last"], SupportsInt | Literal["last"] | None]
    r"""The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`."""
    pace: Setting[float, SupportsFloat | None]
    r"""Steps a second while playing. A number from 0.5 to 60. Default: `13`."""
    digit: Setting[int, SupportsInt | None]
    r"""Which of the validation digits is looked at, counted from 0. A whole number from 0 to 9999. Default: `0`."""
    zoom: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Fits the axis of the loss to the losses from the first epoch on. On or off. Default: `off`."""
    hide: Setting[list[Literal["view", "classes", "params", "batch", "rate", "playback", "pace", "readout", "loss", "history", "brush", "settings", "table", "export", "embed"]], Iterable[str] | str | None]
    r"""Groups of controls to leave out. Any of: view, classes, params, batch, rate, playback, pace, readout, loss, history, brush, settings, table, export, embed."""
    theme: Setting[Literal["auto", "light", "dark"], Literal["auto", "light", "dark"] | None]
    r"""Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`."""
    epoch: Shown[int]
    r"""How many epochs are complete at the step that is shown."""
    loss: Shown[float]
    r"""The mean cross-entropy over the validation digits at the step that is shown; NaN while there are no digits."""
    accuracy: Shown[float]
    r"""The accuracy on the validation digits at the step that is shown, from 0 to 1; NaN while there are no digits."""
    bias: Shown[list[float]]
    r"""The biases at the step that is shown: one for each score."""
    losses: Shown[list[float]]
    r"""`losses[k]` is the loss over its batch before step `k`."""
    history: Shown[list[dict[str, float]]]
    r"""Loss and accuracy over the training digits and over the validation digits after each epoch that is known, from epoch 0, before the first step."""
    confusion: Shown[list[float]]
    r"""The confusion matrix of the validation digits, row by row: for each class, how many of its digits were given each class."""
    status: Shown[Literal["ready", "running", "paused", "converged", "diverged"]]
    r"""How far it is: `ready`, `running`, `paused` or `diverged`."""
    outcome: Shown[Literal["none", "arrived", "stuck", "stopped", "oscillates", "diverged", "undefined"]]
    r"""How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on."""
    def __init__(
        self,
        *,
        view: Literal["train", "score", "mistakes", "draw"] | None = None,
        classes: Iterable[object] | str | None = None,
        weights: Literal["zero", "random"] | None = None,
        batch: SupportsInt | Literal["all"] | None = None,
        shuffle: bool | Literal["on", "off"] | None = None,
        seed: SupportsInt | None = None,
        lr: SupportsFloat | None = None,
        step: SupportsInt | str | None = None,
        at: SupportsInt | Literal["last"] | None = None,
        pace: SupportsFloat | None = None,
        digit: SupportsInt | None = None,
        zoom: bool | Literal["on", "off"] | None = None,
        hide: Iterable[str] | str | None = None,
        theme: Literal["auto", "light", "dark"] | None = None,
    ) -> None: ...


class Fit(Figure):
    """A model that is fitted to data by the seven steps of gradient descent."""

    figure: Any
    seed: Setting[float | Literal["notebook", "own"] | int | Literal["notebook"], SupportsInt | Literal["notebook"] | None]
    r"""The data: the notebook’s, or those of `torch.manual_seed(seed)`. Notebook, or a whole number from -9007199254740991 to 9007199254740991. Default: `notebook`."""
    data: Setting[list[list[float]] | str | None, Iterable[Any] | str | None]
    r"""Data of your own in place of the seed’s: time and speed, one row per line. Two columns of numbers, one row per line, at most 10000 rows."""
    model: Setting[str, str | None]
    r"""What is fitted: a formula in t; its other names are its parameters. A formula in t and up to six parameters. Default: `a*t**2 + b*t + c`."""
    params: Setting[list[float] | None, Iterable[SupportsFloat] | str | None]
    r"""The initial parameters, in the order of the formula; without it, those that come with the data. Up to 6 numbers from -1000000 to 1000000, separated by commas. Default: `-0.24339659512043,0.2653105556964874,-0.6094074845314026`."""
    loss: Setting[float | Literal["mse", "rmse", "mae"], Literal["mse", "rmse", "mae"] | None]
    r"""What is minimised: the mean squared error, the root mean squared error, or the mean absolute error. One of: mse, rmse, mae. Default: `mse`."""
    standardise: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation. On or off. Default: `off`."""
    optimizer: Setting[Literal["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"], Literal["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"] | None]
    r"""How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent. One of: sgd, momentum, nesterov, rmsprop, adagrad, adam. Default: `sgd`."""
    momentum: Setting[float, SupportsFloat | None]
    r"""The share of the velocity that stays, for the optimisers `momentum` and `nesterov`. A number from 0 to 0.999. Default: `0.9`."""
    batch: Setting[int | Literal["all"], SupportsInt | Literal["all"] | None]
    r"""How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch. All, or a whole number from 1 to 10000. Default: `all`."""
    lr: Setting[float, SupportsFloat | None]
    r"""The learning rate. A number from 1e-9 to 10. Default: `1e-5`."""
    direction: Setting[Literal["downhill", "uphill"], Literal["downhill", "uphill"] | None]
    r"""Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`."""
    stop: Setting[str, tuple[str, float] | str | None]
    r"""When playing stops: after a number of steps, below a loss, or when a step changes the loss by a smaller share. Steps and a number from 1 to 10000, or loss and a number from 0 to 1e12, or change and a number from 0 to 1. Default: `change 1e-5`."""
    step: Setting[StepCount, SupportsInt | str | None]
    r"""Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`."""
    forward: Setting[int, SupportsInt | None]
    r"""The step to go on to beyond those of the history; 0 for none. A whole number from 0 to 1000000. Default: `0`."""
    pace: Setting[float, SupportsFloat | None]
    r"""Steps a second while playing. A number from 0.5 to 60. Default: `4`."""
    at: Setting[int | Literal["last"], SupportsInt | Literal["last"] | None]
    r"""The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`."""
    view: Setting[Literal["fit", "walk", "panels", "race"], Literal["fit", "walk", "panels", "race"] | None]
    r"""The fit, a walk through the seven steps, panels of some steps side by side, or a race of optimisers. One of: fit, walk, panels, race. Default: `fit`."""
    stage: Setting[Literal["initialise", "predict", "loss", "gradient", "step", "repeat", "stop"], Literal["initialise", "predict", "loss", "gradient", "step", "repeat", "stop"] | None]
    r"""Where the walk is. One of: initialise, predict, loss, gradient, step, repeat, stop. Default: `initialise`."""
    panels: Setting[list[int], Iterable[SupportsInt] | str | None]
    r"""The steps that the panels show. Up to 12 whole numbers from 0 to 100, separated by commas. Default: `0,1,2,3`."""
    race: Setting[str, Iterable[object] | str | None]
    r"""The optimisers of the race, with their learning rates and, after a slash, the batch size. Up to 4 optimisers with their learning rates, such as sgd@1e-5/4 adam@0.1. Default: `sgd@1e-5,momentum@1e-5,rmsprop@0.05,adam@0.1`."""
    laps: Setting[int, SupportsInt | None]
    r"""The steps of the race. A whole number from 1 to 10000. Default: `100`."""
    lap: Setting[int, SupportsInt | None]
    r"""The step that the race is at. A whole number from 0 to 10000. Default: `0`."""
    yardsticks: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Draws the losses to compare with: of the best fit, and of predicting the mean speed. On or off. Default: `off`."""
    speeds: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Shows the directions of the loss, with how fast the error shrinks along each. On or off. Default: `off`."""
    guess: Setting[int, SupportsInt | None]
    r"""The reader’s guess of the steps until the loss is within 10 % of the best fit’s; 0 for none. A whole number from 0 to 1000000. Default: `0`."""
    truth: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Draws the curve behind the data, and the best one, with their losses. On or off. Default: `off`."""
    scale: Setting[Literal["linear", "log"], Literal["linear", "log"] | None]
    r"""The scale of the loss axis. One of: linear, log. Default: `linear`."""
    hide: Setting[list[Literal["view", "data", "model", "params", "kind", "optimizer", "rate", "marks", "direction", "playback", "pace", "stop", "readout", "gradient", "loss", "forward", "guess", "history", "speeds", "truth", "settings", "table", "export", "embed"]], Iterable[str] | str | None]
    r"""Groups of controls to leave out. Any of: view, data, model, params, kind, optimizer, rate, marks, direction, playback, pace, stop, readout, gradient, loss, forward, guess, history, speeds, truth, settings, table, export, embed."""
    theme: Setting[Literal["auto", "light", "dark"], Literal["auto", "light", "dark"] | None]
    r"""Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`."""
    time: Shown[list[float]]
    r"""The times of the data, one for each point."""
    speed: Shown[list[float]]
    r"""The speeds of the data, as long as `time`: what is to be predicted."""
    preds: Shown[list[float]]
    r"""What the model predicts with `params`, as long as `time`."""
    grad: Shown[list[float]]
    r"""The gradient of the loss with respect to `params`, as long as these."""
    losses: Shown[list[float]]
    r"""`losses[k]` is the loss before step `k`."""
    status: Shown[Literal["ready", "running", "paused", "converged", "diverged"]]
    r"""How far it is: `ready`, `running`, `paused`, `converged` or `diverged`."""
    outcome: Shown[Literal["none", "arrived", "stuck", "stopped", "oscillates", "diverged", "undefined"]]
    r"""How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on."""
    optimum: Shown[dict[str, Any]]
    r"""The best fit in the loss that is chosen, where there is a way to tell it: for a model that is a sum of its parameters, each times a function of `t`. `params`: the best parameters there are; empty where they are not known. `loss`: the loss that they have; NaN where they are not known."""
    def __init__(
        self,
        *,
        seed: SupportsInt | Literal["notebook"] | None = None,
        time: Iterable[Any] | None = None,
        speed: Iterable[Any] | None = None,
        data: Iterable[Any] | str | None = None,
        model: str | None = None,
        params: Iterable[SupportsFloat] | str | None = None,
        loss: Literal["mse", "rmse", "mae"] | None = None,
        standardise: bool | Literal["on", "off"] | None = None,
        optimizer: Literal["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"] | None = None,
        momentum: SupportsFloat | None = None,
        batch: SupportsInt | Literal["all"] | None = None,
        lr: SupportsFloat | None = None,
        direction: Literal["downhill", "uphill"] | None = None,
        stop: tuple[str, float] | str | None = None,
        step: SupportsInt | str | None = None,
        forward: SupportsInt | None = None,
        pace: SupportsFloat | None = None,
        at: SupportsInt | Literal["last"] | None = None,
        view: Literal["fit", "walk", "panels", "race"] | None = None,
        stage: Literal["initialise", "predict", "loss", "gradient", "step", "repeat", "stop"] | None = None,
        panels: Iterable[SupportsInt] | str | None = None,
        race: Iterable[object] | str | None = None,
        laps: SupportsInt | None = None,
        lap: SupportsInt | None = None,
        yardsticks: bool | Literal["on", "off"] | None = None,
        speeds: bool | Literal["on", "off"] | None = None,
        guess: SupportsInt | None = None,
        truth: bool | Literal["on", "off"] | None = None,
        scale: Literal["linear", "log"] | None = None,
        hide: Iterable[str] | str | None = None,
        theme: Literal["auto", "light", "dark"] | None = None,
    ) -> None: ...


class Landscape(Figure):
    """The loss of a fit, or a function of two variables, as a landscape with the path of a descent."""

    figure: Any
    f: Setting[str, str | None]
    r"""What the landscape is of: `fit` for the loss of a fit, or a function of x and y, as Python writes it. Fit, or a formula in x and y. Default: `fit`."""
    seed: Setting[int | Literal["notebook"], SupportsInt | Literal["notebook"] | None]
    r"""The data: the notebook’s, or those of `torch.manual_seed(seed)`. Notebook, or a whole number from -9007199254740991 to 9007199254740991. Default: `notebook`."""
    data: Setting[list[list[float]] | str | None, Iterable[Any] | str | None]
    r"""Data of your own in place of the seed’s: time and speed, one row per line. Two columns of numbers, one row per line, at most 10000 rows."""
    model: Setting[str, str | None]
    r"""What is fitted: a formula in t; its other names are its parameters. A formula in t and up to six parameters. Default: `a*t**2 + b*t + c`."""
    params: Setting[list[float] | None, Iterable[SupportsFloat] | str | None]
    r"""The initial parameters, in the order of the formula; without it, those that come with the data. Up to 6 numbers from -1000000 to 1000000, separated by commas. Default: `-0.24339659512043,0.2653105556964874,-0.6094074845314026`."""
    loss: Setting[float | Literal["mse", "rmse", "mae"], Literal["mse", "rmse", "mae"] | None]
    r"""What is minimised: the mean squared error, the root mean squared error, or the mean absolute error. One of: mse, rmse, mae. Default: `mse`."""
    standardise: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation. On or off. Default: `off`."""
    optimizer: Setting[Literal["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"], Literal["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"] | None]
    r"""How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent. One of: sgd, momentum, nesterov, rmsprop, adagrad, adam. Default: `sgd`."""
    momentum: Setting[float, SupportsFloat | None]
    r"""The share of the velocity that stays, for the optimisers `momentum` and `nesterov`. A number from 0 to 0.999. Default: `0.9`."""
    batch: Setting[int | Literal["all"], SupportsInt | Literal["all"] | None]
    r"""How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch. All, or a whole number from 1 to 10000. Default: `all`."""
    plane: Setting[str, Iterable[object] | str | None]
    r"""The two axes of a fit’s landscape: two of its parameters, or directions in which its loss bends: `ravine` for the steepest and the flattest, `steep` for the two steepest, `flat` for the two flattest. One of: ravine, steep, flat, or two parameters such as a,b. Default: `ravine`."""
    rest: Setting[Literal["start", "best", "follow"], Literal["start", "best", "follow"] | None]
    r"""Where the parameters off the axes are held: as at the `start`, as in the `best` fit, or they `follow` the step that is shown. One of: start, best, follow. Default: `start`."""
    range: Setting[list[float] | Literal["auto"], Iterable[SupportsFloat] | Literal["auto"] | None]
    r"""What the plot shows: the ends of the horizontal axis, then of the vertical; `auto` fits them to start, path and minimum. Auto, or four numbers from -1000000 to 1000000: left, right, below, above. Default: `auto`."""
    equal: Setting[bool, bool | Literal["on", "off"] | None]
    r"""Draws both axes to the same scale. On or off. Default: `off`."""
    start: Setting[list[float] | None, Iterable[SupportsFloat] | str | None]
    r"""Where it starts: its place along the two axes. 2 numbers from -1000000 to 1000000, separated by commas. Default: `-0.3659809338739976,-70.07004053127328`."""
    lr: Setting[float, SupportsFloat | None]
    r"""The learning rate. A number from 1e-9 to 10. Default: `1e-5`."""
    direction: Setting[Literal["downhill", "uphill"], Literal["downhill", "uphill"] | None]
    r"""Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`."""
    step: Setting[StepCount, SupportsInt | str | None]
    r"""Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`."""
    pace: Setting[float, SupportsFloat | None]
    r"""Steps a second while playing. A number from 0.5 to 60. Default: `4`."""
    at: Setting[int | Literal["last"], SupportsInt | Literal["last"] | None]
    r"""The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`."""
    hide: Setting[list[Literal["view", "formula", "plane", "data", "kind", "optimizer", "rate", "marks", "direction", "playback", "pace", "readout", "gradient", "history", "settings", "table", "embed"]], Iterable[str] | str | None]
    r"""Groups of controls to leave out. Any of: view, formula, plane, data, kind, optimizer, rate, marks, direction, playback, pace, readout, gradient, history, settings, table, embed."""
    theme: Setting[Literal["auto", "light", "dark"], Literal["auto", "light", "dark"] | None]
    r"""Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`."""
    point: Shown[list[float]]
    r"""The two coordinates, along the axes, at the step that is shown."""
    grad: Shown[list[float]]
    r"""The gradient of `loss` with respect to `params`, as long as these."""
    losses: Shown[list[float]]
    r"""`losses[k]` is the height before step `k`."""
    path: Shown[list[dict[str, float]]]
    r"""The coordinates along the axes at each step, the start first: `step + 1` records."""
    status: Shown[Literal["ready", "running", "paused", "converged", "diverged"]]
    r"""How far it is: `ready`, `running`, `paused`, `converged` or `diverged`."""
    outcome: Shown[Literal["none", "arrived", "stuck", "stopped", "oscillates", "diverged", "undefined"]]
    r"""How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on."""
    optimum: Shown[dict[str, Any]]
    r"""The lowest place that is known: the best fit in the loss that is chosen, where there is a way to tell it, or the lowest place of the function in view. `params`: its parameters, or `x` and `y`; empty where none is known. `loss`: its height; NaN where none is known."""
    def __init__(
        self,
        *,
        f: str | None = None,
        seed: SupportsInt | Literal["notebook"] | None = None,
        time: Iterable[Any] | None = None,
        speed: Iterable[Any] | None = None,
        data: Iterable[Any] | str | None = None,
        model: str | None = None,
        params: Iterable[SupportsFloat] | str | None = None,
        loss: Literal["mse", "rmse", "mae"] | None = None,
        standardise: bool | Literal["on", "off"] | None = None,
        optimizer: Literal["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"] | None = None,
        momentum: SupportsFloat | None = None,
        batch: SupportsInt | Literal["all"] | None = None,
        plane: Iterable[object] | str | None = None,
        rest: Literal["start", "best", "follow"] | None = None,
        range: Iterable[SupportsFloat] | Literal["auto"] | None = None,
        equal: bool | Literal["on", "off"] | None = None,
        start: Iterable[SupportsFloat] | str | None = None,
        lr: SupportsFloat | None = None,
        direction: Literal["downhill", "uphill"] | None = None,
        step: SupportsInt | str | None = None,
        pace: SupportsFloat | None = None,
        at: SupportsInt | Literal["last"] | None = None,
        hide: Iterable[str] | str | None = None,
        theme: Literal["auto", "light", "dark"] | None = None,
    ) -> None: ...
