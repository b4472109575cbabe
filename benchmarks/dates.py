"""Measure `find_dates` on sets of time expressions: relaxed spans and TIMEX3 values, as in TempEval-3.

    python benchmarks/dates.py SET.jsonl.gz [SET.jsonl.gz ...]      add --misses to print what differs

A line of a set: {"id", "dct", "text", "timex": [{"start", "end", "value"}]}; `dct` is the publication date.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tertia.extract.dates import find_dates
from tertia.model.when import DateMention


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the documents of a set."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def align(gold: list[dict[str, Any]], found: list[DateMention]) -> list[tuple[dict[str, Any], DateMention | None]]:
    """Return every gold expression with the unused mention that overlaps it most, or None."""
    used: set[int] = set()
    pairs: list[tuple[dict[str, Any], DateMention | None]] = []
    for timex in gold:
        overlaps = [
            (min(mention.end, timex["end"]) - max(mention.start, timex["start"]), index)
            for index, mention in enumerate(found)
            if index not in used and mention.start < timex["end"] and timex["start"] < mention.end
        ]
        best = max(overlaps, default=None)
        if best is not None:
            used.add(best[1])
        pairs.append((timex, found[best[1]] if best is not None else None))
    return pairs


def score(path: Path, misses: bool) -> Counter[str]:
    """Return counts of gold, predicted, span hits and value hits of one set."""
    count: Counter[str] = Counter()
    for document in rows(path):
        text = document["text"]
        found = list(find_dates(text, document.get("dct")))
        count["gold"] += len(document["timex"])
        count["predicted"] += len(found)
        pairs = align(document["timex"], found)
        for timex, mention in pairs:
            count["span"] += mention is not None
            count["value"] += mention is not None and mention.value == timex["value"]
            if misses and (mention is None or mention.value != timex["value"]):
                seen = f"{text[mention.start : mention.end]!r} {mention.value}" if mention else "-"
                around = " ".join(text[max(0, timex["start"] - 40) : timex["end"] + 30].split())
                gold = text[timex["start"] : timex["end"]]
                sys.stdout.write(f"MISS\t{gold!r} {timex['value']}\t{seen}\t{document.get('dct')}\t{around}\n")
        if misses:
            matched = {id(mention) for _, mention in pairs}
            for mention in found:
                if id(mention) not in matched:
                    around = " ".join(text[max(0, mention.start - 40) : mention.end + 30].split())
                    sys.stdout.write(f"EXTRA\t{text[mention.start : mention.end]!r} {mention.value}\t{around}\n")
    return count


def show(name: str, hits: int, count: Counter[str]) -> None:
    """Print precision, recall and F1."""
    precision = hits / count["predicted"] if count["predicted"] else 0.0
    recall = hits / count["gold"] if count["gold"] else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    sys.stdout.write(
        f"{name:14s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   "
        f"gold {count['gold']} predicted {count['predicted']}\n"
    )


def main() -> None:
    """Score every set named and all of them together."""
    parser = argparse.ArgumentParser(description="Score find_dates on TIMEX3 sets.")
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    began = time.process_time()
    for path in options.sets:
        count = score(path, options.misses)
        total += count
        sys.stdout.write(f"{path.name}\n")
        show("span, relaxed", count["span"], count)
        show("value", count["value"], count)
    if len(options.sets) > 1:
        sys.stdout.write("together\n")
        show("span, relaxed", total["span"], total)
        show("value", total["value"], total)
    sys.stdout.write(f"CPU seconds {time.process_time() - began:.2f}\n")


if __name__ == "__main__":
    main()
