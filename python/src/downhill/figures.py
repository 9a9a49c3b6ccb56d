"""The figures. Written by `cargo xtask generate` from src/figures/registry.rs."""

from .columns import Columns
from .kinds import Area, Choice, Flag, Formula, Integer, IntegerOr, Integers, Notation, Number, Numbers, NumbersUpTo, Rule, Span, Subset
from .steps import Steps
from .traits import Shown
from .widget import Figure, named

__all__ = ["Autograd", "Curve", "Digits", "Fit", "Landscape"]


class Autograd(Figure):
    """The gradient of a function you type, worked out node by node."""

    figure = named("autograd")
    f = Formula("a formula in x and x[]", default="(x**2).sum()", about="The function, as Python writes it; a vector is summed.", seen="The function, as it is printed.")
    x = NumbersUpTo(100, -1000000, 1000000, default=None, about="The vector, such as `[3, 4, 10]`.", seen="The vector.")
    step = Steps(403, "last", default="last", about="Steps of the walk already taken: first forward, a node each, then backward.", seen="The step of the walk that is shown; `y` and `grad` do not wait for it.")
    pace = Number(0.5, 60, default=1, about="Steps a second while playing.")
    h = Number(1e-8, 1, default=0.001, about="The small change with which the gradient is checked.")
    hide = Subset("formula", "params", "playback", "pace", "history", "readout", "rule", "settings", "nudge", "table", "embed", default=[], about="Groups of controls to leave out.")
    theme = Choice("auto", "light", "dark", default="auto", about="Light or dark; `auto` follows the page around the figure.")
    y = Shown("The value of the function at `x`; of a function whose value is a vector, the sum of its entries.")
    grad = Shown("The gradient of `y` with respect to `x`, as long as `x`.")
    status = Shown("How far it is: `ready`, `running` or `paused`.")


class Curve(Figure):
    """Gradient descent on a function of one variable, with a point to drag."""

    figure = named("curve")
    f = Formula("a formula in x", default="x**2", about="The function, as Python writes it.", seen="The function, as it is printed.")
    range = Span(-1000000, 1000000, "auto", default="auto", about="The range of x that the plot shows at first; `auto` fits it to the function.")
    start = Number(-1000000, 1000000, default=-1.5, about="Where the point starts.")
    lr = Number(1e-9, 100, default=0.1, about="The learning rate.", seen="The learning rate.")
    direction = Choice("downhill", "uphill", default="downhill", about="Which way a step goes; `uphill` has the wrong sign.")
    step = Steps(10000, default=0, about="Steps already taken: a number, or runs with their learning rates.", seen="How many steps are taken.")
    at = IntegerOr(0, 10000, "last", default="last", about="The step that is shown, of those already taken.", seen="The step that is shown: the last, unless the reader looks back.")
    pace = Number(0.5, 60, default=5, about="Steps a second while playing.")
    nudge = Flag(default=False, about="Shows what a small step to either side does.")
    h = Number(1e-6, 1, default=0.1, about="The size of that small step.")
    bare = Flag(default=False, about="Shows the graph, the steps and the point alone, without axes, tangent, controls and frame.")
    hide = Subset("formula", "point", "gradient", "rate", "marks", "regime", "direction", "playback", "pace", "arithmetic", "settings", "nudge", "table", "embed", default=[], about="Groups of controls to leave out.")
    theme = Choice("auto", "light", "dark", default="auto", about="Light or dark; `auto` follows the page around the figure.")
    x = Shown("Where the point is at the step that is shown.")
    y = Shown("The value of the function at `x`.")
    slope = Shown("The derivative of the function at `x`.")
    history = Shown("`x`, `y` and `slope` at each step, the start first: `step + 1` records.")
    status = Shown("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`.")
    outcome = Shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")


