"""Questions about figures, whose answers Python can ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, SupportsFloat, SupportsInt

import traitlets

from .element import Element
from .kinds import parts
from .plain import number, plain, short, shortened, whole
from .widget import Figure

# What a page tells of a task.
TOLD = ("done", "score", "attempts", "answer_text")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Task(Element):
    """A question about figures that are shown in the notebook, which the reader answers.

    >>> fit = downhill.Fit()
    >>> task = downhill.Task(fit, goal="loss < 10", question="Get the loss below 10.")
    >>> task.done, task.score

    A task is of one kind. The reader brings its figures to where `goal` holds, a condition on their
    fields; or says before it happens what `predict` will be, the value of a field or a formula of one
    figure, at the moment when `when` holds, else after the first step; or picks of the `choices` the one
    that `answer` names by its number, counted from 1, or all of several.

    A prediction is near enough `within` a distance such as 0.05, or a share such as "5%". The figure waits
    for it, unless it is `free`. Several figures have the names by which conditions tell them apart:
    `Task({"slow": a, "fast": b}, goal="slow.step > fast.step")`; those of a list are `figure1`, `figure2`.

    `question`, `hint`, `why` (the explanation, shown when it is due), `choices` and `replies`, one to each
    choice, are plain texts. What a condition says is read where the task is shown; what is wrong with it
    is said there.
    """

    done = traitlets.Bool(False, read_only=True, help="Whether it is done: compared, reached, or right.")
    score = traitlets.Float(
        0.0,
        read_only=True,
        help="From 0 to 1: 1 for a prediction that was near enough, for a goal that was reached, and for the "
        "right choice at the first attempt; half of it at the second, a third at the third.",
    )
    attempts = traitlets.Int(0, read_only=True, help="How many predictions, runs that began, or choices there were.")
    answer_text = traitlets.Unicode("", read_only=True, help="The reader's answer; empty before there is one.")

    # What it is made from, and what the page reports.
    _task = traitlets.Dict().tag(sync=True)
    _report = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        figures: Figure | Mapping[str, Figure] | Iterable[Figure] | None = None,
        *,
        goal: str | None = None,
        predict: str | None = None,
        when: str | None = None,
        within: SupportsFloat | str | None = None,
        free: bool = False,
        question: str = "",
        hint: str = "",
        why: str = "",
        choices: Iterable[object] = (),
        answer: SupportsInt | Iterable[SupportsInt] | str | None = None,
        replies: Iterable[str] = (),
    ) -> None:
        texts = {"question": question, "hint": hint, "why": why}
        conditions = {"goal": goal, "predict": predict, "when": when}
        for name, text in {**texts, **conditions}.items():
            if text is not None and not isinstance(text, str):
                raise TypeError(f"{name} is a text, not {shortened(text)}")
        about, items = named(figures), listed("choices", choices)
        said = [str(reply or "") for reply in listed("replies", replies)]
        self._check_kind(len(about), goal=goal, predict=predict, answer=answer)
        if predict is None and (when is not None or within is not None or free):
            raise TypeError("when, within and free are those of a prediction: say what to predict")
        if said and len(said) != len(items):
            raise ValueError(f"there are {len(said)} replies to {len(items)} choices; one that is missing is \"\"")
        attributes = {name: text for name, text in conditions.items() if text is not None}
        if within is not None:
            attributes["within"] = tolerance(within)
        if free:
            attributes["free"] = ""
        if answer is not None:
            attributes["answer"] = " ".join(map(str, right(answer, len(items))))
        elif items:
            raise TypeError("choices need an answer, the number of the right one, counted from 1")
        keys = {name: figure._key for name, figure in about.items()}
        made = {**texts, "attributes": attributes, "choices": [*map(str, items)], "replies": said, "figures": keys}
        super().__init__(_task=made)

    @staticmethod
    def _check_kind(figures: int, **kinds: Any) -> None:
        given = [kind for kind, value in kinds.items() if value is not None]
        if len(given) != 1:
            what = " and ".join(given) or "none of them"
            raise TypeError(f"a task takes one of goal, predict and answer; {what} {'are' if given else 'is'} given")
        if given == ["answer"]:
            if figures:
                raise TypeError("a choice takes no figure, only choices and an answer")
        elif not figures:
            raise TypeError(f"{given[0]} needs a figure: Task(figure, {given[0]}=…)")
        elif given == ["predict"] and figures > 1:
            raise TypeError(f"a prediction is about one figure, not {figures}")

    @property
    def question(self) -> str:
        """What is asked."""
        return self._task["question"]

    @traitlets.observe("_report", "_heard")
    def _follow(self, _: Any) -> None:
        """Takes what the page reports, unless it was reported before the last request was heard."""
        if not self._report or self._heard < self._asked:
            return
        # All have their values before the first observer is called.
        with self.hold_trait_notifications():
            for name in TOLD:
                self.set_trait(name, self._report[name])

    def reset(self) -> None:
        """Forgets what the reader did."""
        with self.hold_trait_notifications():
            for name in TOLD:
                self.set_trait(name, self.traits()[name].default_value)
        self._report = {}
        self._ask("reset")

    def _ask(self, verb: str) -> None:
        self._asked += 1
        self.send({"verb": verb, "asked": self._asked})

    def _is_shown(self) -> bool:
        return bool(self._report)

    async def ready(self, timeout: float | None = 10) -> None:
        """Waits until the task is shown, and has told what was done up to now.

        >>> fit.step(100)
        >>> await task.ready()
        >>> task.done

        Its figures have to be shown, too. What is said of `ready` of a figure is true of this one.
        """
        self._ask("tell")
        await self._answered("task", timeout)


def named(given: Any) -> dict[str, Figure]:
    """The figures of a task by their names; marimo's are taken out of their wrappers."""
    if given is None:
        return {}
    if isinstance(given, Mapping):
        figures = {name: unwrapped(figure) for name, figure in given.items()}
    elif is_one(given) or not isinstance(given, Iterable) or isinstance(given, (str, bytes)):
        figures = {"figure1": unwrapped(given)}
    else:
        figures = {f"figure{k}": unwrapped(figure) for k, figure in enumerate(given, 1)}
    for name in figures:
        if not isinstance(name, str) or not NAME.fullmatch(name):
            raise ValueError(f"a figure's name in a condition is a word such as slow, not {shortened(name)}")
    if len({figure._key for figure in figures.values()}) < len(figures):
        raise ValueError("a figure is there twice: a task takes each once")
    return figures


