"""The enrolment plan: every neighbourhood stands with one school, every pupil is counted."""

from __future__ import annotations

import pytest
from papers import enrolment_plan, sentences, source, tables

from spatial.export.documents import enrolment


def test_all_cells_go_to_the_only_school_beyond_its_seats() -> None:
    parts = enrolment.parts(source(enrolment=enrolment_plan()))
    (row,) = tables(parts)[0].rows
    assert row[1] == "Trường 0"
    assert len(row[2].split(", ")) == 8  # four cells a ward
    assert row[3:] == ("1.000", "350", "650")
    assert any("vượt sức chứa 650 học sinh" in one for one in sentences(parts))


def test_zones_nobody_drew_make_no_enrolment_plan() -> None:
    with pytest.raises(ValueError, match="zones are asked for"):
        enrolment.parts(source())
