"""What all figures have in common."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, SupportsInt

import traitlets

from .columns import NAMES
from .element import Element
from .plain import with_nan
from .traits import Attribute, Setting

if TYPE_CHECKING:
    import pandas

# What `frame` makes a table of, the first that the state has: columns beside each other, or records.
COLUMNS = ("time", "speed", "preds")
RECORDS = ("history", "path")


def named(figure: str) -> traitlets.Unicode[str, str | bytes]:
    """Which figure it is."""
    return traitlets.Unicode(figure, read_only=True).tag(sync=True)


class Figure(Element):
    """A figure: its settings and what it shows are attributes that can be observed."""

    settings = traitlets.Dict(help="The settings that lead to exactly this state, as the figure writes them.").tag(sync=True)
    state = traitlets.Dict(help="What the figure shows now; empty until it is shown.").tag(sync=True)
    errors = traitlets.Dict(help="The settings that the figure refused, each with the reason.").tag(sync=True)

    # Reported beside the state: the values of all settings but the data, and the PyTorch script.
    _values = traitlets.Dict().tag(sync=True)
    _code = traitlets.Unicode(None, allow_none=True).tag(sync=True)

    # What was written since the figure heard of the last request, and the verbs called before it was shown.
    _unheard: dict[str, Any]
    _waiting: list[dict[str, Any]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Lists the attributes in the class's own help, and the settings in its signature."""
        super().__init_subclass__(**kwargs)
        # For each widget, anywidget makes a class of its own, which inherits all of this.
        if "figure" not in vars(cls):
            return
        attributes = {name: trait for name, trait in vars(cls).items() if isinstance(trait, Attribute)}
        settings = {name: trait for name, trait in attributes.items() if isinstance(trait, Setting)}
        shown = {name: trait for name, trait in attributes.items() if name not in settings}
        cls.__doc__ = f"{cls.__doc__}\n\n{listed('Settings', settings)}\n\n{listed('What it shows', shown)}\n"
        names = [*settings]
        if "data" in settings:
            names[names.index("data") : names.index("data")] = NAMES
        keyword = inspect.Parameter.KEYWORD_ONLY
        cls.__signature__ = inspect.Signature([inspect.Parameter(name, keyword, default=None) for name in names])

    def __init__(self, **settings: Any) -> None:
        self._unheard, self._waiting = {}, []
        known = [*inspect.signature(type(self)).parameters]
        for name in settings:
            if name not in known:
                raise TypeError(f"{name!r} is not a setting; the settings here are {', '.join(known)}")
        columns = [settings.pop(name) for name in NAMES if name in settings]
        if columns:
            if len(columns) < len(NAMES) or "data" in settings:
                raise TypeError("data of your own are time and speed, both of them, or data alone")
            settings["data"] = dict(zip(NAMES, columns))
        # The lines for notes name files that a notebook does not have.
        super().__init__(**{"hide": ["embed"], **settings})

    def _write(self, name: str, value: Any) -> None:
        """Hands a setting to the figure; None is its default."""
        self._asked += 1
        self._unheard[name] = value
        written = {**self.settings, **self._unheard}
        self.settings = {name: value for name, value in written.items() if value is not None}

    def _ask(self, verb: str, n: SupportsInt | None = None) -> None:
        """Calls a verb of the figure, or has it called as soon as the figure is shown."""
        self._asked += 1
        request = {"verb": verb, "asked": self._asked}
        if n is not None:
            request["n"] = int(n)
        if self.state:
            self.send(request)
        else:
            self._waiting.append(request)

    @traitlets.observe("state", "_values", "_heard")
    def _follow(self, _: Any) -> None:
        """Takes what the figure reports."""
        if self._heard >= self._asked:
            self._unheard.clear()
        values = {**self._values, "data": self.settings.get("data")}
        changes = {}
        for name, trait in self.traits().items():
            if not isinstance(trait, Attribute) or name in self._unheard:
                continue
            source = self.state if trait.is_shown else values
            if name in source and (changed := trait.report(self, source[name])):
                changes[name] = changed
        # All have their values before the first observer is called.
        for name, (old, new) in changes.items():
            self._notify_trait(name, old, new)
        while self.state and self._waiting:
            self.send(self._waiting.pop(0))

    def back(self, n: SupportsInt = 1) -> None:
        """Takes `n` steps back."""
        self._ask("back", n)

    def play(self) -> None:
        """Plays."""
        self._ask("play")

    def pause(self) -> None:
        """Stops playing."""
        self._ask("pause")

    def reset(self) -> None:
        """Goes back to the start: to step 0, and, called there, to where it was before any drag."""
        self._ask("reset")

    async def ready(self, timeout: float | None = 10) -> None:
        """Waits until the figure is shown, and has done and reported all that was asked of it.

        >>> fit.step(10)
        >>> await fit.ready()
        >>> fit.losses[10]

        It has to be shown: as the last line of an earlier cell, or by `display(fit)` in this one. While
        a cell waits, its kernel has to go on hearing the figure, as ipykernel 7.4 and later do. Older
        kernels hear it between cells: there, await it in the next cell. In marimo, which runs a cell
        again after each report, there is nothing to wait for.

        Raises TimeoutError after `timeout` seconds; with None it waits for ever.
        """
        await self._answered("figure", timeout)

    def _is_shown(self) -> bool:
        return bool(self.state)

    def code(self) -> str:
        """The PyTorch script that computes what the figure shows, as "Take it away" gives it."""
        self._need_state()
        if self._code is None:
            raise NotImplementedError(f"{type(self).__name__} has no PyTorch script; Fit and Digits have one")
        return self._code

    def frame(self) -> pandas.DataFrame:
        """The numbers that the figure shows as a table of pandas.

        Of a fit: the data and the predictions, as `time`, `speed` and `preds`. Of other figures: their
        history or path, a row for each step or epoch.
        """
        try:
            import pandas
        except ImportError as error:
            raise ImportError("a frame is a table of pandas, which is not installed: pip install pandas") from error
        self._need_state()
        if all(name in self.state for name in COLUMNS):
            return pandas.DataFrame({name: with_nan(self.state[name]) for name in COLUMNS})
        for name in RECORDS:
            if name in self.state:
                return pandas.DataFrame(with_nan(self.state[name]))
        raise NotImplementedError(f"{type(self).__name__} has no table of numbers")

    def _need_state(self) -> None:
        if not self.state:
            raise RuntimeError("the figure is not shown yet: display it, then `await figure.ready()`")


def listed(heading: str, traits: dict[str, Any]) -> str:
    """The lines on some attributes, for the help of a class."""
    return "\n".join([f"{heading}:", *(f"    {name}: {trait.help}" for name, trait in traits.items())])
