"""Gloss files: each loads, no list holds a key twice, and the paradigms make what their page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tertia.errors import LexiconError
from tertia.lexicon import glosses as module
from tertia.lexicon.gloss_forms import conjugate, english_tenses, expand
from tertia.lexicon.glosses import form_of, gloss_languages, glosses, read_glosses, word_order


@pytest.mark.parametrize("language", sorted(gloss_languages()))
def test_a_gloss_file_loads(language: str) -> None:
    """It has words, twelve months, and no key twice (the loader refuses one that has)."""
    known = glosses(language)
    assert len(known.forms) > 1000
    assert len(set(known.parts["month"].values())) == 12
    assert all(gloss == gloss.strip() for gloss in known.forms.values())


def test_a_key_that_stands_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """YAML alone would silently keep the last; the error names the file, the line and the key."""
    folder = tmp_path / "glosses"
    folder.mkdir()
    folder.joinpath("xx.yaml").write_text("words:\n  acuerdo: agreement\n  acuerdo: deal\n", encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(LexiconError, match=r"glosses/xx.yaml, line 3: 'acuerdo' stands twice"):
        read_glosses("xx.yaml")


def test_keys_are_strings() -> None:
    """The Spanish "no" is a word and not a truth value."""
    assert glosses("es").forms[("no",)] == "not"


def test_a_form_is_its_tokens() -> None:
    """In small letters, an elision with its apostrophe, a full stop by itself."""
    assert form_of("L’accord") == form_of("l' accord") == ("l'", "accord")
    assert form_of("l'") == ("l'",)
    assert form_of("EE. UU.") == ("ee", ".", "uu", ".")


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ("firmó", "signed"),
        ("no firmó", "did not sign"),
        ("se firmó", "was signed"),
        ("firmarán", "will sign"),
        ("no ha firmado", "has not signed"),
        ("para recibir", "to receive"),
        ("sin recibir", "without receiving"),
        ("acuerdos", "agreements"),
        ("deportadas", "deportees"),
        ("a los deportados", "the deportees"),
        ("niños", "children"),
        ("ministra de seguridad", "Security minister"),
        ("dentro del", "within the"),
    ],
)
def test_paradigms_make_the_forms(form: str, english: str) -> None:
    """Verbs with their small words, nouns with their plural, people in both genders, fixed pairs, contractions."""
    assert glosses("es").find(form_of(form)) == english


def test_a_written_word_wins_over_a_paradigm() -> None:
    """What a person wrote in `words` is never replaced by what a rule makes."""
    table = {"words": {"casos": "matters"}, "nouns": {"caso": "case"}, "plurals": [["", "-", "s"]]}
    assert expand(table, "xx") == {"casos": "matters", "caso": "case"}


def test_a_broken_list_is_told() -> None:
    """A verb whose ending has no conjugation is the file's fault."""
    with pytest.raises(LexiconError, match=r"glosses/xx.yaml: a verb has not its form"):
        conjugate({"conjugations": {"ar": {}}, "verbs": {"recibir": "receive"}, "other_stems": []}, "xx")


@pytest.mark.parametrize(
    ("lemma", "past", "participle", "ing"),
    [
        ("sign", "signed", "signed", "signing"),
        ("give", "gave", "given", "giving"),
        ("put", "put", "put", "putting"),
        ("come", "came", "come", "coming"),
        ("take in", "took in", "taken in", "taking in"),
    ],
)
def test_english_tenses(lemma: str, past: str, participle: str, ing: str) -> None:
    """Only the first word of a phrase is inflected."""
    found = english_tenses(lemma)
    assert (found["past"], found["participle"], found["ing"]) == (past, participle, ing)


def test_a_people_is_an_adjective_in_the_singular() -> None:
    """ "Venezuelans" behind a noun is "Venezuelan"; a noun is none."""
    assert word_order().adjective("Venezuelans") == "Venezuelan"
    assert word_order().adjective("agreement") is None
