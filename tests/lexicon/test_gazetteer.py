"""All names in one table: none is claimed twice in silence."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tertia.errors import LexiconError
from tertia.lexicon import gazetteer as module
from tertia.lexicon.ambiguities import ambiguities
from tertia.lexicon.gazetteer import Name, gazetteer, scan, variants
from tertia.lexicon.territories import territories
from tertia.model.place import PlaceRole


def test_no_form_is_claimed_by_two_states_unless_listed_as_shared() -> None:
    """Names, capitals, towns, offices and blockers together; the loader's own variants too."""
    claims: dict[str, set[str]] = defaultdict(set)
    for name in module._all_names():
        for form in (name.word, *variants(name.word)):
            claims[form] |= set(name.isos)
    shared = {form for word in ambiguities().shared for form in (word, *variants(word))}
    assert {form for form, isos in claims.items() if len(isos) > 1} <= shared


def test_a_shared_form_keeps_every_candidate() -> None:
    """Never fewer than the file lists."""
    table = dict(zip(gazetteer().forms, gazetteer().names, strict=True))
    assert all(table[word].isos == shared.of for word, shared in ambiguities().shared.items())


def test_codes_of_two_letters_are_no_names_but_the_known_abbreviations() -> None:
    """ "IT", "IN", "NO" never match."""
    assert {form for form in gazetteer().forms if len(form) == 2} == {"US", "UK", "EU", "NZ", "Xi"}


def test_every_candidate_is_a_territory() -> None:
    """Offices, towns and shared forms use codes of the table."""
    assert {iso for name in gazetteer().names for iso in name.isos} <= set(territories())


def test_two_entries_of_one_word_are_an_error() -> None:
    """The error names both states and the remedy."""
    with pytest.raises(LexiconError, match=r"'Springfield' is claimed by .*'US'.* and .*'GB'.*list it under `shared`"):
        module._joined(Name("Springfield", ("US",)), Name("Springfield", ("GB",)))


def test_a_settled_word_must_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """`ambiguities.yaml` cannot settle what no file names."""
    monkeypatch.setattr(module, "_all_names", lambda: iter([Name("Rwanda", ("RW",))]))
    with pytest.raises(LexiconError, match="which no other file names"):
        module._forms()


def test_variants_of_a_name() -> None:
    """Saint, and, accents, apostrophes, capitals."""
    forms = variants("Saint Kitts and Nevis")
    assert {"St. Kitts and Nevis", "St Kitts & Nevis", "SAINT KITTS AND NEVIS"} <= set(forms)
    assert {"Cote d'Ivoire", "Côte d’Ivoire"} <= set(variants("Côte d'Ivoire"))
    assert variants("US") == ()


def test_a_blocker_is_found_and_means_nothing() -> None:
    """ "Latin American" hides "American"."""
    assert [(hit[2].word, hit[2].isos) for hit in scan("Latin American men")] == [("Latin American", ())]


def test_scan_counts_in_code_points() -> None:
    """Characters beyond the basic plane count once."""
    ((start, end, name),) = scan("🛬 Kigali")
    assert (start, end, name.role) == (2, 8, PlaceRole.METONYM)
