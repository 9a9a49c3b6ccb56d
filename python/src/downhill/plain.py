"""Values of NumPy, pandas and PyTorch as Python's own numbers and lists."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any


def plain(given: Any) -> Any:
    """`given` with arrays, tensors, columns and other iterables as lists, and their entries as numbers."""
    if isinstance(given, (str, bytes, Mapping)):
        return given
    # Arrays and scalars of NumPy, tensors of PyTorch, columns of pandas.
    if hasattr(given, "tolist"):
        return given.tolist()
    if hasattr(given, "__array__"):
        return given.__array__().tolist()
    if isinstance(given, Iterable):
        return [plain(part) for part in given]
    return given


def number(given: Any) -> float | None:
    """`given`, or the text of it, as a finite number; None where it is none."""
    given = plain(given)
    if isinstance(given, bool):
        return None
    try:
        value = float(given)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def whole(given: Any) -> int | None:
    """`given`, or the text of it, as a whole number; None where it is none."""
    given = plain(given)
    if isinstance(given, str):
        try:
            return int(given)
        except ValueError:
            return None
    value = number(given)
    return int(given) if value is not None and value == int(given) else None


def short(given: float) -> str:
    """A number as the figures write it: 10, 0.5, 1e-9."""
    text = repr(given).removesuffix(".0")
    return text.replace("e-0", "e-").replace("e+", "e")


def shortened(given: Any) -> str:
    """What was given, in a message: at most 60 characters."""
    text = repr(given)
    return text if len(text) <= 60 else text[:59] + "…"


def with_nan(value: Any) -> Any:
    """A field of the state, where JSON has null for a number that is none."""
    if value is None:
        return math.nan
    if isinstance(value, list):
        return [with_nan(part) for part in value]
    if isinstance(value, dict):
        return {name: with_nan(part) for name, part in value.items()}
    return value
