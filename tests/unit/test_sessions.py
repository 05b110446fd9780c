"""What rooms hold in shifts, and what fewer shifts and smaller classes take."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial import sessions
from spatial.errors import UserError
from spatial.records import Level
from spatial.sessions import Sessions


def wards(**rows: tuple[float, float]) -> pd.DataFrame:
    """Write wards with their pupils and rooms."""
    index = pd.Index(list(rows), name="ward_id")
    return pd.DataFrame(list(rows.values()), index=index, columns=["pupils", "rooms_have"])


def test_the_district_s_primary_pupils_of_2025_sit_in_two_shifts() -> None:
    """
    52,523 pupils, 817 rooms: 28,595 seats all day (817 x 35), 57,190 places in two shifts.

    At 71 % two sessions a class takes 0.71 + 0.29 / 2 = 0.855 rooms, so classes hold
    52,523 x 0.855 / 817 = 54.97 pupils. Classes of 35: 1,500.66 x 0.855 = 1,283.06 rooms, 467
    more. All day: 1,500.66 rooms, 684 more in all, so 217 further ones.
    """
    levers = Sessions(class_size=35, today_share=0.71)
    row = sessions.table(wards(w=(52_523, 817)), Level.TIEU_HOC, levers).loc["w"]
    assert (row["seats_two_session"], row["places_in_shifts"]) == (28_595, 57_190)
    assert (row["pupils_beyond_seats"], row["pupils_beyond_shifts"]) == (23_928, 0)
    assert row["class_size_today"] == pytest.approx(54.97, abs=0.005)
    assert (row["rooms_for_class_size"], row["rooms_for_share"]) == (467, 217)


def test_the_share_the_rooms_allow_leaves_no_room_over() -> None:
    # 15 rooms for 20 classes of 35: 10 alone, 10 sharing 5 rooms
    levers = Sessions(class_size=35, today_share=0.5)
    row = sessions.table(wards(w=(700, 15)), Level.TIEU_HOC, levers).loc["w"]
    assert row["share_possible"] == pytest.approx(0.5)
    assert (row["rooms_for_class_size"], row["rooms_for_share"]) == (0, 5)


def test_a_ward_s_spare_rooms_teach_nobody_in_another() -> None:
    # one ward misses 10 rooms, the other has 10 over: the locality none
    levers = Sessions(class_size=35, today_share=1.0)
    found = sessions.table(wards(a=(700, 10), b=(350, 20)), Level.THCS, levers)
    assert found["rooms_for_class_size"].to_dict() == {"a": 10, "b": 0, sessions.WHOLE: 0}


def test_preschool_has_no_shifts() -> None:
    assert sessions.places_in_shifts(10, 30, Level.MAM_NON) == 300
    assert sessions.rooms_per_class(Level.MAM_NON, 0.0) == 1.0
    levers = Sessions(class_size=30, today_share=0.0)
    row = sessions.table(wards(w=(600, 10)), Level.MAM_NON, levers).loc["w"]
    assert row["share_possible"] == pytest.approx(0.5)
    assert (row["rooms_for_class_size"], row["rooms_for_share"]) == (10, 0)


def test_without_rooms_or_pupils_nothing_is_divided_by_nothing() -> None:
    levers = Sessions(class_size=35, today_share=0.5)
    found = sessions.table(wards(a=(350, 0), b=(0, 5)), Level.THPT, levers)
    assert np.isnan(found.loc["a", "class_size_today"])
    assert found.loc["a", "share_possible"] == 0
    assert found.loc["b", "class_size_today"] == 0
    assert found.loc["b", "share_possible"] == 1


@pytest.mark.parametrize(
    ("lever", "value"), [("today_share", 1.2), ("share", -0.1), ("class_size", 0)]
)
def test_a_lever_out_of_bounds_is_told(lever: str, value: float) -> None:
    with pytest.raises(UserError) as refused:
        Sessions(**{"class_size": 35.0, "today_share": 0.5} | {lever: value})
    assert str(value) in refused.value.say(lang="en")
