"""Whether memory stays flat however many documents are read: `make bench`.

Reads ever more documents in one process and prints its peak (resident set, MiB) after each run. Flat means that the
last peak is about the first; ends with status 1 where it has grown by more than `ALLOWED` MiB.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import make_documents
from tertia import app

RUNS = (50, 200, 800)
ALLOWED = 25.0
"""MiB of growth between the first run and the last that count as flat: caches that fill, not documents that stay."""


def peak() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 1024 / (1024 if sys.platform == "darwin" else 1)


def main() -> None:
    """Read, measure, compare."""
    peaks = []
    for documents in RUNS:
        with tempfile.TemporaryDirectory() as name:
            make_documents(Path(name), documents, 12)
            read = sum(1 for _ in app.read_documents([name], app.ReadOptions(published="2025-08-06")))
        peaks.append(peak())
        print(f"{read:5d} documents read  peak {peaks[-1]:7.1f} MiB")
    if peaks[-1] - peaks[0] > ALLOWED:
        sys.exit(f"memory grew by {peaks[-1] - peaks[0]:.1f} MiB")


if __name__ == "__main__":
    main()
