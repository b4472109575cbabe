"""Read the pages of a benchmark as the program reads them, and write the body text that it took from each.

    python benchmarks/body.py SET.jsonl.gz > PRED.jsonl

A line of SET is {"id", "url", "html", …}; a line of the output is {"id", "text"}, with "" for a page that gave nothing.
Floor: body F1 .960, promo lines left on at most 4 of 92 pages. The set's texts belong to their publishers: none is
kept here.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tertia.errors import InputError
from tertia.model.document import Capture
from tertia.read.reader import read


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a .jsonl, packed or not."""
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def body_of(row: dict[str, Any]) -> str:
    """Return the text that `read` takes from a page, "" where it says that there is none."""
    try:
        return read(Capture(row["url"], row["html"].encode("utf-8", "replace"), "text/html")).text
    except InputError as error:
        print(error, file=sys.stderr)
        return ""


def main(arguments: list[str]) -> int:
    """Read the set named by the one argument; return the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    began, count = time.perf_counter(), 0
    for row in rows(Path(arguments[0])):
        print(json.dumps({"id": row["id"], "text": body_of(row)}, ensure_ascii=False))
        count += 1
    print(f"{count} pages in {time.perf_counter() - began:.1f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
