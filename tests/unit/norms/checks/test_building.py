"""Subject rooms and floor of a school held against their least."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import checks

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


def building(**row: object) -> list[tuple[str, bool]]:
    table = pd.DataFrame([{"school_id": "a", **row}])
    return [(one.norm.topic, one.kept) for one in checks.buildings(table, day=AFTER)]


def test_an_upper_secondary_school_needs_five_subject_rooms() -> None:
    assert building(level="thpt", subject_rooms=4) == [("subject_rooms_min", False)]
    assert building(level="thpt", subject_rooms=5) == [("subject_rooms_min", True)]
    assert building(level="thcs", subject_rooms=1) == []  # no figure was read


def test_rooms_and_floors_are_held_against_their_least() -> None:
    assert building(level="thcs", smallest_subject_room_m2=59) == [("subject_room_min_m2", False)]
    floor = {"room_floor_m2": 1_350.0, "pupils": 1_000}
    assert building(level="tieu_hoc", **floor) == [("floor_per_pupil_m2", True)]
    assert building(level="thcs", **floor) == [("floor_per_pupil_m2", False)]  # 1.5 m2 a pupil
    assert building(level="mam_non", **floor) == []  # play and sleeping floor are told apart
