"""Whether memory stays flat however many documents are added: `make bench`.

Runs `tertia add` on 1,000 and on 2,000 documents, each in a process of its own, and prints the peaks (resident set,
MiB). Ends with status 1 where the second thousand adds more than `GROWTH` to the first, or a peak passes `MOST`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import make_documents

RUNS = (1000, 2000)
GROWTH = 0.05
"""The share by which the second thousand may raise the peak: caches that fill, not documents that stay."""
MOST = 500.0
"""MiB that `tertia add` may hold at its peak."""


def peak_of_add(documents: int) -> float:
    """Add documents to a new database with the command line, and return the peak of that process in MiB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        make_documents(folder, documents, 12)
        command = [sys.executable, "-m", "tertia", "add", str(folder), "--published", "2025-08-06",
                   "--db", f"{name}/try.db"]  # fmt: skip
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if status:
            sys.exit(f"tertia add ended with status {status}")
    return used.ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)


def main() -> None:
    """Add, measure, compare."""
    peaks = [peak_of_add(documents) for documents in RUNS]
    for documents, peak in zip(RUNS, peaks, strict=True):
        print(f"{documents:5d} documents added  peak {peak:7.1f} MiB", flush=True)
    if peaks[1] > peaks[0] * (1 + GROWTH) or max(peaks) > MOST:
        sys.exit(f"memory grew from {peaks[0]:.1f} to {peaks[1]:.1f} MiB")


if __name__ == "__main__":
    main()
