"""The kinds of settings, as the figures have them: what each takes, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, SupportsFloat, SupportsInt

from .plain import number, plain, short, whole
from .traits import Setting


class Number(Setting[float, SupportsFloat | None]):
    """A number in a range, both ends included."""

    def __init__(self, low: float, high: float, **about: Any) -> None:
        self.low, self.high = low, high
        self.takes = f"a number from {short(low)} to {short(high)}"
        super().__init__(**about)

    def read(self, given):
        value = number(given)
        return value if value is not None and self.low <= value <= self.high else None


class Integer(Setting[int, SupportsInt | None]):
    """A whole number in a range, both ends included."""

    def __init__(self, low: int, high: int, **about: Any) -> None:
        self.low, self.high = low, high
        self.takes = f"a whole number from {low} to {high}"
        super().__init__(**about)

    def read(self, given):
        value = whole(given)
        return value if value is not None and self.low <= value <= self.high else None


class IntegerOr(Setting[int | str, SupportsInt | str | None]):
    """A whole number in a range, or the word."""

    def __init__(self, low: int, high: int, word: str, **about: Any) -> None:
        self.low, self.high, self.word = low, high, word
        self.takes = f"{word!r}, or a whole number from {low} to {high}"
        super().__init__(**about)

    def read(self, given):
        if is_word(given, self.word):
            return self.word
        value = whole(given)
        return value if value is not None and self.low <= value <= self.high else None


class Choice(Setting[str, str | None]):
    """One of these words."""

    def __init__(self, *words: str, **about: Any) -> None:
        self.words = words
        self.takes = f"one of {', '.join(map(repr, words))}"
        super().__init__(**about)

    def read(self, given):
        return next((word for word in self.words if is_word(given, word)), None)


class Subset(Setting[list[str], Iterable[str] | str | None]):
    """Any of these words, as a list or in one text; the value has them in the order of the kind."""

    def __init__(self, *words: str, **about: Any) -> None:
        self.words = words
        self.takes = f"any of {', '.join(map(repr, words))}"
        super().__init__(**about)

    def read(self, given):
        given = parts(given)
        if given is None or not all(any(is_word(part, word) for word in self.words) for part in given):
            return None
        return [word for word in self.words if any(is_word(part, word) for part in given)]

    def written(self, value):
        return ",".join(value)


class Flag(Setting[bool, bool | str | None]):
    """True or False, or as an attribute writes it, `on` or `off`."""

    TEXTS = {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}
    takes = "True or False"

    def read(self, given):
        given = plain(given)
        if isinstance(given, str):
            return self.TEXTS.get(given.strip().lower())
        return given if isinstance(given, bool) else None


class NumbersUpTo(Setting[list[float] | None, Iterable[SupportsFloat] | str | None]):
    """A list of numbers, not more than `most`. The figure says which count it needs, and has its own
    numbers without the setting."""

    COUNT = "up to {}"

    def __init__(self, most: int, low: float, high: float, **about: Any) -> None:
        self.least, self.most, self.low, self.high = 1, most, low, high
        self.takes = f"a list of {self.COUNT.format(most)} numbers from {short(low)} to {short(high)}"
        super().__init__(**about)

    def read(self, given):
        return numbers(given, range(self.least, self.most + 1), self.low, self.high)


class Numbers(NumbersUpTo):
    """A list of this many numbers."""

    COUNT = "{}"

    def __init__(self, count: int, low: float, high: float, **about: Any) -> None:
        super().__init__(count, low, high, **about)
        self.least = count


class Integers(Setting[list[int], Iterable[SupportsInt] | str | None]):
    """A list of whole numbers from 0 to `high`, not more than `most`."""

    def __init__(self, most: int, high: int, **about: Any) -> None:
        self.most, self.high = most, high
        self.takes = f"a list of up to {most} whole numbers from 0 to {high}"
        super().__init__(**about)

    def read(self, given):
        given = parts(given) or []
        values = [value for part in given if (value := whole(part)) is not None and 0 <= value <= self.high]
        return values if len(values) == len(given) and 1 <= len(values) <= self.most else None


class Span(Setting[list[float] | str, Iterable[SupportsFloat] | str | None]):
    """The ends of an axis, or the word."""

    ENDS = 2
    WORDS = "two numbers from {} to {}, the smaller one first"

    def __init__(self, low: float, high: float, word: str, **about: Any) -> None:
        self.low, self.high, self.word = low, high, word
        self.takes = f"{word!r}, or {self.WORDS.format(short(low), short(high))}"
        super().__init__(**about)

    def read(self, given):
        if is_word(given, self.word):
            return self.word
        ends = numbers(given, range(self.ENDS, self.ENDS + 1), self.low, self.high)
        return ends if ends and all(low < high for low, high in zip(ends[::2], ends[1::2])) else None


class Area(Span):
    """The ends of the horizontal axis and of the vertical one, or the word."""

    ENDS = 4
    WORDS = "four numbers from {} to {}: left, right, below, above"


class Formula(Setting[str, str | None]):
    """A formula as Python writes it. The figure reads it; what it refuses stands in `errors`."""

    def __init__(self, takes: str, **about: Any) -> None:
        self.takes = takes
        super().__init__(**about)

    def read(self, given):
        return given if isinstance(given, str) and given.strip() else None


class Notation(Setting[str, Iterable[object] | str | None]):
    """A text of this pattern, or a list of its parts."""

    def __init__(self, takes: str, pattern: str, **about: Any) -> None:
        self.takes, self.pattern = takes, pattern
        super().__init__(**about)

    def read(self, given):
        given = plain(given)
        text = ",".join(map(str, given)) if isinstance(given, list) else given
        if not isinstance(text, str):
            return None
        text = re.sub(r"[,\s]+", ",", text.strip())
        return text if re.fullmatch(self.pattern, text, re.IGNORECASE) else None


class Rule(Setting[str, tuple[str, float] | str | None]):
    """One of these words with a number in its range, as a pair or in one text."""

    def __init__(self, *rules: tuple[str, float, float], **about: Any) -> None:
        self.rules = rules
        each = [f"{word!r} and a number from {short(low)} to {short(high)}" for word, low, high in rules]
        self.takes = ", or ".join(each) + f", such as {about['default']!r}"
        super().__init__(**about)

    def read(self, given):
        match parts(given):
            case [name, amount]:
                for word, low, high in self.rules:
                    value = number(amount)
                    if is_word(name, word) and value is not None and low <= value <= high:
                        return f"{word} {short(value)}"
        return None


def is_word(given: Any, word: str) -> bool:
    """Whether it is this word, apart from case and from blanks."""
    return isinstance(given, str) and "".join(given.split()).lower() == word.lower()


def parts(given: Any) -> list[Any] | None:
    """The parts of a list, or of a text that writes one; None where it is neither."""
    given = plain(given)
    if isinstance(given, str):
        return [part for part in re.split(r"[,;\s]+", given.strip(" []")) if part]
    return given if isinstance(given, list) else None


def numbers(given: Any, counts: range, low: float, high: float) -> list[float] | None:
    """A list of numbers in a range, one of `counts` of them; None where it is none."""
    given = parts(given) or []
    values = [value for part in given if (value := number(part)) is not None and low <= value <= high]
    return values if len(values) == len(given) and len(values) in counts else None
