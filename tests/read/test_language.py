"""English is told cheaply, other languages by the model, and too little text is taken for English."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

import pytest

from tertia.read.language import detect_language

ENGLISH = "The minister said that the two states had agreed on a treaty under which they would be sent to Kigali. "
OTHERS = {
    "fr": "Le ministre a déclaré que les deux États avaient conclu un accord sur le transfert de quarante détenus.",
    "es": "El ministro dijo que los dos Estados habían firmado un acuerdo para el traslado de cuarenta personas.",
    "de": "Der Minister sagte, die beiden Staaten hätten sich auf einen Vertrag über vierzig Personen geeinigt.",
    "it": "Il ministro ha detto che i due Stati hanno firmato un accordo per il trasferimento di quaranta persone.",
    "nl": "De minister zei dat de twee landen het eens zijn over een verdrag voor de overdracht van veertig mensen.",
    "ar": "قال الوزير إن الدولتين اتفقتا على معاهدة تنقل بموجبها أربعون شخصا إلى كيغالي في الأسبوع المقبل",
}


def test_english_is_told() -> None:
    """A report with common words."""
    assert detect_language(ENGLISH * 3) == "en"


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_another_language_is_told(code: str, text: str) -> None:
    """Each of them has next to none of the English words."""
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["Deal signed", "", "250 people", "Kigali"])
def test_too_little_is_taken_for_english(text: str) -> None:
    """Few words, mostly of ASCII letters."""
    assert detect_language(text) == "en"


def test_english_costs_no_model() -> None:
    """The model and numpy stay out of a run over English texts."""
    use = f"from tertia.read.language import detect_language; detect_language({ENGLISH!r})"
    code = f"import sys; {use}; sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_it_is_fast() -> None:
    """Well under a millisecond for 500 words, even on a busy machine."""
    text = ENGLISH * 25
    times = []
    for _ in range(20):
        start = perf_counter()
        detect_language(text)
        times.append(perf_counter() - start)
    assert min(times) < 0.001
