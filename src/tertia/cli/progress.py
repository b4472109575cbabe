"""A bar on standard error for what takes longer than a second, and nothing for what does not."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds that a run may take before a bar appears."""


class Bar:
    """Call it with the number of documents done; `total` is `None` where it is not known."""

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        self._total, self._wanted = total, not quiet and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int) -> None:
        """Move the bar; the first call after `PATIENCE` seconds shows it."""
        if self._wanted and self._shown is None and time.monotonic() - self._begun > PATIENCE:
            self._shown = self._show()
        if self._shown is not None:
            bar, task = self._shown
            bar.update(task, completed=done, total=None if self._total is None else max(self._total, done))

    def _show(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task("reading", total=self._total)

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown is not None:
            self._shown[0].stop()
