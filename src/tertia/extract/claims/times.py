"""When a claim's event happened: one of the sentence's dates, or none.

    "Announced on Tuesday that it signed in June" → signed: June; announced: Tuesday

Candidates are the sentence's dates; each is weighed for the claim over named features (`times` head).
"""

from __future__ import annotations

from tertia.extract.claims.view import SentenceView
from tertia.model.when import DateMention

WINDOW = 8


def dates_in(view: SentenceView) -> list[tuple[int, DateMention]]:
    """Return (token index, mention) of the sentence's dates that have an EDTF value."""
    return [(i, t.mention) for i, t in enumerate(view.tokens) if isinstance(t.mention, DateMention)]


def time_features(view: SentenceView, at: int, mention: DateMention, label: str, certainty: str) -> dict[str, float]:
    """Return the named features of one date for a claim with this label and certainty."""
    words = view.words
    kind = label.partition(".")[0]
    found = {f"label:{label}": 1.0, f"kind:{kind}": 1.0, f"certainty:{certainty}": 0.5}
    for step in range(1, 4):
        for side, index in (("-", at - step), ("+", at + step)):
            word = words[index] if 0 <= index < len(words) else "^"
            found[f"near:{side}{step}:{word}"] = 1.0 / step
    for name, runs in view.classes.items():
        for begin, end in runs:
            if at - WINDOW <= end - 1 < at:
                found[f"left:{name}"] = 0.7
                found[f"left:{name}:{kind}"] = 0.7
            elif at < begin <= at + WINDOW:
                found[f"right:{name}"] = 0.7
                found[f"right:{name}:{kind}"] = 0.7
    edtf = mention.edtf or ""
    shape = "interval" if "/" in edtf else f"parts {edtf.count('-') + 1}"
    found[f"shape:{shape}"] = 1.0
    found[f"shape:{shape}:{kind}"] = 1.0
    found[f"basis:{mention.basis}:{kind}"] = 0.5
    dates = [i for i, _ in dates_in(view)]
    found[f"dates:{min(len(dates), 4)}"] = 0.7
    if at == dates[0]:
        found["dates:first"] = 0.7
    if at <= 2:
        found[f"opens:{kind}"] = 0.7
    return found