class Digits(Figure):
    """A linear classifier of handwritten digits, trained on real ones."""

    figure = named("digits")
    view = Choice("train", "score", "mistakes", "draw", default="train", about="What is looked at: the weights while they `train`, the `score` of one digit, the `mistakes`, or a digit that you `draw`.")
    classes = Notation("two digits such as 3,7, a digit and rest such as 8,rest, or all", r"([0-9]),(?!\1)[0-9]|[0-9],rest|all", default="3,7", about="What is told apart: two digits such as `3,7`, one against the others such as `8,rest`, or `all` ten.", seen="The classes that are told apart, as the setting writes them.")
    weights = Choice("zero", "random", default="zero", about="The initial weights: `zero`, or `random` as `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`.", seen="The weights at the step that is shown, as a matrix of 784 × k row by row: for each pixel its weight for each of the k scores. Two classes have one score, ten have ten.")
    batch = IntegerOr(1, 10000, "all", default=64, about="How many digits a step looks at: `all`, or a number.")
    shuffle = Flag(default=False, about="Shuffles the digits by `torch.randperm` anew for each epoch, in place of the order of the file.")
    seed = Integer(-9007199254740991, 9007199254740991, default=42, about="The seed of random weights, and of shuffling.")
    lr = Number(1e-9, 1000000, default=1, about="The learning rate.", seen="The learning rate.")
    step = Steps(10000, default=0, about="Steps already taken: a number, or runs with their learning rates.", seen="How many steps are taken.")
    at = IntegerOr(0, 10000, "last", default="last", about="The step that is shown, of those already taken.", seen="The step that is shown: the last, unless the reader looks back.")
    pace = Number(0.5, 60, default=13, about="Steps a second while playing.")
    digit = Integer(0, 9999, default=0, about="Which of the validation digits is looked at, counted from 0.")
    zoom = Flag(default=False, about="Fits the axis of the loss to the losses from the first epoch on.")
    hide = Subset("view", "classes", "params", "batch", "rate", "playback", "pace", "readout", "loss", "history", "brush", "settings", "table", "export", "embed", default=[], about="Groups of controls to leave out.")
    theme = Choice("auto", "light", "dark", default="auto", about="Light or dark; `auto` follows the page around the figure.")
    epoch = Shown("How many epochs are complete at the step that is shown.")
    loss = Shown("The mean cross-entropy over the validation digits at the step that is shown; NaN while there are no digits.")
    accuracy = Shown("The accuracy on the validation digits at the step that is shown, from 0 to 1; NaN while there are no digits.")
    bias = Shown("The biases at the step that is shown: one for each score.")
    losses = Shown("`losses[k]` is the loss over its batch before step `k`.")
    history = Shown("Loss and accuracy over the training digits and over the validation digits after each epoch that is known, from epoch 0, before the first step.")
    confusion = Shown("The confusion matrix of the validation digits, row by row: for each class, how many of its digits were given each class.")
    status = Shown("How far it is: `ready`, `running`, `paused` or `diverged`.")
    outcome = Shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")


