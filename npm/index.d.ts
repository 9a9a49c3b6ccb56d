// Written by `cargo xtask generate` from src/figures/registry.rs. Importing "downhill-figures" defines the elements.

/** How far a figure is. */
export type Status = "ready" | "running" | "paused" | "converged" | "diverged";

/** What every figure has. */
export interface DownhillFigure<State, Settings> extends HTMLElement {
  /** A promise of the element, kept when the figure runs. */
  readonly ready: Promise<this>;
  /** A plain object: what the figure shows now. Undefined until the figure runs. */
  readonly state: State | undefined;
  /** The form that the figure is in. */
  readonly form: HTMLFormElement | null;
  /** The labels of the figure. */
  readonly labels: Iterable<Node>;
  /** The name under which a form submits `value`. */
  name: string;
  /** Whether the figure takes no input. */
  disabled: boolean;
  /** The name of the tag. */
  readonly type: string;
  /** A plain object: the settings that were refused, each with the line that the figure shows. */
  readonly errors: Record<string, string>;
  /** The PyTorch script of exactly what the figure shows; `undefined` but for the fit and the digits. */
  code(): string | undefined;
  /** Takes `n` steps. */
  step(n?: number): void;
  /** Takes `n` steps back. */
  back(n?: number): void;
  /** Plays. */
  play(): void;
  /** Stops playing. */
  pause(): void;
  /** Goes back to the start: to step 0, and, called there, to where it was before any drag. */
  reset(): void;
  /** Settings by name; `null` or `undefined` gives the default back. */
  set(settings: Settings): void;
  /** A plain object: the settings that lead to exactly this state. */
  readonly settings: Record<string, string>;
  /** The address of exactly this state, in `embed.html`. */
  link(): string;
  /** Comes after each change, and once a frame while playing; its `detail` is the state. */
  addEventListener(
    type: "downhill-change",
    listener: (event: CustomEvent<State>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Comes right after `downhill-change` where `value` has changed, unless by assigning to it; and once the figure runs, unless `value` was assigned before. */
  addEventListener(
    type: "input",
    listener: (event: Event) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Comes after `input`, once the value is at rest: when no pointer holds the figure and it does not play. */
  addEventListener(
    type: "change",
    listener: (event: Event) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What `<downhill-autograd>` shows. */
export interface DownhillAutogradState {
  /** The function, as it is printed. */
  f: string;
  /** The vector. */
  x: number[];
  /** The value of the function at `x`; of a function whose value is a vector, the sum of its entries. */
  y: number;
  /** The gradient of `y` with respect to `x`, as long as `x`. */
  grad: number[];
  /** The step of the walk that is shown; `y` and `grad` do not wait for it. */
  step: number;
  /** How far it is: `ready`, `running` or `paused`. */
  status: Status;
}

/** The settings of `<downhill-autograd>`. */
export interface DownhillAutogradSettings {
  /** The function, as Python writes it; a vector is summed. A formula in x and x[]. Default: `(x**2).sum()`. */
  f?: string | null;
  /** The vector, such as `[3, 4, 10]`. Up to 100 numbers from -1000000 to 1000000, separated by commas. Default: `3,4,10`. */
  x?: readonly number[] | string | null;
  /** Steps of the walk already taken: first forward, a node each, then backward. Last, or a whole number from 0 to 403. Default: `last`. */
  step?: number | "last" | null;
  /** Steps a second while playing. A number from 0.5 to 60. Default: `1`. */
  pace?: number | string | null;
  /** The small change with which the gradient is checked. A number from 1e-8 to 1. Default: `0.001`. */
  h?: number | string | null;
  /** Groups of controls to leave out. Any of: formula, params, playback, pace, history, readout, rule, settings, nudge, table, embed. */
  hide?: readonly ("formula" | "params" | "playback" | "pace" | "history" | "readout" | "rule" | "settings" | "nudge" | "table" | "embed")[] | string | null;
  /** Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`. */
  theme?: "auto" | "light" | "dark" | null;
}

/** The gradient of a function you type, worked out node by node. */
export interface DownhillAutograd extends DownhillFigure<DownhillAutogradState, DownhillAutogradSettings> {
  get f(): string;
  set f(value: string | null | undefined);
  get x(): number[];
  set x(value: readonly number[] | string | null | undefined);
  get step(): (n?: number) => void;
  set step(value: number | "last" | null | undefined);
  get pace(): number;
  set pace(value: number | string | null | undefined);
  get h(): number;
  set h(value: number | string | null | undefined);
  get hide(): string;
  set hide(value: readonly ("formula" | "params" | "playback" | "pace" | "history" | "readout" | "rule" | "settings" | "nudge" | "table" | "embed")[] | string | null | undefined);
  get theme(): "auto" | "light" | "dark";
  set theme(value: "auto" | "light" | "dark" | null | undefined);
  /** The vector. Assigning to it sets `x`. */
  get value(): number[] | undefined;
  set value(value: readonly number[] | string | null | undefined);
}

/** What `<downhill-curve>` shows. */
export interface DownhillCurveState {
  /** The function, as it is printed. */
  f: string;
  /** Where the point is at the step that is shown. */
  x: number;
  /** The value of the function at `x`. */
  y: number;
  /** The derivative of the function at `x`. */
  slope: number;
  /** The learning rate. */
  lr: number;
  /** How many steps are taken. */
  step: number;
  /** The step that is shown: the last, unless the reader looks back. */
  at: number;
  /** `x`, `y` and `slope` at each step, the start first: `step + 1` records. */
  history: { x: number; y: number; slope: number }[];
  /** How far it is: `ready`, `running`, `paused`, `converged` or `diverged`. */
  status: Status;
  /** How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on. */
  outcome: "none" | "arrived" | "stuck" | "stopped" | "oscillates" | "diverged" | "undefined";
}

/** The settings of `<downhill-curve>`. */
export interface DownhillCurveSettings {
  /** The function, as Python writes it. A formula in x. Default: `x**2`. */
  f?: string | null;
  /** The range of x that the plot shows at first; `auto` fits it to the function. Auto, or two numbers from -1000000 to 1000000, the smaller one first. Default: `auto`. */
  range?: readonly number[] | string | null;
  /** Where the point starts. A number from -1000000 to 1000000. Default: `-1.5`. */
  start?: number | string | null;
  /** The learning rate. A number from 1e-9 to 100. Default: `0.1`. */
  lr?: number | string | null;
  /** Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`. */
  direction?: "downhill" | "uphill" | null;
  /** Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`. */
  step?: number | string | null;
  /** The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`. */
  at?: number | "last" | null;
  /** Steps a second while playing. A number from 0.5 to 60. Default: `5`. */
  pace?: number | string | null;
  /** Shows what a small step to either side does. On or off. Default: `off`. */
  nudge?: boolean | "on" | "off" | null;
  /** The size of that small step. A number from 1e-6 to 1. Default: `0.1`. */
  h?: number | string | null;
  /** Shows the graph, the steps and the point alone, without axes, tangent, controls and frame. On or off. Default: `off`. */
  bare?: boolean | "on" | "off" | null;
  /** Groups of controls to leave out. Any of: formula, point, gradient, rate, marks, regime, direction, playback, pace, arithmetic, settings, nudge, table, embed. */
  hide?: readonly ("formula" | "point" | "gradient" | "rate" | "marks" | "regime" | "direction" | "playback" | "pace" | "arithmetic" | "settings" | "nudge" | "table" | "embed")[] | string | null;
  /** Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`. */
  theme?: "auto" | "light" | "dark" | null;
}

/** Gradient descent on a function of one variable, with a point to drag. */
export interface DownhillCurve extends DownhillFigure<DownhillCurveState, DownhillCurveSettings> {
  get f(): string;
  set f(value: string | null | undefined);
  get range(): [number, number] | "auto";
  set range(value: readonly number[] | string | null | undefined);
  get start(): number;
  set start(value: number | string | null | undefined);
  get lr(): number;
  set lr(value: number | string | null | undefined);
  get direction(): "downhill" | "uphill";
  set direction(value: "downhill" | "uphill" | null | undefined);
  get step(): (n?: number) => void;
  set step(value: number | string | null | undefined);
  get at(): number | "last";
  set at(value: number | "last" | null | undefined);
  get pace(): number;
  set pace(value: number | string | null | undefined);
  get nudge(): boolean;
  set nudge(value: boolean | "on" | "off" | null | undefined);
  get h(): number;
  set h(value: number | string | null | undefined);
  get bare(): boolean;
  set bare(value: boolean | "on" | "off" | null | undefined);
  get hide(): string;
  set hide(value: readonly ("formula" | "point" | "gradient" | "rate" | "marks" | "regime" | "direction" | "playback" | "pace" | "arithmetic" | "settings" | "nudge" | "table" | "embed")[] | string | null | undefined);
  get theme(): "auto" | "light" | "dark";
  set theme(value: "auto" | "light" | "dark" | null | undefined);
  /** Where the point is at the step that is shown. Assigning to it sets `start`. */
  get value(): number | undefined;
  set value(value: number | string | null | undefined);
}

/** What `<downhill-digits>` shows. */
export interface DownhillDigitsState {
  /** The classes that are told apart, as the setting writes them. */
  classes: string;
  /** How many steps are taken. */
  step: number;
  /** The step that is shown: the last, unless the reader looks back. */
  at: number;
  /** How many epochs are complete at the step that is shown. */
  epoch: number;
  /** The mean cross-entropy over the validation digits at the step that is shown; NaN while there are no digits. */
  loss: number;
  /** The accuracy on the validation digits at the step that is shown, from 0 to 1; NaN while there are no digits. */
  accuracy: number;
  /** The learning rate. */
  lr: number;
  /** The weights at the step that is shown, as a matrix of 784 × k row by row: for each pixel its weight for each of the k scores. Two classes have one score, ten have ten. */
  weights: number[];
  /** The biases at the step that is shown: one for each score. */
  bias: number[];
  /** `losses[k]` is the loss over its batch before step `k`. */
  losses: number[];
  /** Loss and accuracy over the training digits and over the validation digits after each epoch that is known, from epoch 0, before the first step. */
  history: { epoch: number; train_loss: number; train_accuracy: number; valid_loss: number; valid_accuracy: number }[];
  /** The confusion matrix of the validation digits, row by row: for each class, how many of its digits were given each class. */
  confusion: number[];
  /** How far it is: `ready`, `running`, `paused` or `diverged`. */
  status: Status;
  /** How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on. */
  outcome: "none" | "arrived" | "stuck" | "stopped" | "oscillates" | "diverged" | "undefined";
}

/** The settings of `<downhill-digits>`. */
export interface DownhillDigitsSettings {
  /** What is looked at: the weights while they `train`, the `score` of one digit, the `mistakes`, or a digit that you `draw`. One of: train, score, mistakes, draw. Default: `train`. */
  view?: "train" | "score" | "mistakes" | "draw" | null;
  /** What is told apart: two digits such as `3,7`, one against the others such as `8,rest`, or `all` ten. Two digits such as 3,7, a digit and rest such as 8,rest, or all. Default: `3,7`. */
  classes?: string | null;
  /** The initial weights: `zero`, or `random` as `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`. One of: zero, random. Default: `zero`. */
  weights?: "zero" | "random" | null;
  /** How many digits a step looks at: `all`, or a number. All, or a whole number from 1 to 10000. Default: `64`. */
  batch?: number | "all" | null;
  /** Shuffles the digits by `torch.randperm` anew for each epoch, in place of the order of the file. On or off. Default: `off`. */
  shuffle?: boolean | "on" | "off" | null;
  /** The seed of random weights, and of shuffling. A whole number from -9007199254740991 to 9007199254740991. Default: `42`. */
  seed?: number | string | null;
  /** The learning rate. A number from 1e-9 to 1000000. Default: `1`. */
  lr?: number | string | null;
  /** Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`. */
  step?: number | string | null;
  /** The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`. */
  at?: number | "last" | null;
  /** Steps a second while playing. A number from 0.5 to 60. Default: `13`. */
  pace?: number | string | null;
  /** Which of the validation digits is looked at, counted from 0. A whole number from 0 to 9999. Default: `0`. */
  digit?: number | string | null;
  /** Fits the axis of the loss to the losses from the first epoch on. On or off. Default: `off`. */
  zoom?: boolean | "on" | "off" | null;
  /** Groups of controls to leave out. Any of: view, classes, params, batch, rate, playback, pace, readout, loss, history, brush, settings, table, export, embed. */
  hide?: readonly ("view" | "classes" | "params" | "batch" | "rate" | "playback" | "pace" | "readout" | "loss" | "history" | "brush" | "settings" | "table" | "export" | "embed")[] | string | null;
  /** Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`. */
  theme?: "auto" | "light" | "dark" | null;
}

/** A linear classifier of handwritten digits, trained on real ones. */
export interface DownhillDigits extends DownhillFigure<DownhillDigitsState, DownhillDigitsSettings> {
  get view(): "train" | "score" | "mistakes" | "draw";
  set view(value: "train" | "score" | "mistakes" | "draw" | null | undefined);
  get classes(): string;
  set classes(value: string | null | undefined);
  get weights(): "zero" | "random";
  set weights(value: "zero" | "random" | null | undefined);
  get batch(): number | "all";
  set batch(value: number | "all" | null | undefined);
  get shuffle(): boolean;
  set shuffle(value: boolean | "on" | "off" | null | undefined);
  get seed(): number;
  set seed(value: number | string | null | undefined);
  get lr(): number;
  set lr(value: number | string | null | undefined);
  get step(): (n?: number) => void;
  set step(value: number | string | null | undefined);
  get at(): number | "last";
  set at(value: number | "last" | null | undefined);
  get pace(): number;
  set pace(value: number | string | null | undefined);
  get digit(): number;
  set digit(value: number | string | null | undefined);
  get zoom(): boolean;
  set zoom(value: boolean | "on" | "off" | null | undefined);
  get hide(): string;
  set hide(value: readonly ("view" | "classes" | "params" | "batch" | "rate" | "playback" | "pace" | "readout" | "loss" | "history" | "brush" | "settings" | "table" | "export" | "embed")[] | string | null | undefined);
  get theme(): "auto" | "light" | "dark";
  set theme(value: "auto" | "light" | "dark" | null | undefined);
  /** The accuracy on the validation digits at the step that is shown, from 0 to 1; NaN while there are no digits. It cannot be set. */
  get value(): number | undefined;
}

/** What `<downhill-fit>` shows. */
export interface DownhillFitState {
  /** The seed of the data; `notebook` for the notebook’s own, `own` for data that were given or dragged. */
  seed: number | "notebook" | "own";
  /** The formula that is fitted, as it is printed. */
  model: string;
  /** The times of the data, one for each point. */
  time: number[];
  /** The speeds of the data, as long as `time`: what is to be predicted. */
  speed: number[];
  /** The parameters at the step that is shown, in the order of the formula. */
  params: number[];
  /** What the model predicts with `params`, as long as `time`. */
  preds: number[];
  /** The loss at the step that is shown. */
  loss: number;
  /** The gradient of the loss with respect to `params`, as long as these. */
  grad: number[];
  /** The learning rate. */
  lr: number;
  /** How many steps are taken. */
  step: number;
  /** The step that is shown: the last, unless the reader looks back. */
  at: number;
  /** `losses[k]` is the loss before step `k`. */
  losses: number[];
  /** The step of the race that is shown. */
  lap: number;
  /** How far it is: `ready`, `running`, `paused`, `converged` or `diverged`. */
  status: Status;
  /** How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on. */
  outcome: "none" | "arrived" | "stuck" | "stopped" | "oscillates" | "diverged" | "undefined";
  /** The best fit in the loss that is chosen, where there is a way to tell it: for a model that is a sum of its parameters, each times a function of `t`. `params`: the best parameters there are; empty where they are not known. `loss`: the loss that they have; NaN where they are not known. */
  optimum: { params: number[]; loss: number };
}

/** The settings of `<downhill-fit>`. */
export interface DownhillFitSettings {
  /** The data: the notebook’s, or those of `torch.manual_seed(seed)`. Notebook, or a whole number from -9007199254740991 to 9007199254740991. Default: `notebook`. */
  seed?: number | "notebook" | null;
  /** Data of your own in place of the seed’s: time and speed, one row per line. Two columns of numbers, one row per line, at most 10000 rows. */
  data?: string | null;
  /** What is fitted: a formula in t; its other names are its parameters. A formula in t and up to six parameters. Default: `a*t**2 + b*t + c`. */
  model?: string | null;
  /** The initial parameters, in the order of the formula; without it, those that come with the data. Up to 6 numbers from -1000000 to 1000000, separated by commas. Default: `-0.24339659512043,0.2653105556964874,-0.6094074845314026`. */
  params?: readonly number[] | string | null;
  /** What is minimised: the mean squared error, the root mean squared error, or the mean absolute error. One of: mse, rmse, mae. Default: `mse`. */
  loss?: "mse" | "rmse" | "mae" | null;
  /** Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation. On or off. Default: `off`. */
  standardise?: boolean | "on" | "off" | null;
  /** How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent. One of: sgd, momentum, nesterov, rmsprop, adagrad, adam. Default: `sgd`. */
  optimizer?: "sgd" | "momentum" | "nesterov" | "rmsprop" | "adagrad" | "adam" | null;
  /** The share of the velocity that stays, for the optimisers `momentum` and `nesterov`. A number from 0 to 0.999. Default: `0.9`. */
  momentum?: number | string | null;
  /** How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch. All, or a whole number from 1 to 10000. Default: `all`. */
  batch?: number | "all" | null;
  /** The learning rate. A number from 1e-9 to 10. Default: `1e-5`. */
  lr?: number | string | null;
  /** Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`. */
  direction?: "downhill" | "uphill" | null;
  /** When playing stops: after a number of steps, below a loss, or when a step changes the loss by a smaller share. Steps and a number from 1 to 10000, or loss and a number from 0 to 1e12, or change and a number from 0 to 1. Default: `change 1e-5`. */
  stop?: string | null;
  /** Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`. */
  step?: number | string | null;
  /** The step to go on to beyond those of the history; 0 for none. A whole number from 0 to 1000000. Default: `0`. */
  forward?: number | string | null;
  /** Steps a second while playing. A number from 0.5 to 60. Default: `4`. */
  pace?: number | string | null;
  /** The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`. */
  at?: number | "last" | null;
  /** The fit, a walk through the seven steps, panels of some steps side by side, or a race of optimisers. One of: fit, walk, panels, race. Default: `fit`. */
  view?: "fit" | "walk" | "panels" | "race" | null;
  /** Where the walk is. One of: initialise, predict, loss, gradient, step, repeat, stop. Default: `initialise`. */
  stage?: "initialise" | "predict" | "loss" | "gradient" | "step" | "repeat" | "stop" | null;
  /** The steps that the panels show. Up to 12 whole numbers from 0 to 100, separated by commas. Default: `0,1,2,3`. */
  panels?: readonly number[] | string | null;
  /** The optimisers of the race, with their learning rates and, after a slash, the batch size. Up to 4 optimisers with their learning rates, such as sgd@1e-5/4 adam@0.1. Default: `sgd@1e-5,momentum@1e-5,rmsprop@0.05,adam@0.1`. */
  race?: string | null;
  /** The steps of the race. A whole number from 1 to 10000. Default: `100`. */
  laps?: number | string | null;
  /** The step that the race is at. A whole number from 0 to 10000. Default: `0`. */
  lap?: number | string | null;
  /** Draws the losses to compare with: of the best fit, and of predicting the mean speed. On or off. Default: `off`. */
  yardsticks?: boolean | "on" | "off" | null;
  /** Shows the directions of the loss, with how fast the error shrinks along each. On or off. Default: `off`. */
  speeds?: boolean | "on" | "off" | null;
  /** The reader’s guess of the steps until the loss is within 10 % of the best fit’s; 0 for none. A whole number from 0 to 1000000. Default: `0`. */
  guess?: number | string | null;
  /** Draws the curve behind the data, and the best one, with their losses. On or off. Default: `off`. */
  truth?: boolean | "on" | "off" | null;
  /** The scale of the loss axis. One of: linear, log. Default: `linear`. */
  scale?: "linear" | "log" | null;
  /** Groups of controls to leave out. Any of: view, data, model, params, kind, optimizer, rate, marks, direction, playback, pace, stop, readout, gradient, loss, forward, guess, history, speeds, truth, settings, table, export, embed. */
  hide?: readonly ("view" | "data" | "model" | "params" | "kind" | "optimizer" | "rate" | "marks" | "direction" | "playback" | "pace" | "stop" | "readout" | "gradient" | "loss" | "forward" | "guess" | "history" | "speeds" | "truth" | "settings" | "table" | "export" | "embed")[] | string | null;
  /** Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`. */
  theme?: "auto" | "light" | "dark" | null;
}

/** A model that is fitted to data by the seven steps of gradient descent. */
export interface DownhillFit extends DownhillFigure<DownhillFitState, DownhillFitSettings> {
  get seed(): number | "notebook";
  set seed(value: number | "notebook" | null | undefined);
  get data(): string;
  set data(value: string | null | undefined);
  get model(): string;
  set model(value: string | null | undefined);
  get params(): number[];
  set params(value: readonly number[] | string | null | undefined);
  get loss(): "mse" | "rmse" | "mae";
  set loss(value: "mse" | "rmse" | "mae" | null | undefined);
  get standardise(): boolean;
  set standardise(value: boolean | "on" | "off" | null | undefined);
  get optimizer(): "sgd" | "momentum" | "nesterov" | "rmsprop" | "adagrad" | "adam";
  set optimizer(value: "sgd" | "momentum" | "nesterov" | "rmsprop" | "adagrad" | "adam" | null | undefined);
  get momentum(): number;
  set momentum(value: number | string | null | undefined);
  get batch(): number | "all";
  set batch(value: number | "all" | null | undefined);
  get lr(): number;
  set lr(value: number | string | null | undefined);
  get direction(): "downhill" | "uphill";
  set direction(value: "downhill" | "uphill" | null | undefined);
  get stop(): string;
  set stop(value: string | null | undefined);
  get step(): (n?: number) => void;
  set step(value: number | string | null | undefined);
  get forward(): number;
  set forward(value: number | string | null | undefined);
  get pace(): number;
  set pace(value: number | string | null | undefined);
  get at(): number | "last";
  set at(value: number | "last" | null | undefined);
  get view(): "fit" | "walk" | "panels" | "race";
  set view(value: "fit" | "walk" | "panels" | "race" | null | undefined);
  get stage(): "initialise" | "predict" | "loss" | "gradient" | "step" | "repeat" | "stop";
  set stage(value: "initialise" | "predict" | "loss" | "gradient" | "step" | "repeat" | "stop" | null | undefined);
  get panels(): number[];
  set panels(value: readonly number[] | string | null | undefined);
  get race(): string;
  set race(value: string | null | undefined);
  get laps(): number;
  set laps(value: number | string | null | undefined);
  get lap(): number;
  set lap(value: number | string | null | undefined);
  get yardsticks(): boolean;
  set yardsticks(value: boolean | "on" | "off" | null | undefined);
  get speeds(): boolean;
  set speeds(value: boolean | "on" | "off" | null | undefined);
  get guess(): number;
  set guess(value: number | string | null | undefined);
  get truth(): boolean;
  set truth(value: boolean | "on" | "off" | null | undefined);
  get scale(): "linear" | "log";
  set scale(value: "linear" | "log" | null | undefined);
  get hide(): string;
  set hide(value: readonly ("view" | "data" | "model" | "params" | "kind" | "optimizer" | "rate" | "marks" | "direction" | "playback" | "pace" | "stop" | "readout" | "gradient" | "loss" | "forward" | "guess" | "history" | "speeds" | "truth" | "settings" | "table" | "export" | "embed")[] | string | null | undefined);
  get theme(): "auto" | "light" | "dark";
  set theme(value: "auto" | "light" | "dark" | null | undefined);
  /** The parameters at the step that is shown, in the order of the formula. Assigning to it sets `params`. */
  get value(): number[] | undefined;
  set value(value: readonly number[] | string | null | undefined);
}

/** What `<downhill-landscape>` shows. */
export interface DownhillLandscapeState {
  /** `fit` where it is the loss of a fit, or the function, as it is printed. */
  f: string;
  /** The formula of the fit, as it is printed. */
  model: string;
  /** The two axes, as the setting writes them. */
  plane: string;
  /** The two coordinates, along the axes, at the step that is shown. */
  point: number[];
  /** All parameters at the step that is shown, in the order of the formula; of a function, `x` and `y`. */
  params: number[];
  /** The loss, or the value of the function, at the step that is shown: the height there. */
  loss: number;
  /** The gradient of `loss` with respect to `params`, as long as these. */
  grad: number[];
  /** The learning rate. */
  lr: number;
  /** How many steps are taken. */
  step: number;
  /** The step that is shown: the last, unless the reader looks back. */
  at: number;
  /** `losses[k]` is the height before step `k`. */
  losses: number[];
  /** The coordinates along the axes at each step, the start first: `step + 1` records. */
  path: { x: number; y: number }[];
  /** How far it is: `ready`, `running`, `paused`, `converged` or `diverged`. */
  status: Status;
  /** How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on. */
  outcome: "none" | "arrived" | "stuck" | "stopped" | "oscillates" | "diverged" | "undefined";
  /** The lowest place that is known: the best fit in the loss that is chosen, where there is a way to tell it, or the lowest place of the function in view. `params`: its parameters, or `x` and `y`; empty where none is known. `loss`: its height; NaN where none is known. */
  optimum: { params: number[]; loss: number };
}

/** The settings of `<downhill-landscape>`. */
export interface DownhillLandscapeSettings {
  /** What the landscape is of: `fit` for the loss of a fit, or a function of x and y, as Python writes it. Fit, or a formula in x and y. Default: `fit`. */
  f?: string | null;
  /** The data: the notebook’s, or those of `torch.manual_seed(seed)`. Notebook, or a whole number from -9007199254740991 to 9007199254740991. Default: `notebook`. */
  seed?: number | "notebook" | null;
  /** Data of your own in place of the seed’s: time and speed, one row per line. Two columns of numbers, one row per line, at most 10000 rows. */
  data?: string | null;
  /** What is fitted: a formula in t; its other names are its parameters. A formula in t and up to six parameters. Default: `a*t**2 + b*t + c`. */
  model?: string | null;
  /** The initial parameters, in the order of the formula; without it, those that come with the data. Up to 6 numbers from -1000000 to 1000000, separated by commas. Default: `-0.24339659512043,0.2653105556964874,-0.6094074845314026`. */
  params?: readonly number[] | string | null;
  /** What is minimised: the mean squared error, the root mean squared error, or the mean absolute error. One of: mse, rmse, mae. Default: `mse`. */
  loss?: "mse" | "rmse" | "mae" | null;
  /** Fits `(t - mean)/std` in place of the time, with the times’ own mean and standard deviation. On or off. Default: `off`. */
  standardise?: boolean | "on" | "off" | null;
  /** How a gradient becomes a step, with PyTorch’s definitions; `sgd` is plain descent. One of: sgd, momentum, nesterov, rmsprop, adagrad, adam. Default: `sgd`. */
  optimizer?: "sgd" | "momentum" | "nesterov" | "rmsprop" | "adagrad" | "adam" | null;
  /** The share of the velocity that stays, for the optimisers `momentum` and `nesterov`. A number from 0 to 0.999. Default: `0.9`. */
  momentum?: number | string | null;
  /** How many points a step looks at: `all`, or a number of them, shuffled by `torch.randperm` anew for each epoch. All, or a whole number from 1 to 10000. Default: `all`. */
  batch?: number | "all" | null;
  /** The two axes of a fit’s landscape: two of its parameters, or directions in which its loss bends: `ravine` for the steepest and the flattest, `steep` for the two steepest, `flat` for the two flattest. One of: ravine, steep, flat, or two parameters such as a,b. Default: `ravine`. */
  plane?: string | null;
  /** Where the parameters off the axes are held: as at the `start`, as in the `best` fit, or they `follow` the step that is shown. One of: start, best, follow. Default: `start`. */
  rest?: "start" | "best" | "follow" | null;
  /** What the plot shows: the ends of the horizontal axis, then of the vertical; `auto` fits them to start, path and minimum. Auto, or four numbers from -1000000 to 1000000: left, right, below, above. Default: `auto`. */
  range?: readonly number[] | string | null;
  /** Draws both axes to the same scale. On or off. Default: `off`. */
  equal?: boolean | "on" | "off" | null;
  /** Where it starts: its place along the two axes. 2 numbers from -1000000 to 1000000, separated by commas. Default: `-0.3659809338739976,-70.07004053127328`. */
  start?: readonly number[] | string | null;
  /** The learning rate. A number from 1e-9 to 10. Default: `1e-5`. */
  lr?: number | string | null;
  /** Which way a step goes; `uphill` has the wrong sign. One of: downhill, uphill. Default: `downhill`. */
  direction?: "downhill" | "uphill" | null;
  /** Steps already taken: a number, or runs with their learning rates. A number of steps up to 10000, or runs with their learning rates, such as 5@0.1 15@0.3. Default: `0`. */
  step?: number | string | null;
  /** Steps a second while playing. A number from 0.5 to 60. Default: `4`. */
  pace?: number | string | null;
  /** The step that is shown, of those already taken. Last, or a whole number from 0 to 10000. Default: `last`. */
  at?: number | "last" | null;
  /** Groups of controls to leave out. Any of: view, formula, plane, data, kind, optimizer, rate, marks, direction, playback, pace, readout, gradient, history, settings, table, embed. */
  hide?: readonly ("view" | "formula" | "plane" | "data" | "kind" | "optimizer" | "rate" | "marks" | "direction" | "playback" | "pace" | "readout" | "gradient" | "history" | "settings" | "table" | "embed")[] | string | null;
  /** Light or dark; `auto` follows the page around the figure. One of: auto, light, dark. Default: `auto`. */
  theme?: "auto" | "light" | "dark" | null;
}

/** The loss of a fit, or a function of two variables, as a landscape with the path of a descent. */
export interface DownhillLandscape extends DownhillFigure<DownhillLandscapeState, DownhillLandscapeSettings> {
  get f(): string;
  set f(value: string | null | undefined);
  get seed(): number | "notebook";
  set seed(value: number | "notebook" | null | undefined);
  get data(): string;
  set data(value: string | null | undefined);
  get model(): string;
  set model(value: string | null | undefined);
  get params(): number[];
  set params(value: readonly number[] | string | null | undefined);
  get loss(): "mse" | "rmse" | "mae";
  set loss(value: "mse" | "rmse" | "mae" | null | undefined);
  get standardise(): boolean;
  set standardise(value: boolean | "on" | "off" | null | undefined);
  get optimizer(): "sgd" | "momentum" | "nesterov" | "rmsprop" | "adagrad" | "adam";
  set optimizer(value: "sgd" | "momentum" | "nesterov" | "rmsprop" | "adagrad" | "adam" | null | undefined);
  get momentum(): number;
  set momentum(value: number | string | null | undefined);
  get batch(): number | "all";
  set batch(value: number | "all" | null | undefined);
  get plane(): string;
  set plane(value: string | null | undefined);
  get rest(): "start" | "best" | "follow";
  set rest(value: "start" | "best" | "follow" | null | undefined);
  get range(): number[] | "auto";
  set range(value: readonly number[] | string | null | undefined);
  get equal(): boolean;
  set equal(value: boolean | "on" | "off" | null | undefined);
  get start(): number[];
  set start(value: readonly number[] | string | null | undefined);
  get lr(): number;
  set lr(value: number | string | null | undefined);
  get direction(): "downhill" | "uphill";
  set direction(value: "downhill" | "uphill" | null | undefined);
  get step(): (n?: number) => void;
  set step(value: number | string | null | undefined);
  get pace(): number;
  set pace(value: number | string | null | undefined);
  get at(): number | "last";
  set at(value: number | "last" | null | undefined);
  get hide(): string;
  set hide(value: readonly ("view" | "formula" | "plane" | "data" | "kind" | "optimizer" | "rate" | "marks" | "direction" | "playback" | "pace" | "readout" | "gradient" | "history" | "settings" | "table" | "embed")[] | string | null | undefined);
  get theme(): "auto" | "light" | "dark";
  set theme(value: "auto" | "light" | "dark" | null | undefined);
  /** The two coordinates, along the axes, at the step that is shown. Assigning to it sets `start`. */
  get value(): number[] | undefined;
  set value(value: readonly number[] | string | null | undefined);
}

/** What the event `downhill-task` tells of a task. */
export interface DownhillTaskDetail {
  /** Whether it is done. */
  done: boolean;
  /** From 0 to 1: 1 for a goal that was reached; 1 for a prediction that was near enough, or the right choice, at the first attempt, a half at the second, and so on. */
  score: number;
  /** How many predictions, runs that began in one of the figures, or choices there were, also before the reader tried again. */
  attempts: number;
  /** The reader’s answer; empty before there is one. */
  answerText: string;
}

/** The attributes of `<downhill-task>`. */
export interface DownhillTaskAttributes {
  /** The id of the figure that the task is about; for a goal, several ids with blanks between them. */
  for?: string;
  /** What is predicted: a field of the figure’s state, such as `x`, or a formula of fields; a number, numbers, a word, the sign of a number as in `sign(grad[0])`, or whether a condition holds. */
  predict?: string;
  /** A condition: the prediction is about the first state in which it holds. Where a run does not begin it, as with `step >= 0`, a prediction is compared at once. */
  when?: string;
  /** How near a number has to be: a distance such as `0.05`, or a share of what happened such as `5%`. What is 0 but for rounding counts as 0. */
  within?: string | number;
  /** The figure of a prediction is not held back. If it gets there before anything was predicted, the reader has looked, and the explanation is shown. */
  free?: boolean;
  /** A condition, which the reader is to make true. */
  goal?: string;
  /** The numbers of the right items of the list, counted from 1, such as `2` or `1 3`. */
  answer?: string | number;
  /** What the reader did is there again at the next visit. */
  keep?: boolean;
}

/** A question about figures that knows its answer. */
export interface DownhillTask extends HTMLElement {
  /** Whether it is done. */
  readonly done: boolean;
  /** From 0 to 1: 1 for a goal that was reached; 1 for a prediction that was near enough, or the right choice, at the first attempt, a half at the second, and so on. */
  readonly score: number;
  /** How many predictions, runs that began in one of the figures, or choices there were, also before the reader tried again. */
  readonly attempts: number;
  /** The reader’s answer; empty before there is one. */
  readonly answerText: string;
  /** `predict`, `goal` or `choose`; empty without one of their attributes. */
  readonly kind: "predict" | "goal" | "choose" | "";
  /** The question, as a text. */
  readonly question: string;
  /** The reader’s answer as a learning platform takes it: a number as Python writes it, or the numbers of the items. */
  readonly response: string;
  /** The right answer in that form, the condition of a goal, or, once it has, what happened. */
  readonly correct: string;
  /** What the reader did, as a short text; assigning it restores that. A task that asks something else takes no notice of it. */
  saved: string;
  /** Figures as elements in place of the ids in `for`: an object whose keys conditions know them by, or a list; `null` gives `for` back. */
  figures: Record<string, HTMLElement> | null;
  /** A promise of the element, kept when the task runs; reading it starts the task. */
  readonly ready: Promise<this>;
  /** Forgets what the reader did, also what `keep` has kept. */
  reset(): void;
}

/** How many tasks of the page are done. */
export interface DownhillProgress extends HTMLElement {
  /** How many tasks are done. */
  readonly done: boolean;
  /** How many there are. */
  readonly of: number;
  /** The mean of their scores, from 0 to 1. */
  readonly score: number;
}

declare global {
  interface HTMLElementTagNameMap {
    "downhill-autograd": DownhillAutograd;
    "downhill-curve": DownhillCurve;
    "downhill-digits": DownhillDigits;
    "downhill-fit": DownhillFit;
    "downhill-landscape": DownhillLandscape;
    "downhill-progress": DownhillProgress;
    "downhill-task": DownhillTask;
  }
  interface GlobalEventHandlersEventMap {
    "downhill-task": CustomEvent<DownhillTaskDetail>;
  }
}

/** Each element, its settings, its state, and what its `value` may be set to, by its tag. */
export interface DownhillElements {
  "downhill-autograd": [DownhillAutograd, DownhillAutogradSettings, DownhillAutogradState, readonly number[] | string | null | undefined];
  "downhill-curve": [DownhillCurve, DownhillCurveSettings, DownhillCurveState, number | string | null | undefined];
  "downhill-digits": [DownhillDigits, DownhillDigitsSettings, DownhillDigitsState, undefined];
  "downhill-fit": [DownhillFit, DownhillFitSettings, DownhillFitState, readonly number[] | string | null | undefined];
  "downhill-landscape": [DownhillLandscape, DownhillLandscapeSettings, DownhillLandscapeState, readonly number[] | string | null | undefined];
}
