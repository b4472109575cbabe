"""The record on a terminal: where the arrangement stands and why, then every fact with the sentence behind it.

    US → RW (United States → Rwanda)
    Operating, since July 2025

    Log of stages ─────────────────────────────────────────────
    signed  June 2025                                  3 voices
      “An agreement was signed in June, an official said.”
      official, Rwanda · stated · The Courier, 5 August 2025  c-…

A long section shows its best supported facts and counts the rest; `everything` shows all, with all their sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tertia.lexicon.territories import territory_name
from tertia.model.arrangement import (
    Arrangement,
    CourtEntry,
    Dispute,
    Entry,
    Movement,
    Record,
    SilenceEntry,
    StageEvent,
    StageNow,
    TermEntry,
    TopicEntry,
)
from tertia.model.claim import About, Certainty, Claim
from tertia.model.document import DocumentHead
from tertia.publish.claims_text import pair_words, words_of
from tertia.publish.record_words import (
    NameOf,
    amount_words,
    counted,
    country,
    cut,
    date_words,
    pair_names,
    people_words,
    plain,
    quoted,
    since_words,
    voice_words,
)

SHOWN = 6
"""Facts of a section that are shown unless everything is asked for: a section then fits one screen."""

QUOTE_LENGTH = 240
"""Characters of a sentence that are shown: three lines of a narrow terminal."""

_SURETY = {Certainty.HEDGED: "yellow", Certainty.PLANNED: "cyan", Certainty.DENIED: "red"}
_ABOUT = {
    About.HOST: "which country",
    About.STAGE: "how far it has come",
    About.TRANSFER: "transfers: when, and of whom",
    About.OUTCOME: "whether it will come about",
    About.DEAL: "the deal as a whole",
}
"""The matters that are no terms, as a person asks for them."""

_SUREST_FIRST = (Certainty.STATED, Certainty.HEDGED, Certainty.PLANNED, Certainty.DENIED)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every line needs at hand."""

    claims: Mapping[str, Claim]
    heads: Mapping[str, DocumentHead]
    name_of: NameOf
    everything: bool


def render_record(
    record: Record,
    claims: Mapping[str, Claim],
    heads: Mapping[str, DocumentHead],
    *,
    name_of: NameOf = territory_name,
    everything: bool = False,
) -> RenderableType:
    """Return what a person sees for `tertia show US-RW`; `claims` and `heads` are looked up by id."""
    sheet = _Sheet(claims, heads, name_of, everything)
    parts: list[RenderableType] = [*_head(record, sheet)]
    for arrangement in record.arrangements:
        parts += _arrangement(arrangement, sheet)
    if not record.arrangements:
        parts += [Text(), Text("Nothing is known about this pair.", style="italic")]
    return Group(*parts)


def record_lines(rendered: RenderableType, *, width: int = 80, color: bool = False) -> str:
    """Return a rendered record as text of `width` columns, with ANSI colours where asked for."""
    stream = StringIO()
    console = Console(
        file=stream, width=width, force_terminal=color, no_color=not color, highlight=False, legacy_windows=False
    )
    console.print(rendered)
    return "\n".join(line.rstrip() for line in stream.getvalue().rstrip("\n").split("\n"))


def _head(record: Record, sheet: _Sheet) -> Iterator[Text]:
    pair = record.pair
    yield Text.assemble(
        (pair_words(pair.sender, pair.host), "bold"), (f" ({pair_names(pair, sheet.name_of)})", "default")
    )
    views = [("as of", record.as_of), ("as known on", record.known_on)]
    told = " · ".join(f"{words} {date_words(day)}" for words, day in views if day)
    if told:
        yield Text(told, style="dim")


def _arrangement(arrangement: Arrangement, sheet: _Sheet) -> Iterator[RenderableType]:
    yield Text()
    yield _stage_line(arrangement.stage)
    yield Padding(Text(arrangement.stage.why, style="italic dim"), (0, 0, 0, 2))
    yield Padding(Text(_counts(arrangement), style="dim"), (0, 0, 0, 2))
    sections: tuple[tuple[str, Sequence[Entry], bool], ...] = (
        ("Log of stages", arrangement.log, True),
        ("Terms", arrangement.terms, False),
        ("Transfers", arrangement.transfers, True),
        ("Moved on", arrangement.onward, True),
        ("Courts and parliaments", arrangement.courts, True),
        ("Concerns", arrangement.concerns, False),
        ("Assurances", arrangement.assurances, False),
        ("Not disclosed", arrangement.undisclosed, False),
    )
    for title, entries, in_time in sections:
        if entries:
            yield from _section(title, entries, sheet, in_time=in_time)
    yield from _disputes(arrangement.disputes)


def _stage_line(stage: StageNow) -> Text:
    value = words_of(stage.value) if stage.value else "stage not told"
    line = Text(value[0].upper() + value[1:], style="bold green" if stage.value else "bold")
    if stage.certainty is Certainty.HEDGED:
        line.append(" (hedged)", style="yellow")
    if stage.since:
        line.append(f", {since_words(stage.since, stage.since_basis)}", style="not bold default")
    return line


def _counts(arrangement: Arrangement) -> str:
    parts = [counted(arrangement.documents, "document"), counted(arrangement.voices, "voice")]
    if arrangement.open_questions:
        parts.append(counted(len(arrangement.open_questions), "open question"))
    if arrangement.disputes:
        parts.append(counted(len(arrangement.disputes), "dispute"))
    if arrangement.left_out:
        parts.append(f"{counted(len(arrangement.left_out), 'claim')} left out")
    return " · ".join(parts)


