"""Sees to it that the figures are in the wheel: `cargo xtask package` makes them."""

import subprocess
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildWidget(BuildHookInterface):
    def initialize(self, version, build_data):
        here = Path(self.root)
        widget = here / "src" / "downhill" / "widget.js"
        if widget.exists():
            return
        for verb in ["build", "package"]:
            try:
                subprocess.run(["cargo", "xtask", verb], cwd=here.parent, check=True)
            except (OSError, subprocess.CalledProcessError) as error:
                raise RuntimeError(
                    "the figures are not built yet: run `cargo xtask build` and "
                    "`cargo xtask package` in the checkout, then install again"
                ) from error
