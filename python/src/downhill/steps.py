"""Steps already taken, which is a setting and a number, and the verb that takes more."""

from __future__ import annotations

import re
from typing import Any, SupportsInt

from .plain import number, plain, whole
from .traits import Setting


class StepCount(int):
    """How many steps are taken: a number in all that it does. Called, it takes more of them.

    >>> fit.step
    3
    >>> fit.step(10)
    """

    _figure: Any = None
    # As the setting writes it: `5@0.1 15@0.3` are 20 steps.
    _notation: str | None = None

    @classmethod
    def of(cls, figure: Any, count: int, notation: str | None = None) -> StepCount:
        self = cls(count)
        self._figure, self._notation = figure, notation
        return self

    def __call__(self, n: SupportsInt = 1) -> None:
        """Takes `n` steps. The figure reports where it is then: see `ready`."""
        self._figure._ask("step", n)

    def __reduce__(self) -> tuple[Any, ...]:
        return int, (int(self),)


class Steps(Setting[StepCount, SupportsInt | str | None]):
    """A number of steps, or runs of them with their learning rates, or the word for all there are."""

    def __init__(self, most: int, word: str | None = None, **about: Any) -> None:
        self.most, self.word = most, word
        self.takes = f"a whole number from 0 to {most}, or "
        self.takes += repr(word) if word else "runs with their learning rate such as '5@0.1 15@0.3'"
        super().__init__(**about)

    def read(self, given: Any) -> int | str | None:
        """A count, or the text of runs."""
        given = plain(given)
        if isinstance(given, StepCount):
            return given._notation or int(given)
        if self.word is not None and isinstance(given, str) and given.strip().lower() == self.word:
            return self.word
        count = whole(given)
        if count is not None:
            return count if 0 <= count <= self.most else None
        if self.word is not None or not isinstance(given, str):
            return None
        count = total(given)
        return given if count is not None and count <= self.most else None

    def validate(self, figure: Any, given: Any) -> StepCount:
        value = super().validate(figure, given)
        if isinstance(value, str):
            # How many `last` are, the figure knows.
            return StepCount.of(figure, total(value) or 0, value)
        return StepCount.of(figure, value)

    def written(self, value: Any) -> Any:
        return value._notation or int(value)

    def reported(self, figure: Any, value: Any) -> StepCount:
        return StepCount.of(figure, value)


def total(text: str) -> int | None:
    """The steps of some runs; None where the text does not write any."""
    steps = 0
    for run in re.split(r"[,\s]+", text.strip()):
        count, at, rate = run.partition("@")
        if not count.isdecimal() or (at and number(rate) is None):
            return None
        steps += int(count)
    return steps
