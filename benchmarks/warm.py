"""CPU time of a warm reader on one thread: `python -m benchmarks.warm DIR` (a folder of .txt files).

Prints milliseconds for 500 words: of the relevant documents through screen and extract, and of the screen alone on a
text of our own that has nothing to do with arrangements.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tertia.extract import extract
from tertia.model.document import Document
from tertia.screen import screen

DULL = "The council met on Tuesday to discuss the new library, its opening hours and the price of the car park. " * 25


def main(folder: str) -> None:
    """Read every text once to warm up and once to measure."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    texts = [text for text in texts if screen(text, None).relevant]
    documents = [Document("d", "b", "t.txt", text, published="2025-05-06", language="en") for text in texts]
    for document in documents[:3]:
        extract(document)
    begun = time.process_time()
    for document in documents:
        screen(document.text, None)
        extract(document)
    words = sum(len(text.split()) for text in texts)
    print(
        f"relevant: {len(texts)} documents, {(time.process_time() - begun) * 500_000 / words:.1f} ms CPU for 500 words"
    )
    begun = time.process_time()
    for _ in range(100):
        screen(DULL, None)
    print(f"irrelevant: {(time.process_time() - begun) * 5_000 / len(DULL.split()):.2f} ms CPU for 500 words")


if __name__ == "__main__":
    main(sys.argv[1])
