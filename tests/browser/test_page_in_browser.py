"""The page in a real browser: filters without a script, clicks both ways, no word of a document ever run.

Needs a chromium on the machine; passed over where there is none. The browser prints the page's tree as it stands after
its script and a probe have run; the probe is put in by this test and allowed by digest.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tertia.model.amount import Bounds
from tertia.model.claim import Claim, Kind, MovementValue, Stage, StageValue
from tertia.model.document import Document
from tertia.publish.page_html import PageDocument, render_page
from tests.conftest import make_document

MakeClaim = Callable[..., Claim]
Probe = Callable[[str, str], str]

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=2000", "--dump-dom"),
)

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine")


@pytest.fixture
def probe(tmp_path: Path) -> Probe:
    """Return a function that opens a page, runs an expression in it and gives what it says."""

    def run(page: str, expression: str) -> str:
        script = f"document.documentElement.dataset.found = String((() => {{ {expression} }})());"
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        allowed = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
        path = tmp_path / "page.html"
        path.write_text(allowed.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", path.as_uri()]
        tree = subprocess.run(command, capture_output=True, text=True, check=False, timeout=90).stdout
        found = re.search(r'data-found="([^"]*)"', tree)
        assert found, "the probe did not run"
        return found.group(1)

    return run


@pytest.fixture
def page(document: Document, make_claim: MakeClaim) -> str:
    """Return a page with two claims of two kinds and pairs in one sentence."""
    claims = (
        make_claim(Kind.STAGE, StageValue(Stage.AGREED), "Atria has agreed"),
        make_claim(Kind.TRANSFER, MovementValue(Bounds(12, 12)), "Atria has agreed", host="NR"),
    )
    return render_page([PageDocument(document, claims)])


SHOWN = "return [...document.querySelectorAll('.c')].filter((c) => c.offsetParent).length"


def test_a_kind_can_be_filtered_away(page: str, probe: Probe) -> None:
    """Its card and its badge go, the others stay, and the count says so."""
    click = "document.getElementById('f-stage').click();"
    assert probe(page, f"{click} {SHOWN}") == "1"
    assert probe(page, f"{click} return document.querySelector('.status').textContent") == "1 of 2 claims"


def test_a_pair_can_be_filtered_away_without_a_script(page: str, probe: Probe) -> None:
    """Style rules do it alone."""
    bare = re.sub(r"<script>.*</script>", "", page, flags=re.DOTALL)
    assert probe(bare, f"document.getElementById('f-p0').click(); {SHOWN}") == "1"


def test_a_click_on_a_sentence_lights_its_claim(page: str, probe: Probe) -> None:
    """And the sentence with it."""
    look = "return [...document.querySelectorAll('.on')].map((n) => n.id || n.textContent).join(' ')"
    assert probe(page, f"document.querySelector('.s .u').click(); {look}") == "d1-s1 claim 1 d1-c1"


def test_a_click_on_a_claim_lights_its_sentence(page: str, probe: Probe) -> None:
    """Back the other way."""
    look = "return document.querySelector('.s').classList.contains('on')"
    assert probe(page, f"document.getElementById('d1-c2').click(); {look}") == "true"


def test_keys_go_from_claim_to_claim(page: str, probe: Probe) -> None:
    """J twice is the second claim, and it has the focus."""
    press = "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}));"
    assert probe(page, f"{press}{press} return document.activeElement.id") == "d1-c2"


def test_a_script_in_a_document_does_not_run(probe: Probe) -> None:
    """Neither from the text nor from the title."""
    evil = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
    page = render_page([PageDocument(make_document(evil, title=evil), ())])
    assert probe(page, "return document.title === 'run'") == "false"


def test_a_wide_word_does_not_push_the_page_aside(probe: Probe) -> None:
    """The page never scrolls sideways."""
    page = render_page([PageDocument(make_document("x" * 5000, title="y" * 500), ())])
    assert probe(page, "return document.documentElement.scrollWidth <= innerWidth") == "true"
