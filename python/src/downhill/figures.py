"""The figures. Written by `cargo xtask generate` from src/figures/registry.rs."""

from .widget import Figure, both, named, setting, shown

__all__ = ["Autograd", "Curve", "Digits", "Fit", "Landscape"]


class Autograd(Figure):
    """The gradient of a function you type, worked out node by node."""

    figure = named("autograd")
    f = both("The function, as Python writes it; a vector is summed. A formula in x and x[]. Default: `(x**2).sum()`.", "The function, as it is printed.")
    x = both("The vector, such as `[3, 4, 10]`. Up to 100 numbers from -1000000 to 1000000, separated by commas. Default: `3,4,10`.", "The vector.")
    step = both("Steps of the walk already taken: first forward, a node each, then backward. Last, or a whole number from 0 to 403. Default: `last`.", "The step of the walk that is shown; `y` and `grad` do not wait for it.")
    pace = setting("Steps a second while playing. A number from 0.5 to 60. Default: `1`.")
    h = setting("The small change with which the gradient is checked. A number from 1e-8 to 1. Default: `0.001`.")
    hide = setting("Groups of controls to leave out. Any of: formula, params, playback, pace, history, readout, rule, settings, nudge, table, embed.")
    theme = setting("Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`.")
    y = shown("The value of the function at `x`; of a function whose value is a vector, the sum of its entries.")
    grad = shown("The gradient of `y` with respect to `x`, as long as `x`.")
    status = shown("How far it is: `ready`, `running` or `paused`.")


class Curve(Figure):
    """Gradient descent on a function of one variable, with a point to drag."""

    figure = named("curve")
    f = both("The function, as Python writes it. A formula in x. Default: `x**2`.", "The function, as it is printed.")
    range = setting("The range of x that the plot shows at first; `auto` fits it to the function. Auto, or two numbers from -1000000 to 1000000, the smaller one first. Default: `auto`.")
    start = setting("Where the point starts. A number from -1000000 to 1000000. Default: `-1.5`.")
    lr = both("The learning rate. A number from 1e-9 to 100. Default: `0.1`.", "The learning rate.")
    direction = setting("Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`.")
    step = both("Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`.", "How many steps are taken.")
    at = both("The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`.", "The step that is shown: the last, unless the reader looks back.")
    pace = setting("Steps a second while playing. A number from 0.5 to 60. Default: `5`.")
    nudge = setting("Shows what a small step to either side does. On or off. Default: `off`.")
    h = setting("The size of that small step. A number from 1e-6 to 1. Default: `0.1`.")
    bare = setting("Shows the graph, the steps and the point alone, without axes, tangent, controls and frame. On or off. Default: `off`.")
    hide = setting("Groups of controls to leave out. Any of: formula, point, gradient, rate, marks, regime, direction, playback, pace, arithmetic, settings, nudge, table, embed.")
    theme = setting("Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`.")
    x = shown("Where the point is at the step that is shown.")
    y = shown("The value of the function at `x`.")
    slope = shown("The derivative of the function at `x`.")
    history = shown("`x`, `y` and `slope` at each step, the start first: `step + 1` records.")
    status = shown("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`.")
    outcome = shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")


class Digits(Figure):
    """A linear classifier of handwritten digits, trained on real ones."""

    figure = named("digits")
    view = setting("What is looked at: the weights while they `train`, the `score` of one digit, the `mistakes`, or a digit that you `draw`. One of: train, score, mistakes, draw. Default: `train`.")
    classes = both("What is told apart: two digits such as `3,7`, one against the others such as `8,rest`, or `all` ten. Two digits such as 3,7, a digit and rest such as 8,rest, or all. Default: `3,7`.", "The classes that are told apart, as the setting writes them.")
    weights = both("The initial weights: `zero`, or `random` as `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`. One of: zero, random. Default: `zero`.", "The weights at the step that is shown, as a matrix of 784 × k row by row: for each pixel its weight for each of the k scores. Two classes have one score, ten have ten.")
    batch = setting("How many digits a step looks at: `all`, or a number. All, or a whole number from 1 to 10000. Default: `64`.")
    shuffle = setting("Shuffles the digits by `torch.randperm` anew for each epoch, in place of the order of the file. On or off. Default: `off`.")
    seed = setting("The seed of random weights, and of shuffling. A whole number from -9007199254740991 to 9007199254740991. Default: `42`.")
    lr = both("The learning rate. A number from 1e-9 to 1000000. Default: `1`.", "The learning rate.")
    step = both("Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`.", "How many steps are taken.")
    at = both("The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`.", "The step that is shown: the last, unless the reader looks back.")
    pace = setting("Steps a second while playing. A number from 0.5 to 60. Default: `13`.")
    digit = setting("Which of the validation digits is looked at, counted from 0. A whole number from 0 to 9999. Default: `0`.")
    zoom = setting("Fits the axis of the loss to the losses from the first epoch on. On or off. Default: `off`.")
    hide = setting("Groups of controls to leave out. Any of: view, classes, params, batch, rate, playback, pace, readout, loss, history, brush, settings, table, export, embed.")
    theme = setting("Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`.")
    epoch = shown("How many epochs are complete at the step that is shown.")
    loss = shown("The mean cross-entropy over the validation digits at the step that is shown; NaN while there are no digits.")
    accuracy = shown("The accuracy on the validation digits at the step that is shown, from 0 to 1; NaN while there are no digits.")
    bias = shown("The biases at the step that is shown: one for each score.")
    losses = shown("`losses[k]` is the loss over its batch before step `k`.")
    history = shown("Loss and accuracy over the training digits and over the validation digits after each epoch that is known, from epoch 0, before the first step.")
    confusion = shown("The confusion matrix of the validation digits, row by row: for each class, how many of its digits were given each class.")
    status = shown("How far it is: `ready`, `running`, `paused` or `diverged`.")
    outcome = shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")


