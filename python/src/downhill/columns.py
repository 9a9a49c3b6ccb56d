"""Data in two columns: time and speed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from traitlets import TraitError

from .plain import number, plain, short, shortened
from .traits import Setting

Rows = list[list[float]]

NAMES = ("time", "speed")
# Fewer different times leave a quadratic undetermined.
LEAST_TIMES = 3


class Columns(Setting[Rows | str | None, Iterable[Any] | str | None]):
    """Rows of time and speed: a list of pairs, an array with two columns, a table or a dictionary with
    the columns `time` and `speed`, or a text such as that of a CSV file, which the figure reads."""

    def __init__(self, most: int, size: float, **about: Any) -> None:
        self.most, self.size = most, size
        self.takes = f"two columns of numbers, time and speed, of at most {most} rows"
        super().__init__(**about)

    def validate(self, figure: Any, given: Any) -> Rows | str:
        if isinstance(given, str):
            return rows_of_text(given) or given
        if all(hasattr(given, "keys") and name in given.keys() for name in NAMES):
            return self.joined(given["time"], given["speed"])
        rows = plain(given)
        if not isinstance(rows, list) or not all(isinstance(row, list) and len(row) == 2 for row in rows):
            raise TraitError(f"{self.name} is {self.takes}, not {shortened(given)}")
        return self.joined([row[0] for row in rows], [row[1] for row in rows])

    def joined(self, time: Any, speed: Any) -> Rows:
        """The rows of two columns: lists, arrays, tensors, columns of a table."""
        time, speed = self.column("time", time), self.column("speed", speed)
        if len(time) != len(speed):
            raise TraitError(f"time has {len(time)} numbers and speed has {len(speed)}: they are to be as many")
        if len(time) > self.most:
            raise TraitError(f"there are {len(time)} rows; a figure takes at most {self.most}")
        if len(set(time)) < LEAST_TIMES:
            raise TraitError(f"there are only {len(set(time))} different times; a quadratic needs {LEAST_TIMES}")
        return [list(row) for row in zip(time, speed)]

    def column(self, name: str, given: Any) -> list[float]:
        given = plain(given)
        if not isinstance(given, list):
            raise TraitError(f"{name} is a column of numbers, not {shortened(given)}")
        values = []
        for row, entry in enumerate(given):
            value = number(entry)
            if value is None or abs(value) > self.size:
                takes = f"a number from {short(-self.size)} to {short(self.size)}"
                raise TraitError(f"{name}[{row}] is {takes}, not {shortened(entry)}")
            values.append(value)
        return values

    def written(self, value: Rows | str) -> str:
        if isinstance(value, str):
            return value
        return "\n".join(f"{time!r} {speed!r}" for time, speed in value)

    def reported(self, figure: Any, value: str | None) -> Rows | str | None:
        return rows_of_text(value) or value if value else None


def rows_of_text(text: str) -> Rows | None:
    """The rows of a text as a figure writes it, `0 1.5_2 3`; None for any other, which may be CSV."""
    rows = []
    for line in re.split(r"[_\n]", text.strip()):
        row = [value for word in line.split(" ") if (value := number(word)) is not None]
        if len(row) != 2 or len(line.split(" ")) != 2:
            return None
        rows.append(row)
    return rows
