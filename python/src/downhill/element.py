"""What figures and tasks have in common: they are elements of a page, which reports what they do."""

from __future__ import annotations

import asyncio
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import anywidget
import traitlets


class Element(anywidget.AnyWidget):
    """A figure or a task, where it is shown."""

    _esm = Path(__file__).with_name("widget.js")

    # By which a task finds its figures in the page.
    _key = traitlets.Unicode(read_only=True).tag(sync=True)
    # Whether the element reports by a message, not by an update of the traits: see src/embed/widget/reports.js.
    _by_message = traitlets.Bool().tag(sync=True)
    # How many requests were made here, and how many of them the element had heard when it reported.
    _asked = traitlets.Int(0).tag(sync=True)
    _heard = traitlets.Int(0).tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._receive)

    @traitlets.default("_key")
    def _one_of_its_own(self) -> str:
        return uuid.uuid4().hex

    @traitlets.default("_by_message")
    def _runs_in_ipykernel(self) -> bool:
        kernel = sys.modules.get("ipykernel.kernelbase")
        return kernel is not None and kernel.Kernel.initialized()

    def _receive(self, _: Any, content: dict[str, Any], __: Any) -> None:
        """Takes a report that came as a message."""
        if "report" in content:
            try:
                self.set_state(content["report"])
            finally:
                self.send({"taken": True})

    def _is_shown(self) -> bool:
        """Whether the element has reported anything."""
        raise NotImplementedError

    async def _answered(self, what: str, timeout: float | None) -> None:
        """Waits until all requests are heard."""
        until = None if timeout is None else time.monotonic() + timeout
        while not self._is_shown() or self._heard < self._asked:
            if until is not None and time.monotonic() > until:
                raise TimeoutError(
                    f"the {what} did not answer within {timeout} seconds: it has to be shown, and this kernel "
                    "may hear it only after the cell; then await it in the next one"
                )
            await asyncio.sleep(0.02)
