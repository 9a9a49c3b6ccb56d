"""What all figures have in common."""

from pathlib import Path

import anywidget
import traitlets


def named(figure):
    """Which figure it is."""
    return traitlets.Unicode(figure, read_only=True).tag(sync=True)


def setting(about):
    """A setting of a figure; None is its default."""
    return traitlets.Any(None, help=about).tag(setting=True)


def shown(about):
    """What a figure shows; None until it is shown for the first time."""
    return traitlets.Any(None, read_only=True, help=about).tag(shown=True)


def both(about, seen):
    """A setting that the state has as well: reading tells what the figure shows."""
    if not about.startswith(seen):
        about += f" Once the figure is shown, it reads as the state has it: {seen}"
    return setting(about).tag(shown=True)


class Figure(anywidget.AnyWidget):
    """A figure: settings as traits, and what it shows as traits, too."""

    _esm = Path(__file__).with_name("widget.js")

    settings = traitlets.Dict(help="The settings that lead to exactly this state.").tag(sync=True)
    state = traitlets.Dict(help="What the figure shows now.").tag(sync=True)

    _following = False

    def __init__(self, **settings):
        known = self.traits(setting=True)
        for name in settings:
            if name not in known:
                raise TypeError(f"{name!r} is no setting; the settings here are {', '.join(known)}")
        # The lines for notes name files that a notebook does not have.
        super().__init__(**{"hide": "embed", **settings})

    @traitlets.observe(traitlets.All)
    def _set(self, change):
        """Hands what is written in Python to the figure."""
        if self._following or not self.trait_metadata(change["name"], "setting"):
            return
        settings = {name: value for name, value in self.settings.items() if name != change["name"]}
        if change["new"] is not None:
            settings[change["name"]] = plain(change["new"])
        self.settings = settings

    @traitlets.observe("settings", "state")
    def _follow(self, _):
        """Takes what a reader did in the figure."""
        self._following = True
        try:
            with self.hold_trait_notifications():
                for name in self.traits(shown=True):
                    if name in self.state:
                        self.set_trait(name, self.state[name])
                for name in self.traits(setting=True, shown=None):
                    self.set_trait(name, value(self.settings.get(name)))
        finally:
            self._following = False

    def advance(self, n=1):
        """Takes `n` steps."""
        self.send({"verb": "step", "n": n})

    def back(self, n=1):
        """Takes `n` steps back."""
        self.send({"verb": "back", "n": n})

    def play(self):
        """Plays."""
        self.send({"verb": "play"})

    def pause(self):
        """Stops playing."""
        self.send({"verb": "pause"})

    def reset(self):
        """Goes back to the start: to step 0, and, called there, to where it was before any drag."""
        self.send({"verb": "reset"})


def plain(given):
    """`given` as text and numbers: arrays and tensors as lists, columns of data a row a line."""
    if hasattr(given, "tolist"):
        given = given.tolist()
    if isinstance(given, (list, tuple)):
        given = [plain(part) for part in given]
        if any(isinstance(part, list) for part in given):
            return "\n".join(" ".join(map(str, row)) for row in given)
    return given


def value(text):
    """A setting as the figure writes it, as a number if it is one."""
    try:
        return float(text)
    except (TypeError, ValueError):
        return text
