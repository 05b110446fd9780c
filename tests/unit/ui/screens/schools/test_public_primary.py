"""The city's list of wards on the page: tests, figures, what takes a ward off, the press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import district
import pytest

from spatial.ui.screens.schools import public_primary
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_ward_without_a_school_stands_under_the_first_test(
    see: See, written: list[str], asked: dict[str, dict[str, Any]], lang: str
) -> None:
    """The east has no primary school; the west's 10 rooms of 35 are full of its own 500."""
    public_primary.draw(see(lang=lang))
    page = "".join(written)
    assert "Phường 1.0" in page
    assert "NQ 05/2023/NQ-HĐND" in page
    assert "500" in page
    assert asked["norms_public_primary_file"]["given"][1] == "public_primary.csv"


def test_without_a_printed_ratio_there_is_no_second_table(
    see: See, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    assert asked == {}
    public_primary.draw(see())
    assert sum(page.count("<table") for page in written) == 1


def test_the_district_shows_the_four_printed_ratios_beside_ours(
    see: See, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    """Thạnh Xuân 112, Thạnh Lộc 151.9, Tân Chánh Hiệp 138.6, Tân Thới Hiệp 115.2 (10-2023)."""
    assert asked == {}
    public_primary.draw(see(district.town()))
    pairs = written[-1] if "151,9" in written[-1] else "".join(written)
    for ratio in ("112,0", "151,9", "138,6", "115,2"):
        assert f">{ratio}<" in pairs
    assert say("norms.public_primary.pairs", lang="vi", year=2023) in pairs


def test_what_takes_a_ward_off_the_list_is_said_in_rooms(
    see: See, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    """500 children at 35 a room ask 14.3 rooms; 10 are there: 5 more."""
    assert asked == {}
    public_primary.draw(see())
    assert "thêm 5 phòng công lập" in "".join(written)
