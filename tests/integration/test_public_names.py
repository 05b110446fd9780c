"""The public names of the package, as a notebook meets them."""

from __future__ import annotations

import json

import pytest

import spatial
from spatial import Options


@pytest.fixture(scope="module")
def found() -> spatial.Assessment:
    """Give the assessment of the embedded district in 2030."""
    return spatial.assess(spatial.read_network(), Options(year=2030))


def test_everything_says_itself_in_a_line_and_in_a_table(found: spatial.Assessment) -> None:
    said = spatial.catchments(found, "thpt"), spatial.accessibility(found, "thpt")
    for result in (found.network, found, *said):
        assert len(repr(result)) < 200
        assert "<table" in result._repr_html_()
    assert "2,028 rooms" in repr(found)  # the plan's own figure


def test_a_look_at_the_wards_asks_for_no_tile(found: spatial.Assessment) -> None:
    drawn = found.explore("tieu_hoc").get_root().render()
    assert "tileLayer" not in drawn
    assert json.dumps(found.network.wards(found.options.units)["ward"].iloc[0])[1:-1] in drawn


def test_the_public_names_are_about_twenty_and_all_there() -> None:
    assert 20 <= len(spatial.__all__) <= 30
    assert all(hasattr(spatial, name) for name in spatial.__all__)
