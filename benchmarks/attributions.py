"""Measure the attributions: on coded claims (is the speaker of a claim's sentence right?), on PolNeAR, and in speed.

python benchmarks/attributions.py gold GOLD_DIR [--misses N] [--kind KIND] [--lang en] [--weights claims.npz]
python benchmarks/attributions.py polnear SET.jsonl.gz OUT.jsonl       then: score_layers.py attributions SET OUT
python benchmarks/attributions.py speed GOLD_DIR
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tertia.extract.attributions import find_attributions
from tertia.extract.claims.decide import decide_speaker, title_view
from tertia.extract.claims.hearing import Hearing
from tertia.extract.claims.roles import assign_parts, cast_of
from tertia.extract.claims.view import view_sentences
from tertia.extract.claims.voices import voices_of
from tertia.extract.layers import find_layers
from tertia.extract.places import find_places
from tertia.extract.sentences import split_sentences
from tertia.lexicon.weights import Head, heads, learned_in
from tertia.model.claim import Kind, key_word
from tertia.model.document import Document
from tertia.model.source import Speaker
from tertia.model.wire import value_from_dict


def norm(speaker: dict[str, Any] | None) -> tuple[str | None, str | None] | None:
    """Return (last name, state or body) of a speaker as score.py compares them."""
    if not speaker:
        return None
    name = (speaker.get("name") or "").split()
    return (name[-1].lower() if name else None, speaker.get("speaks_for"))


def speaker_ok(gold: dict[str, Any] | None, found: dict[str, Any] | None) -> bool:
    """Tell whether two speakers are the same by the rule of score.py."""
    a, b = norm(gold), norm(found)
    if a is None or b is None:
        return a is None and b is None
    if a[0] or b[0]:
        return a[0] == b[0]
    fa, fb = (a[1] or "").lower(), (b[1] or "").lower()
    return fa == fb or bool(fa and fb and (fa in fb or fb in fa))


def as_dict(speaker: Speaker | None) -> dict[str, Any] | None:
    """Return a speaker as the wire format has it."""
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "role": speaker.role,
        "speaks_for": speaker.speaks_for,
        "anonymous": speaker.anonymous,
    }


def documents(folder: Path, language: str) -> Iterator[tuple[str, Document, list[dict[str, Any]]]]:
    """Yield (name, document, gold claims) of a folder of coded documents in one language."""
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if language and gold.get("lang", "en") != language:
            continue
        text = path.read_text(encoding="utf-8")
        made = Document(
            path.stem,
            "b",
            str(path),
            text,
            gold.get("title"),
            gold.get("outlet"),
            gold.get("url"),
            gold.get("published"),
        )
        yield path.stem, made, gold["claims"]


class Reading:
    """A document read for its speakers: by the plain rule, and by the `voices` head where the heads have one."""

    def __init__(self, document: Document, heads: Mapping[str, Head]) -> None:
        self.document, self.heads = document, heads
        self.sentences = split_sentences(document)
        layers = find_layers(document, self.sentences)
        self.views = view_sentences(document.text, self.sentences, layers)
        title = title_view(document)
        parts = [assign_parts(view, heads["roles"]) for view in self.views]
        cast = cast_of(parts, assign_parts(title, heads["roles"]) if title else ())
        self.hearing = Hearing(document, layers, cast)

    def predict(self, claim: dict[str, Any]) -> tuple[dict[str, Any] | None, str | None, bool]:
        """Return speaker and outlet for a claim, and whether the right speaker is among the candidates."""
        view = max(self.views, key=lambda v: min(v.sentence.end, claim["end"]) - max(v.sentence.start, claim["start"]))
        detail = key_word(value_from_dict(Kind(claim["kind"]), claim["value"]))
        label = f"{claim['kind']}.{detail}" if detail else str(claim["kind"])
        voices, head = voices_of(self.hearing, view), self.heads.get("voices")
        speaker, relay = decide_speaker(view, label, self.hearing, voices, head)
        known = any(speaker_ok(claim["speaker"], as_dict(voice.speaker)) for voice in voices.values())
        return as_dict(speaker), relay, known


def gold_mode(folder: Path, misses: int, kind: str, language: str, heads: Mapping[str, Head]) -> None:
    """Print the share of claims whose speaker and outlet are right, and some misses."""
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for name, document, claims in documents(folder, language):
        made = Reading(document, heads)
        for claim in claims:
            if kind and claim["kind"] != kind:
                continue
            speaker, relay, known = made.predict(claim)
            total["known"] += known
            group = "null" if not claim["speaker"] else "some"
            ok = speaker_ok(claim["speaker"], speaker)
            total.update({"n": 1, group: 1, "ok": ok, group + "_ok": ok, "relay": relay == claim["relayed_by"]})
            total.update(
                {
                    "relay_n": claim["relayed_by"] is not None,
                    "relay_hit": relay == claim["relayed_by"] is not None,
                    "relay_made": relay is not None,
                }
            )
            total[f"k:{claim['kind']}"] += 1
            total[f"ok:{claim['kind']}"] += ok
            if not ok:
                quote = document.text[claim["start"] : claim["end"]]
                wrong.append(f"{name} [{claim['kind']}] GOLD {short(claim['speaker'])} GOT {short(speaker)} :: {quote}")
    for line in wrong[:: max(1, len(wrong) // misses)] if misses else []:
        print(line)
    report(total)


def short(speaker: dict[str, Any] | None) -> str:
    """Return a speaker on one line."""
    return "-" if not speaker else f"{speaker.get('name')}|{speaker.get('role')}|{speaker.get('speaks_for')}"


def report(total: Counter[str]) -> None:
    """Print the figures."""
    n = total["n"] or 1
    print(
        f"claims {n}  speaker {total['ok'] / n:.3f}  among candidates {total['known'] / n:.3f}",
        f"null {total['null_ok'] / max(1, total['null']):.3f} of {total['null']}",
        sep="  ",
        end="  ",
    )
    print(f"some {total['some_ok'] / max(1, total['some']):.3f} of {total['some']}", end="  ")
    print(
        f"relay equal {total['relay'] / n:.3f}  hit {total['relay_hit']} of {total['relay_n']}",
        f"made {total['relay_made']}",
    )
    print(
        "  ".join(
            f"{key[2:]} {total['ok:' + key[2:]] / total[key]:.2f}" for key in sorted(total) if key.startswith("k:")
        )
    )


def polnear_mode(source: Path, out: Path) -> None:
    """Write the layers for a set of news documents, as score_layers.py reads them."""
    with gzip.open(source, "rt", encoding="utf-8") as lines, out.open("w", encoding="utf-8") as to:
        for line in lines:
            row = json.loads(line)
            document = Document(row["id"], "b", row["id"], row["text"], row.get("title"))
            attributions = find_attributions(document, split_sentences(document), find_places(document.text))
            layer = [
                {
                    "source": [a.source.start, a.source.end] if a.source else None,
                    "cue": [a.cue.start, a.cue.end] if a.cue else None,
                    "content": [[part.start, part.end] for part in a.content],
                    "type": a.type,
                }
                for a in attributions
            ]
            to.write(
                json.dumps({"document": {"id": row["id"], "text": row["text"]}, "layers": {"attributions": layer}})
                + "\n"
            )


def speed_mode(folder: Path) -> None:
    """Print the milliseconds of CPU that 500 words take."""
    words, spent = 0, 0.0
    for _, document, _ in documents(folder, "en"):
        sentences, places = split_sentences(document), find_places(document.text)
        start = time.process_time()
        find_attributions(document, sentences, places)
        spent += time.process_time() - start
        words += len(document.text.split())
    print(f"{spent / words * 500 * 1000:.2f} ms CPU for 500 words ({words} words)")


def main(arguments: list[str]) -> None:
    """Run one mode."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["gold", "polnear", "speed"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--kind", default="")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--weights", type=Path, help="an archive of heads other than the one that ships")
    chosen = parser.parse_args(arguments)
    if chosen.mode == "gold":
        known = learned_in(chosen.weights.read_bytes())[0] if chosen.weights else heads()
        gold_mode(chosen.paths[0], chosen.misses, chosen.kind, chosen.lang, known)
    elif chosen.mode == "polnear":
        polnear_mode(chosen.paths[0], chosen.paths[1])
    else:
        speed_mode(chosen.paths[0])


if __name__ == "__main__":
    main(sys.argv[1:])