class Fit(Figure):
    """A model that is fitted to data by the seven steps of gradient descent."""

    figure = named("fit")
    seed = both("The data: the notebook’s, or those of `torch.manual_seed(seed)`. Notebook, or a whole number from -9007199254740991 to 9007199254740991. Default: `notebook`.", "The seed of the data; `notebook` for the notebook’s own, `own` for data that were given or dragged.")
    data = setting("Data of your own in place of the seed’s: time and speed, one row per line. Two columns of numbers, one row per line, at most 10000 rows.")
    model = both("What is fitted: a formula in t; its other names are its parameters. A formula in t and up to six parameters. Default: `a*t**2 + b*t + c`.", "The formula that is fitted, as it is printed.")
    params = both("The initial parameters, in the order of the formula; without it, those that come with the data. Up to 6 numbers from -1000000 to 1000000, separated by commas. Default: `-0.24339659512043,0.2653105556964874,-0.6094074845314026`.", "The parameters at the step that is shown, in the order of the formula.")
    loss = both("What is minimised: the mean squared error, the root mean squared error, or the mean absolute error. One of: mse, rmse, mae. Default: `mse`.", "The loss at the step that is shown.")
    standardise = setting("Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation. On or off. Default: `off`.")
    optimizer = setting("How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent. One of: sgd, momentum, nesterov, rmsprop, adagrad, adam. Default: `sgd`.")
    momentum = setting("The share of the velocity that stays, for the optimisers `momentum` and `nesterov`. A number from 0 to 0.999. Default: `0.9`.")
    batch = setting("How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch. All, or a whole number from 1 to 10000. Default: `all`.")
    lr = both("The learning rate. A number from 1e-9 to 10. Default: `1e-5`.", "The learning rate.")
    direction = setting("Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`.")
    stop = setting("When playing stops: after a number of steps, below a loss, or when a step changes the loss by a smaller share. Steps and a number from 1 to 10000, or loss and a number from 0 to 1e12, or change and a number from 0 to 1. Default: `change 1e-5`.")
    step = both("Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`.", "How many steps are taken.")
    forward = setting("The step to go on to beyond those of the history; 0 for none. A whole number from 0 to 1000000. Default: `0`.")
    pace = setting("Steps a second while playing. A number from 0.5 to 60. Default: `4`.")
    at = both("The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`.", "The step that is shown: the last, unless the reader looks back.")
    view = setting("The fit, a walk through the seven steps, panels of some steps side by side, or a race of optimisers. One of: fit, walk, panels, race. Default: `fit`.")
    stage = setting("Where the walk is. One of: initialise, predict, loss, gradient, step, repeat, stop. Default: `initialise`.")
    panels = setting("The steps that the panels show. Up to 12 whole numbers from 0 to 100, separated by commas. Default: `0,1,2,3`.")
    race = setting("The optimisers of the race, with their learning rates and, after a slash, the batch size. Up to 4 optimisers with their learning rates, such as sgd@1e-5/4 adam@0.1. Default: `sgd@1e-5,momentum@1e-5,rmsprop@0.05,adam@0.1`.")
    laps = setting("The steps of the race. A whole number from 1 to 10000. Default: `100`.")
    lap = both("The step that the race is at. A whole number from 0 to 10000. Default: `0`.", "The step of the race that is shown.")
    yardsticks = setting("Draws the losses to compare with: of the best fit, and of predicting the mean speed. On or off. Default: `off`.")
    speeds = setting("Shows the directions of the loss, with how fast the error shrinks along each. On or off. Default: `off`.")
    guess = setting("The reader’s guess of the steps until the loss is within 10 % of the best fit’s; 0 for none. A whole number from 0 to 1000000. Default: `0`.")
    truth = setting("Draws the curve behind the data, and the best one, with their losses. On or off. Default: `off`.")
    scale = setting("The scale of the loss axis. One of: linear, log. Default: `linear`.")
    hide = setting("Groups of controls to leave out. Any of: view, data, model, params, kind, optimizer, rate, marks, direction, playback, pace, stop, readout, gradient, loss, forward, guess, history, speeds, truth, settings, table, export, embed.")
    theme = setting("Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`.")
    time = shown("The times of the data, one for each point.")
    speed = shown("The speeds of the data, as long as `time`: what is to be predicted.")
    preds = shown("What the model predicts with `params`, as long as `time`.")
    grad = shown("The gradient of the loss with respect to `params`, as long as these.")
    losses = shown("`losses[k]` is the loss before step `k`.")
    status = shown("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`.")
    outcome = shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")
    optimum = shown("The best fit in the loss that is chosen, where there is a way to tell it: for a model that is a sum of its parameters, each times a function of `t`. `params`: the best parameters there are; empty where they are not known. `loss`: the loss that they have; NaN where they are not known.")


