"""Outlets are found by host and by any of their names."""

from __future__ import annotations

import pytest

from tertia.errors import LexiconError
from tertia.lexicon.outlets import outlet_named, outlet_of_host, outlets, parse_outlets


def test_a_host_covers_its_subdomains() -> None:
    """The nearest domain above decides."""
    found = outlet_of_host("edition.cnn.com")
    assert found is not None
    assert found.name == "CNN"


@pytest.mark.parametrize("host", ["notcnn.com", "com", "", "example.org", "cnn.com.evil.net"])
def test_an_unknown_host_has_no_outlet(host: str) -> None:
    """A part of a label is no host."""
    assert outlet_of_host(host) is None


def test_another_name_leads_to_the_same_outlet_whatever_the_case() -> None:
    """AFP is Agence France-Presse, a wire service."""
    found = outlet_named("  afp ")
    assert found is not None
    assert (found.name, found.wire) == ("Agence France-Presse", True)


def test_the_file_holds_outlets_of_many_states() -> None:
    """The loader checks every entry."""
    assert len(outlets()) > 150


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("x", "is a list of outlets"),
        ([{"hosts": []}], "every outlet is a mapping with a name"),
        ([{"name": "A", "host": "a.org"}], "A: unknown key host"),
        ([{"name": "A", "also": [False]}], "A: hosts and other names are words"),
        ([{"name": "A"}, {"name": "B", "also": ["a"]}], "gives a to both A and B"),
    ],
)
def test_a_malformed_file_is_refused(data: object, words: str) -> None:
    """The error names the outlet."""
    with pytest.raises(LexiconError) as caught:
        parse_outlets(data)
    assert words in str(caught.value)
