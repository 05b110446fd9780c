"""The submission: the sites proposed and what they change."""

from __future__ import annotations

import pytest
from papers import proposed, sentences, source, tables

from spatial.errors import UserError
from spatial.export.documents import sites


def test_a_site_stands_with_its_rooms_land_and_place() -> None:
    listed = tables(sites.parts(proposed()))[0]
    number, name, level, rooms, land, *_ = listed.rows[0]
    assert (number, name, level, rooms, land) == ("1", "a", "Tiểu học", "30", "8.000")


def test_what_is_short_before_and_after_stands_side_by_side() -> None:
    effect = tables(sites.parts(proposed()))[1]
    assert effect.rows == (
        ("Tiểu học: Phòng thiếu", "20", "0"),
        ("Tiểu học: Thiếu (theo sĩ số)", "19", "0"),
        ("Tiểu học: Đất thiếu (m²)", "3.000", "0"),
    )
    said = sentences(sites.parts(proposed()))
    assert any("giảm từ 20 xuống 0 phòng; đất thiếu từ 3.000 xuống 0 m²" in one for one in said)


def test_the_cost_is_the_published_case_times_the_rooms() -> None:
    """Thirty rooms of 5.42 billion VND."""
    assert any(
        "162,6 tỷ đồng: 30 phòng × 5,42" in one for one in sentences(sites.parts(proposed()))
    )


def test_without_a_site_there_is_nothing_to_submit() -> None:
    with pytest.raises(UserError, match="Add --proposals"):
        sites.parts(source())
