"""The attributes of a figure as traits: its settings, and what it shows."""

from __future__ import annotations

from typing import Any, Generic, Never, TypeVar

from traitlets import TraitError, TraitType

from .plain import shortened, with_nan

G = TypeVar("G")
S = TypeVar("S")


class Attribute(TraitType[G, S], Generic[G, S]):
    """What settings and fields of the state have in common: the figure reports their values."""

    # Whether the state has a field of this name.
    is_shown = False

    def report(self, figure: Any, value: Any) -> tuple[Any, Any] | None:
        """Takes a value from the figure, without a notification: old and new, if it has changed."""
        old, new = self.get(figure), self.reported(figure, value)
        figure._trait_values[self.name] = new
        return None if old == new else (old, new)

    def reported(self, figure: Any, value: Any) -> Any:
        """A value as the figure reports it."""
        return with_nan(value)


class Shown(Attribute[G | None, Never], Generic[G]):
    """A field of the state: it can be read and observed. It is None until the figure is shown."""

    is_shown = True

    def __init__(self, about: str) -> None:
        super().__init__(None, allow_none=True, read_only=True, help=about)


class Setting(Attribute[G, S], Generic[G, S]):
    """A setting: what is written is checked, and handed to the figure. None is its default.

    Where the state has a field of the same name, `seen` says what that is: once the figure is shown,
    reading the attribute gives the field.
    """

    # What it takes, such as "a number from 0 to 1".
    takes = ""

    def __init__(self, *, default: Any, about: str, seen: str | None = None) -> None:
        text = f"{about} Takes {self.takes}."
        if default is not None:
            text += f" Default: {default!r}."
        if seen is not None:
            self.is_shown = True
            if not about.startswith(seen):
                text += f" Once the figure is shown, it reads as the state has it: {seen}"
        super().__init__(default, allow_none=True, help=text)

    def read(self, given: Any) -> Any:
        """`given` as a value of this setting; None where it cannot be one."""
        raise NotImplementedError

    def written(self, value: Any) -> Any:
        """A value as it is sent to the figure, which reads the texts that attributes have."""
        return value

    def validate(self, figure: Any, given: Any) -> Any:
        value = self.read(given)
        if value is None:
            raise TraitError(f"{self.name} is {self.takes}, not {shortened(given)}")
        return value

    def set(self, figure: Any, given: Any) -> None:
        value: Any = self._validate(figure, self.default_value if given is None else given)
        figure._write(self.name, None if given is None else self.written(value))
        super().set(figure, value)

    def reported(self, figure: Any, value: Any) -> Any:
        # A field of the state has values of its own, such as the number `loss` of the setting `mse`.
        if self.is_shown:
            return with_nan(value)
        read = self.read(value)
        return value if read is None else read