def _section(title: str, entries: Sequence[Entry], sheet: _Sheet, *, in_time: bool) -> Iterator[RenderableType]:
    """Show a section; one that is cut keeps its best supported facts, a log in the order of time."""
    best = sorted(entries, key=lambda entry: -entry.support)
    shown = best if sheet.everything else best[:SHOWN]
    if in_time:
        kept = {id(entry) for entry in shown}
        shown = [entry for entry in entries if id(entry) in kept]
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", style="dim")
    for place, entry in enumerate(shown):
        yield from [Text()] if place else []
        yield from _fact(entry, sheet)
    if len(shown) < len(entries):
        yield Text(f"\n… {len(entries) - len(shown)} more (--all shows them)", style="dim")


def _fact(entry: Entry, sheet: _Sheet) -> Iterator[RenderableType]:
    yield _fact_line(entry, sheet)
    named = sorted((sheet.claims[name] for name in entry.claims if name in sheet.claims), key=_telling_order(sheet))
    for claim in named if sheet.everything else named[:1]:
        yield Padding(Text(quoted(claim.quote, QUOTE_LENGTH), style="italic"), (0, 0, 0, 2))
        yield Padding(_source_line(claim, sheet), (0, 0, 0, 2))


def _fact_line(entry: Entry, sheet: _Sheet) -> Table:
    """Return the fact and its date on the left, the number of voices on the right."""
    line = Text.assemble((fact_words(entry, sheet.name_of), "bold"))
    when = _when_words(entry)
    if when:
        line.append(f"  {when}")
    if entry.certainty is not Certainty.STATED:
        line.append(f"  {entry.certainty}", style=_SURETY[entry.certainty])
    return _two_sides(line, counted(entry.support, "voice"))


def _two_sides(left: Text, right: str) -> Table:
    grid = Table.grid(expand=True, padding=(0, 1))
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True, style="dim")
    grid.add_row(left, right)
    return grid


def fact_words(entry: Entry, name_of: NameOf = territory_name) -> str:
    """Return what an entry says, in a few words, without its time: `7 people (Iraq)`, `payment: USD 7.5 million`."""
    match entry:
        case StageEvent():
            held = f", {people_words(entry.people)} held" if entry.people is not None else ""
            return words_of(entry.stage) + held
        case TermEntry():
            return _term_words(entry)
        case Movement():
            return _movement_words(entry, name_of)
        case CourtEntry():
            return f"{plain(entry.body)}: {words_of(entry.effect)}"
        case TopicEntry():
            return words_of(entry.topic)
        case SilenceEntry():
            return _ABOUT.get(entry.about) or words_of(entry.about)
        case _:
            return ""


def _term_words(entry: TermEntry) -> str:
    """Lead with the amount where there is one: its phrase stands in the sentence beneath."""
    if entry.amount is not None and entry.amount.bounds.known:
        return f"{words_of(entry.term)}: {amount_words(entry.amount)}"
    return f"{words_of(entry.term)}: {cut(entry.texts[0], 100)}"


def _movement_words(entry: Movement, name_of: NameOf) -> str:
    nations = ", ".join(country(code, name_of) for code in entry.nationalities)
    goal = "" if entry.to is None else " to their own country" if entry.to == "origin" else f" to {entry.to}"
    if len(entry.to or "") == 2:
        goal = f" to {country(entry.to or '', name_of)}"
    return people_words(entry.people) + (f" ({nations})" if nations else "") + goal


def _when_words(entry: Entry) -> str:
    if isinstance(entry, SilenceEntry):
        since = since_words(entry.since, entry.since_basis) if entry.since else "no date"
        since = since.replace("first told", "since", 1)
        return f"{since} until {date_words(entry.until)}" if entry.until else f"{since}, still open"
    if entry.when is not None:
        return date_words(entry.when)
    return f"no date; first told {date_words(entry.told)}" if entry.told and isinstance(entry, _DATED) else ""


_DATED = (StageEvent, Movement, CourtEntry)
"""Entries that are events: where no date is given, the day of the first telling is shown for what it is."""


def _source_line(claim: Claim, sheet: _Sheet) -> Table:
    """Return who said it, how surely, where and when it came out, and on the right the claim's id."""
    head = sheet.heads.get(claim.document)
    outlet = plain(head.outlet or head.title or head.path) if head else claim.document
    published = date_words(head.published[:10]) if head and head.published else "undated"
    line = Text(voice_words(claim, head.outlet if head else None, sheet.name_of))
    line.append(" · ", style="dim")
    line.append(str(claim.certainty), style=_SURETY.get(claim.certainty, "default"))
    line.append(f" · {cut(outlet, 60)}, {published}", style="dim")
    return _two_sides(line, claim.id)


def _telling_order(sheet: _Sheet) -> Callable[[Claim], tuple[int, bool, str, str]]:
    """The surest first, then named speakers, then the earliest: the first is the sentence to quote."""

    def order(claim: Claim) -> tuple[int, bool, str, str]:
        head = sheet.heads.get(claim.document)
        published = (head.published if head else None) or "9999"
        return (_SUREST_FIRST.index(claim.certainty), claim.speaker is None, published, claim.id)

    return order


def _disputes(disputes: Sequence[Dispute]) -> Iterator[RenderableType]:
    if not disputes:
        return
    yield Text()
    yield Rule(Text("Disputes", style="bold"), align="left", style="dim")
    for dispute in disputes:
        yield Text(f"{words_of(dispute.about)}: {plain(dispute.shown)}", style="bold")
        for reading in dispute.readings:
            line = f"{plain(reading.value)} ({counted(reading.support, 'voice')})"
            yield Padding(Text(line), (0, 0, 0, 2))
        yield Padding(Text(dispute.why, style="italic dim"), (0, 0, 0, 2))
