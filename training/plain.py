"""The plain format of coded documents: a sentence a line, its claims beneath, as people write and review them.

    Rwanda agreed to take up to 250 people, Yolande Makolo told AP.
    > stage agreed | US>RW | 2025-08-05 | Yolande Makolo / spokesperson / RW | AP
    > term people_cap "up to 250 people" ..250 people | US>RW | - | Yolande Makolo / spokesperson / RW | AP

A claim line is `> KIND … | PAIR | WHEN | SPEAKER | RELAYED BY | CERTAINTY`; what is left out at the end is `-`,
certainty is `stated`. PAIR `US>CR,PA` is a claim for each host. SPEAKER is `name / role / speaks_for [/ anon]`. People
are `8`, `..250`, `201..`, `5..7` or `?`. KIND … is one of

    stage STAGE [PEOPLE]                 transfer PEOPLE [nat=VN,CU]       onward PEOPLE [nat=MX] [to=origin|XX]
    term TERM "phrase" [PEOPLE UNIT [/per]]                                court EFFECT "body"
    concern TOPIC    assurance TOPIC     undisclosed ABOUT
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tertia.errors import GoldError
from tertia.model.claim import Kind
from tertia.model.wire import value_from_dict
from training.coded import Coded, coded_from, load_folder

Row = dict[str, Any]

_FIELD = re.compile(r'\|(?=(?:[^"]*"[^"]*")*[^"]*$)')
_PHRASE = re.compile(r'"([^"]*)"|“([^”]*)”')
_PAIR = re.compile(r"([A-Z]{2}|-)>([A-Z]{2}(?:,[A-Z]{2})*|-)")


def load(folder: Path) -> Iterator[Coded]:
    """Yield the coded documents of a folder in either form: NAME.gold, or NAME.txt beside NAME.json."""
    return load_plain(folder) if any(folder.glob("*.gold")) else load_folder(folder)


def load_plain(folder: Path) -> Iterator[Coded]:
    """Yield every document of a folder of NAME.gold files, in the order of the names."""
    for path in sorted(folder.glob("*.gold")):
        yield read_plain(path)


def read_plain(path: Path) -> Coded:
    """Read one NAME.gold; raises `GoldError` that names the line and what is wrong there."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if "---" not in lines:
        raise GoldError(
            "it has no line `---` after its head", where=str(path), remedy="put one before the first sentence"
        )
    cut = lines.index("---")
    head = {k.strip(): v.strip() for k, _, v in (line.partition(":") for line in lines[:cut])}
    text = _Text()
    for number, line in enumerate(lines[cut + 1 :], cut + 2):
        try:
            text.take(line.strip())
        except (ValueError, KeyError, IndexError) as error:
            raise GoldError(str(error), where=f"{path}, line {number}", remedy="correct the line") from error
    return coded_from(path.stem, text.text + "\n", {**head, "claims": text.rows})


@dataclass(slots=True)
class _Text:
    """The text as it grows, line by line, and the claims of its sentences."""

    text: str = ""
    last: tuple[int, int] = (0, 0)
    new_paragraph: bool = True
    alone: bool = False
    rows: list[Row] = field(default_factory=list)

    def take(self, line: str) -> None:
        if not line:
            self.new_paragraph = True
        elif line.startswith(">"):
            start, end = self.last
            self.rows += [{**row, "start": start, "end": end} for row in parse_claim(line[1:].strip())]
        else:
            self._sentence(line.removeprefix("= ").strip(), alone=line.startswith("= "))

    def _sentence(self, sentence: str, *, alone: bool) -> None:
        if self.text:
            self.text += "\n\n" if self.new_paragraph else "\n" if alone or self.alone else " "
        self.text += sentence
        self.last = (len(self.text) - len(sentence), len(self.text))
        self.new_paragraph, self.alone = False, alone


def parse_claim(line: str) -> Iterator[Row]:
    """Yield the claims of one claim line (without its `>`); raises `ValueError` that says what is wrong."""
    fields = [part.strip() for part in _FIELD.split(line)]
    fields += ["-"] * (6 - len(fields))
    kind, value = _what(fields[0])
    value_from_dict(kind, value)
    pair = _PAIR.fullmatch(fields[1])
    if pair is None:
        raise ValueError(f"the pair `{fields[1]}` is not written like US>RW, US>- or US>CR,PA")
    for host in pair[2].split(","):
        yield {
            "kind": str(kind),
            "sender": _null(pair[1]),
            "host": _null(host),
            "value": value,
            "when": _null(fields[2]),
            "speaker": _speaker(fields[3]),
            "relayed_by": _null(fields[4]),
            "certainty": "stated" if fields[5] == "-" else fields[5],
        }


def _null(word: str) -> str | None:
    return None if word == "-" else word


def _speaker(written: str) -> Row | None:
    if written == "-":
        return None
    parts = re.split(r"\s+/\s+", written)
    if len(parts) not in (3, 4):
        raise ValueError(f"the speaker `{written}` is not written name / role / speaks_for")
    return {
        "name": _null(parts[0]),
        "role": _null(parts[1]),
        "speaks_for": _null(parts[2]),
        "anonymous": len(parts) == 4,
    }


def _what(written: str) -> tuple[Kind, Row]:
    quoted = _PHRASE.search(written)
    phrase = (quoted[1] or quoted[2]) if quoted else None
    words = _PHRASE.sub(" ", written).split()
    kind, rest = Kind(words[0]), words[1:]
    match kind:
        case Kind.STAGE:
            return kind, {"stage": rest[0], **({"people": _people(rest[1])} if rest[1:] else {})}
        case Kind.TRANSFER | Kind.ONWARD:
            options = dict(word.split("=", 1) for word in rest[1:])
            nations = [code for code in options.get("nat", "").split(",") if code]
            return kind, {"people": _people(rest[0]), "nationalities": nations, "to": options.get("to")}
        case Kind.TERM:
            return kind, {"term": rest[0], "text": phrase or "", **_amount(rest[1:])}
        case Kind.COURT:
            return kind, {"effect": rest[0], "body": phrase or ""}
        case Kind.CONCERN | Kind.ASSURANCE:
            return kind, {"topic": rest[0]}
        case Kind.UNDISCLOSED:
            return kind, {"about": rest[0]}


def _amount(words: list[str]) -> Row:
    if not words:
        return {}
    per = words[2].lstrip("/") if words[2:] else None
    return {"amount": {**_people(words[0]), "unit": words[1], "per": per}}


def _people(word: str) -> Row:
    if word == "?":
        return {"min": None, "max": None}
    if word.isdigit():
        return {"min": int(word), "max": int(word)}
    low, dots, high = word.partition("..")
    if not dots or not (low or high):
        raise ValueError(f"the number of people `{word}` is not written 8, ..250, 201.., 5..7 or ?")
    return {"min": int(low) if low else None, "max": int(high) if high else None}