class Fit(Figure):
    """A model that is fitted to data by the seven steps of gradient descent."""

    figure = named("fit")
    seed = IntegerOr(-9007199254740991, 9007199254740991, "notebook", default="notebook", about="The data: the notebook’s, or those of `torch.manual_seed(seed)`.", seen="The seed of the data; `notebook` for the notebook’s own, `own` for data that were given or dragged.")
    data = Columns(10000, 1e9, default=None, about="Data of your own in place of the seed’s: time and speed, one row per line.")
    model = Formula("a formula in t and up to six parameters", default="a*t**2 + b*t + c", about="What is fitted: a formula in t; its other names are its parameters.", seen="The formula that is fitted, as it is printed.")
    params = NumbersUpTo(6, -1000000, 1000000, default=None, about="The initial parameters, in the order of the formula; without it, those that come with the data.", seen="The parameters at the step that is shown, in the order of the formula.")
    loss = Choice("mse", "rmse", "mae", default="mse", about="What is minimised: the mean squared error, the root mean squared error, or the mean absolute error.", seen="The loss at the step that is shown.")
    standardise = Flag(default=False, about="Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation.")
    optimizer = Choice("sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam", default="sgd", about="How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent.")
    momentum = Number(0, 0.999, default=0.9, about="The share of the velocity that stays, for the optimisers `momentum` and `nesterov`.")
    batch = IntegerOr(1, 10000, "all", default="all", about="How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch.")
    lr = Number(1e-9, 10, default=1e-5, about="The learning rate.", seen="The learning rate.")
    direction = Choice("downhill", "uphill", default="downhill", about="Which way a step goes; `uphill` has the wrong sign.")
    stop = Rule(("steps", 1, 10000), ("loss", 0, 1e12), ("change", 0, 1), default="change 1e-5", about="When playing stops: after a number of steps, below a loss, or when a step changes the loss by a smaller share.")
    step = Steps(10000, default=0, about="Steps already taken: a number, or runs with their learning rates.", seen="How many steps are taken.")
    forward = Integer(0, 1000000, default=0, about="The step to go on to beyond those of the history; 0 for none.")
    pace = Number(0.5, 60, default=4, about="Steps a second while playing.")
    at = IntegerOr(0, 10000, "last", default="last", about="The step that is shown, of those already taken.", seen="The step that is shown: the last, unless the reader looks back.")
    view = Choice("fit", "walk", "panels", "race", default="fit", about="The fit, a walk through the seven steps, panels of some steps side by side, or a race of optimisers.")
    stage = Choice("initialise", "predict", "loss", "gradient", "step", "repeat", "stop", default="initialise", about="Where the walk is.")
    panels = Integers(12, 100, default=[0, 1, 2, 3], about="The steps that the panels show.")
    race = Notation("up to 4 optimisers with their learning rates, such as sgd@1e-5/4 adam@0.1", r"(sgd|momentum|nesterov|rmsprop|adagrad|adam)@[0-9.e+-]+(/[1-9][0-9]*)?(,(sgd|momentum|nesterov|rmsprop|adagrad|adam)@[0-9.e+-]+(/[1-9][0-9]*)?){0,3}", default="sgd@1e-5,momentum@1e-5,rmsprop@0.05,adam@0.1", about="The optimisers of the race, with their learning rates and, after a slash, the batch size.")
    laps = Integer(1, 10000, default=100, about="The steps of the race.")
    lap = Integer(0, 10000, default=0, about="The step that the race is at.", seen="The step of the race that is shown.")
    yardsticks = Flag(default=False, about="Draws the losses to compare with: of the best fit, and of predicting the mean speed.")
    speeds = Flag(default=False, about="Shows the directions of the loss, with how fast the error shrinks along each.")
    guess = Integer(0, 1000000, default=0, about="The reader’s guess of the steps until the loss is within 10 % of the best fit’s; 0 for none.")
    truth = Flag(default=False, about="Draws the curve behind the data, and the best one, with their losses.")
    scale = Choice("linear", "log", default="linear", about="The scale of the loss axis.")
    hide = Subset("view", "data", "model", "params", "kind", "optimizer", "rate", "marks", "direction", "playback", "pace", "stop", "readout", "gradient", "loss", "forward", "guess", "history", "speeds", "truth", "settings", "table", "export", "embed", default=[], about="Groups of controls to leave out.")
    theme = Choice("auto", "light", "dark", default="auto", about="Light or dark; `auto` follows the page around the figure.")
    time = Shown("The times of the data, one for each point.")
    speed = Shown("The speeds of the data, as long as `time`: what is to be predicted.")
    preds = Shown("What the model predicts with `params`, as long as `time`.")
    grad = Shown("The gradient of the loss with respect to `params`, as long as these.")
    losses = Shown("`losses[k]` is the loss before step `k`.")
    status = Shown("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`.")
    outcome = Shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")
    optimum = Shown("The best fit in the loss that is chosen, where there is a way to tell it: for a model that is a sum of its parameters, each times a function of `t`. `params`: the best parameters there are; empty where they are not known. `loss`: the loss that they have; NaN where they are not known.")


