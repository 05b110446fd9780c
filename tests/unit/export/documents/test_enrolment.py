"""The enrolment plan: every neighbourhood stands with one school, every pupil is counted."""

from __future__ import annotations

import pytest
from papers import sentences, source, standing, tables

from spatial import network, questions, zoning
from spatial.export.documents import EnrolmentPlan, enrolment
from spatial.records import Level


def plan() -> EnrolmentPlan:
    """Draw the zones of the town's one primary school."""
    question = questions.of_level(standing(), Level.TIEU_HOC, limit_m=float("inf"))
    problem = questions.zoning_problem(question, network.xy(standing().network.cells))
    zones = zoning.zones(problem, time_limit_s=600, seed=1)
    return EnrolmentPlan(level=Level.TIEU_HOC, question=question, problem=problem, zones=zones)


def test_all_cells_go_to_the_only_school_beyond_its_seats() -> None:
    parts = enrolment.parts(source(enrolment=plan()))
    (row,) = tables(parts)[0].rows
    assert row[1] == "Trường 0"
    assert len(row[2].split(", ")) == 8  # four cells a ward
    assert row[3:] == ("1.000", "350", "650")
    assert any("vượt sức chứa 650 học sinh" in one for one in sentences(parts))


def test_zones_nobody_drew_make_no_plan() -> None:
    with pytest.raises(ValueError, match="zones are asked for"):
        enrolment.parts(source())