def is_one(given: Any) -> bool:
    return isinstance(getattr(given, "widget", given), Figure)


def unwrapped(given: Any) -> Figure:
    if not is_one(given):
        raise TypeError(f"a task is about figures such as downhill.Fit(), not {shortened(given)}")
    return getattr(given, "widget", given)


def listed(name: str, given: Any) -> list[Any]:
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise TypeError(f"{name} are a list of texts, not {shortened(given)}")
    return [*given]


def tolerance(given: Any) -> str:
    """A distance, or a share, as the attribute writes it."""
    share = isinstance(given, str) and given.rstrip().endswith("%")
    value = number(given.rstrip().removesuffix("%") if share else given)
    if value is None or value < 0:
        raise ValueError(f"within is a distance such as 0.05, or a share such as \"5%\", not {shortened(given)}")
    return short(value) + "%" * share


def right(given: Any, items: int) -> list[int]:
    """The numbers of the right choices, in order."""
    if not items:
        raise TypeError("an answer needs choices")
    given = parts(given) if isinstance(given, str) else plain(given)
    numbers = [whole(one) for one in (given if isinstance(given, list) else [given])]
    if not numbers or not all(one is not None and 1 <= one <= items for one in numbers):
        raise ValueError(f"answer is the number of a choice, or several, from 1 to {items}, not {shortened(given)}")
    return sorted({one for one in numbers if one is not None})