class Landscape(Figure):
    """The loss of a fit, or a function of two variables, as a landscape with the path of a descent."""

    figure = named("landscape")
    f = Formula("fit, or a formula in x and y", default="fit", about="What the landscape is of: `fit` for the loss of a fit, or a function of x and y, as Python writes it.", seen="`fit` where it is the loss of a fit, or the function, as it is printed.")
    seed = IntegerOr(-9007199254740991, 9007199254740991, "notebook", default="notebook", about="The data: the notebook’s, or those of `torch.manual_seed(seed)`.")
    data = Columns(10000, 1e9, default=None, about="Data of your own in place of the seed’s: time and speed, one row per line.")
    model = Formula("a formula in t and up to six parameters", default="a*t**2 + b*t + c", about="What is fitted: a formula in t; its other names are its parameters.", seen="The formula of the fit, as it is printed.")
    params = NumbersUpTo(6, -1000000, 1000000, default=None, about="The initial parameters, in the order of the formula; without it, those that come with the data.", seen="All parameters at the step that is shown, in the order of the formula; of a function, `x` and `y`.")
    loss = Choice("mse", "rmse", "mae", default="mse", about="What is minimised: the mean squared error, the root mean squared error, or the mean absolute error.", seen="The loss, or the value of the function, at the step that is shown: the height there.")
    standardise = Flag(default=False, about="Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation.")
    optimizer = Choice("sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam", default="sgd", about="How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent.")
    momentum = Number(0, 0.999, default=0.9, about="The share of the velocity that stays, for the optimisers `momentum` and `nesterov`.")
    batch = IntegerOr(1, 10000, "all", default="all", about="How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch.")
    plane = Notation("one of: ravine, steep, flat, or two parameters such as a,b", r"ravine|steep|flat|(\w+),(?!\1$)\w+", default="ravine", about="The two axes of a fit’s landscape: two of its parameters, or directions in which its loss bends: `ravine` for the steepest and the flattest, `steep` for the two steepest, `flat` for the two flattest.", seen="The two axes, as the setting writes them.")
    rest = Choice("start", "best", "follow", default="start", about="Where the parameters off the axes are held: as at the `start`, as in the `best` fit, or they `follow` the step that is shown.")
    range = Area(-1000000, 1000000, "auto", default="auto", about="What the plot shows: the ends of the horizontal axis, then of the vertical; `auto` fits them to start, path and minimum.")
    equal = Flag(default=False, about="Draws both axes to the same scale.")
    start = Numbers(2, -1000000, 1000000, default=None, about="Where it starts: its place along the two axes.")
    lr = Number(1e-9, 10, default=1e-5, about="The learning rate.", seen="The learning rate.")
    direction = Choice("downhill", "uphill", default="downhill", about="Which way a step goes; `uphill` has the wrong sign.")
    step = Steps(10000, default=0, about="Steps already taken: a number, or runs with their learning rates.", seen="How many steps are taken.")
    pace = Number(0.5, 60, default=4, about="Steps a second while playing.")
    at = IntegerOr(0, 10000, "last", default="last", about="The step that is shown, of those already taken.", seen="The step that is shown: the last, unless the reader looks back.")
    hide = Subset("view", "formula", "plane", "data", "kind", "optimizer", "rate", "marks", "direction", "playback", "pace", "readout", "gradient", "history", "settings", "table", "embed", default=[], about="Groups of controls to leave out.")
    theme = Choice("auto", "light", "dark", default="auto", about="Light or dark; `auto` follows the page around the figure.")
    point = Shown("The two coordinates, along the axes, at the step that is shown.")
    grad = Shown("The gradient of `loss` with respect to `params`, as long as these.")
    losses = Shown("`losses[k]` is the height before step `k`.")
    path = Shown("The coordinates along the axes at each step, the start first: `step + 1` records.")
    status = Shown("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`.")
    outcome = Shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")
    optimum = Shown("The lowest place that is known: the best fit in the loss that is chosen, where there is a way to tell it, or the lowest place of the function in view. `params`: its parameters, or `x` and `y`; empty where none is known. `loss`: its height; NaN where none is known.")
