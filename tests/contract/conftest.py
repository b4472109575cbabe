"""What the tests of the contract share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tertia.store import Store
from tests.contract.stores import STORES, fresh_store


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Give an empty store of each kind in turn."""
    with fresh_store(request.param) as opened:
        yield opened
