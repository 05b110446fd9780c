"""An office's own list of schools, beside wards and residents, is all a locality needs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import office_workbooks
import pytest
from locality import Locality

from spatial import intake
from spatial.errors import Severity

TRUTH = Counter(
    (each.ward_id, each.level, each.rooms, round(each.land_m2), each.pupils)
    for each in office_workbooks.town()
)


@pytest.mark.parametrize("name", office_workbooks.LAYOUTS)
def test_a_workbook_as_an_office_keeps_it_gives_every_figure_without_an_answer(
    name: str, tmp_path: Path
) -> None:
    Locality(without={"schools", "school_levels"}).write(tmp_path)
    office_workbooks.LAYOUTS[name](tmp_path / name)
    reading = intake.examine(tmp_path)
    asked = [
        fault.say(lang="en") for fault in reading.faults if fault.severity is Severity.ERROR
    ]
    assert asked == []
    town = reading.network
    assert town is not None
    wards = town.schools[town.base_units]
    given = Counter(
        (wards[row.school_id], row.level, row.rooms, round(row.land_m2), round(row.pupils))
        for row in town.school_levels.itertuples()
    )
    assert given == TRUTH
    assert all(count.rows == count.kept + count.set_aside for count in reading.counts)