class Landscape(Figure):
    """The loss of a fit, or a function of two variables, as a landscape with the path of a descent."""

    figure = named("landscape")
    f = both("What the landscape is of: `fit` for the loss of a fit, or a function of x and y, as Python writes it. Fit, or a formula in x and y. Default: `fit`.", "`fit` where it is the loss of a fit, or the function, as it is printed.")
    seed = setting("The data: the notebook’s, or those of `torch.manual_seed(seed)`. Notebook, or a whole number from -9007199254740991 to 9007199254740991. Default: `notebook`.")
    data = setting("Data of your own in place of the seed’s: time and speed, one row per line. Two columns of numbers, one row per line, at most 10000 rows.")
    model = both("What is fitted: a formula in t; its other names are its parameters. A formula in t and up to six parameters. Default: `a*t**2 + b*t + c`.", "The formula of the fit, as it is printed.")
    params = both("The initial parameters, in the order of the formula; without it, those that come with the data. Up to 6 numbers from -1000000 to 1000000, separated by commas. Default: `-0.24339659512043,0.2653105556964874,-0.6094074845314026`.", "All parameters at the step that is shown, in the order of the formula; of a function, `x` and `y`.")
    loss = both("What is minimised: the mean squared error, the root mean squared error, or the mean absolute error. One of: mse, rmse, mae. Default: `mse`.", "The loss, or the value of the function, at the step that is shown: the height there.")
    standardise = setting("Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation. On or off. Default: `off`.")
    optimizer = setting("How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent. One of: sgd, momentum, nesterov, rmsprop, adagrad, adam. Default: `sgd`.")
    momentum = setting("The share of the velocity that stays, for the optimisers `momentum` and `nesterov`. A number from 0 to 0.999. Default: `0.9`.")
    batch = setting("How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch. All, or a whole number from 1 to 10000. Default: `all`.")
    plane = both("The two axes of a fit’s landscape: two of its parameters, or directions in which its loss bends: `ravine` for the steepest and the flattest, `steep` for the two steepest, `flat` for the two flattest. One of: ravine, steep, flat, or two parameters such as a,b. Default: `ravine`.", "The two axes, as the setting writes them.")
    rest = setting("Where the parameters off the axes are held: as at the `start`, as in the `best` fit, or they `follow` the step that is shown. One of: start, best, follow. Default: `start`.")
    range = setting("What the plot shows: the ends of the horizontal axis, then of the vertical; `auto` fits them to start, path and minimum. Auto, or four numbers from -1000000 to 1000000: left, right, below, above. Default: `auto`.")
    equal = setting("Draws both axes to the same scale. On or off. Default: `off`.")
    start = setting("Where it starts: its place along the two axes. 2 numbers from -1000000 to 1000000, separated by commas. Default: `-0.3659809338739976,-70.07004053127328`.")
    lr = both("The learning rate. A number from 1e-9 to 10. Default: `1e-5`.", "The learning rate.")
    direction = setting("Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`.")
    step = both("Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`.", "How many steps are taken.")
    pace = setting("Steps a second while playing. A number from 0.5 to 60. Default: `4`.")
    at = both("The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`.", "The step that is shown: the last, unless the reader looks back.")
    hide = setting("Groups of controls to leave out. Any of: view, formula, plane, data, kind, optimizer, rate, marks, direction, playback, pace, readout, gradient, history, settings, table, embed.")
    theme = setting("Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`.")
    point = shown("The two coordinates, along the axes, at the step that is shown.")
    grad = shown("The gradient of `loss` with respect to `params`, as long as these.")
    losses = shown("`losses[k]` is the height before step `k`.")
    path = shown("The coordinates along the axes at each step, the start first: `step + 1` records.")
    status = shown("How far it is: `ready`, `running`, `paused`, `converged` or `diverged`.")
    outcome = shown("How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.")
    optimum = shown("The lowest place that is known: the best fit in the loss that is chosen, where there is a way to tell it, or the lowest place of the function in view. `params`: its parameters, or `x` and `y`; empty where none is known. `loss`: its height; NaN where none is known.")
