"""The embedded district and what is recommended for it."""

from __future__ import annotations

import district
import pytest

from spatial.network import Network
from spatial.recommend import Recommendation


@pytest.fixture(scope="module")
def town() -> Network:
    """Give the district."""
    return district.town()


@pytest.fixture(scope="module")
def found() -> Recommendation:
    """Give the recommendation several tests read."""
    return district.recommendation()
