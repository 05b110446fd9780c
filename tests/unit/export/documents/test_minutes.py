"""The minutes: the same figures of every scenario, and how far each is from the first."""

from __future__ import annotations

import dataclasses

import pytest
from papers import OPTIONS, built, proposed, sentences, source, standing, tables
from towns import proposal, town

from spatial import assess, buildings
from spatial.errors import UserError
from spatial.export import documents
from spatial.export.documents import DocumentKind, minutes
from spatial.records import LEVELS


def test_every_scenario_stands_beside_the_first_with_what_changed() -> None:
    compared = {"Hiện trạng": standing(), "Phương án 1": built()}
    parts = minutes.parts(source(assessment=built(), compared=compared))
    primary = tables(parts)[1]
    assert primary.heads[1:4] == ("Hiện trạng", "Phương án 1", "Chênh so với Hiện trạng")
    rows = {row[0]: row[1:] for row in primary.rows}
    assert rows["Thiếu phòng theo thước đo 10.000 (phòng)"][:3] == ("20", "0", "−20")
    assert rows["Phòng học đề xuất (phòng)"][:3] == ("0", "30", "+30")
    assert "Phương án Phương án 1: 30 phòng đề xuất thêm, 162,6 tỷ đồng dự kiến." in sentences(
        parts
    )


def test_one_scenario_alone_is_no_comparison() -> None:
    with pytest.raises(UserError, match="at least two"):
        minutes.parts(source(compared={"Hiện trạng": standing()}))


def test_cost_stands_by_year_where_a_year_was_told() -> None:
    """30 rooms at 5.42 billion in 2028, the rest nobody gave a year."""
    dated = dataclasses.replace(proposal(), proposal_id="d", open_year=2028)
    both = assess(buildings.apply(town(), (dated, proposal(rooms=2))), OPTIONS)
    undated = {"Hiện trạng": standing(), "Phương án 1": built()}
    given = source(assessment=both, compared={**undated, "Phương án 2": both})
    *_, table = tables(minutes.parts(given))
    assert table.rows == (("2028", "0,0", "0,0", "162,6"), ("chưa ghi năm", "0,0", "162,6", "10,8"))
    assert len(tables(minutes.parts(source(compared=undated)))) == len(LEVELS)


def test_more_than_two_scenarios_lie_on_a_page_on_its_side() -> None:
    two = {"Hiện trạng": standing(), "A": built()}
    for compared, wide in ((two, False), ({**two, "B": built()}, True)):
        told = proposed(compared=compared)
        assert documents.document(DocumentKind.MINUTES, told).is_wide is wide
