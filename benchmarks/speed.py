"""How many documents a second Tertia reads, on documents made on the spot: `make bench`.

Prints one line a size: documents, words, seconds, documents and words a second, in one process, reading only (no
store). The first document is read before the clock starts: it loads the word lists.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tertia import app

SENTENCES = (
    "Rwanda has agreed to receive up to {n} people deported from the United States, a spokesperson said on Tuesday.",
    "The agreement was signed in June, according to an official who asked not to be named.",
    "Kigali would be paid $7.5 million, the document shows.",
    "Rights groups fear that those who are sent may be returned to danger.",
    "The market in the old town opened late because of the rain, and the buses were full.",
    "A judge in the capital will hear the case next month.",
    "Seven people arrived in mid-August, the ministry said.",
    "The minister declined to say when the next flight would leave.",
)
"""Our own sentences; the facts are public, the words are not anybody's."""

SIZES = ((200, 12), (50, 120))
"""Documents and sentences in each: a news item, a long report."""


def make_documents(folder: Path, documents: int, sentences: int) -> int:
    """Write that many texts and return the number of words in them."""
    words = 0
    for number in range(documents):
        lines = [SENTENCES[(number + at) % len(SENTENCES)].format(n=number + 10) for at in range(sentences)]
        text = "\n\n".join(lines) + "\n"
        words += len(text.split())
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8")
    return words


def main() -> None:
    """Measure each size once."""
    options = app.ReadOptions(published="2025-08-06")
    for documents, sentences in SIZES:
        with tempfile.TemporaryDirectory() as name:
            words = make_documents(Path(name), documents, sentences)
            list(app.read_documents([str(Path(name) / "00000.txt")], options))
            begun = time.perf_counter()
            results = [r for r in app.read_documents([name], options) if isinstance(r, app.Result)]
            seconds = time.perf_counter() - begun
        claims = sum(len(result.extraction.claims) for result in results)
        print(
            f"{documents:5d} documents of {sentences:3d} sentences  {seconds:6.2f} s  "
            f"{documents / seconds:7.1f} documents/s  {words / seconds:9,.0f} words/s  {claims} claims"
        )
        if len(results) != documents:
            sys.exit(f"{documents - len(results)} documents could not be read")


if __name__ == "__main__":
    main()
