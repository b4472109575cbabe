"""How well each rule speaks for its label on coded documents: `python -m training.rule_report FOLDER… [options]`.

For each rule: sentences that it fires on, and the share of them that have a gold claim of its label. For each label:
the share of gold sentences that at least one rule (or one rule of precision ≥ .5) finds.

  --label stage.agreed   only rules of this label, with examples: false alarms of each rule and gold sentences missed
  --half even|odd        only every second document, so that rules made on one half can be checked on the other
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tertia.extract.claims.match import fire
from tertia.extract.claims.view import SentenceView, view_sentences
from tertia.extract.layers import find_layers
from tertia.lexicon.rules import rules
from training.coded import Coded
from training.plain import load


def views(coded: Coded) -> Iterator[tuple[SentenceView, set[str]]]:
    """Yield each sentence's view with the labels of its gold claims."""
    layers = find_layers(coded.document, coded.sentences)
    for view in view_sentences(coded.document.text, coded.sentences, layers):
        yield view, coded.labels(view.sentence.index)


def documents(folders: list[str], half: str | None) -> Iterator[Coded]:
    """Yield the coded documents of all folders, or of every second one."""
    for folder in folders:
        for n, coded in enumerate(load(Path(folder))):
            if half is None or n % 2 == (half == "odd"):
                yield coded


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--label")
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--show", type=int, default=25)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chosen = [r for r in rules() if options.label is None or r.label.startswith(options.label)]
    fired: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    found: dict[str, list[tuple[set[str], str]]] = defaultdict(list)
    for coded in documents(options.folders, options.half):
        for view, labels in views(coded):
            text = f"[{coded.name}] " + coded.document.text[view.sentence.start : view.sentence.end]
            hits = {hit.rule.name: hit.rule.label for hit in fire(chosen, view)}
            for name, label in hits.items():
                fired[name].append((label in labels, text + "   ⟵ " + " ".join(sorted(labels))))
            for label in labels:
                if options.label is None or label.startswith(options.label):
                    found[label].append(({n for n, at in hits.items() if at == label}, text))
    report(fired, found, show=options.show if options.label else 0, seed=options.seed)


def report(
    fired: dict[str, list[tuple[bool, str]]], found: dict[str, list[tuple[set[str], str]]], *, show: int, seed: int
) -> None:
    """Print a line a rule, a line a label, and examples where `show` > 0."""
    draw = random.Random(seed)
    precision = {name: sum(ok for ok, _ in rows) / len(rows) for name, rows in fired.items()}
    for rule in rules():
        if rule.name in fired:
            print(f"{precision[rule.name]:.2f} of {len(fired[rule.name]):4d}  {rule.label:24s} {rule.name}")
            wrong = [text for ok, text in fired[rule.name] if not ok]
            for text in draw.sample(wrong, min(show // 6, len(wrong))):
                print("        ✗", text)
    for label, rows in sorted(found.items()):
        hit = sum(bool(names) for names, _ in rows)
        sure = sum(any(precision[n] >= 0.5 for n in names) for names, _ in rows)
        print(f"{label:28s} gold {len(rows):4d}   found {hit / len(rows):.2f}   by a good rule {sure / len(rows):.2f}")
        missed = [text for names, text in rows if not names]
        for text in draw.sample(missed, min(show, len(missed))):
            print("        ∅", text)


if __name__ == "__main__":
    main()
