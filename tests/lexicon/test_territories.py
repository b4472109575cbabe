"""The table of territories, and what the loader refuses."""

from __future__ import annotations

import pytest

from tertia.errors import LexiconError
from tertia.lexicon import territories as module
from tertia.lexicon.territories import read_table, territories, territory_name, with_plurals, words

ISO_3166_1 = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "
)


def test_every_code_is_covered_and_no_other() -> None:
    """All 249 territories of ISO 3166-1, Kosovo and the Union."""
    assert set(territories()) == {*ISO_3166_1.split(), "XK", "EU"}


def test_only_small_territories_are_without_a_demonym() -> None:
    """States without one would lose their nationals; islands of another state may have none."""
    without = {iso for iso, state in territories().items() if not state.people}
    assert len(without) < 30
    assert not without & {"RW", "SZ", "SS", "PW", "NR", "XK", "GQ", "CV", "KN", "VC", "TL", "SB", "MH", "NU"}


def test_a_star_gives_both_numbers() -> None:
    """ "Rwandan*" is two forms, "Dutch" one."""
    assert with_plurals(["Rwandan*", "Dutch"]) == ("Rwandan", "Rwandans", "Dutch")


def test_a_code_has_a_name_and_no_code_has_none() -> None:
    """The error says what a code is."""
    assert territory_name("SZ") == "Eswatini"
    with pytest.raises(LexiconError, match="'ZZ' is no territory; use an ISO 3166-1"):
        territory_name("ZZ")


@pytest.mark.parametrize(
    ("content", "words_of_error"),
    [
        ("NO: {name: Norway}", "put keys such as NO in quotation marks"),
        ("RW: {name: Rwanda}\nRW: {name: Rwanda}", "gives the key 'RW' twice"),
        ("- Rwanda", "must map words to values"),
        ("RW: {", "cannot be read"),
    ],
)
def test_a_file_that_says_something_else_is_refused(
    content: str, words_of_error: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """YAML's own traps and double keys are errors that say what to mend."""
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    (tmp_path / "table.yaml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=words_of_error):
        read_table("table.yaml")


def test_a_word_that_yaml_reads_as_true_is_refused() -> None:
    """ "On" without quotation marks is no word."""
    with pytest.raises(LexiconError, match=r"x\.yaml, list must be a list of words"):
        words(["Is", True], "x.yaml, list")
