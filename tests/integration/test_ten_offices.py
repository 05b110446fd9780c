"""Ten offices with towns, layouts and faults of their own: each list becomes its town."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import office_towns
import pytest

from spatial import intake
from spatial.errors import Severity

ANSWERS = 5


@pytest.mark.parametrize("name", office_towns.OFFICES)
def test_a_list_becomes_the_town_with_at_most_five_answers(name: str, tmp_path: Path) -> None:
    office = office_towns.OFFICES[name]
    reading = intake.examine(office.write(tmp_path))
    asked = [fault.say(lang="en") for fault in reading.faults if fault.severity is Severity.ERROR]
    assert asked == []
    assert office.answered <= ANSWERS
    town = reading.network
    assert town is not None
    wards, owners = town.schools[town.base_units], town.schools["ownership"]
    given = Counter(
        (
            wards[row.school_id],
            row.level,
            row.rooms,
            round(row.land_m2),
            round(row.pupils),
            owners[row.school_id] == "ngoai_cong_lap",
        )
        for row in town.school_levels.itertuples()
    )
    assert given == office.truth
    assert all(count.rows == count.kept + count.set_aside for count in reading.counts)


def test_without_its_answer_an_open_convention_is_asked_and_never_chosen(tmp_path: Path) -> None:
    office = office_towns.OFFICES["zeros a program took"]
    office.write(tmp_path)
    (tmp_path / "intake.yaml").unlink()
    reading = intake.examine(tmp_path)
    assert reading.network is None
    assert [fault.code for fault in reading.faults if fault.severity is Severity.ERROR] == [
        "number_question"
    ]
