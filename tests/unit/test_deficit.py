"""Shortages are gross, statuses follow the documented thresholds."""

import numpy as np
import pandas as pd
import pytest

from spatial import deficit, norms

RULES = norms.rules("quan12-2024")


def _judged(*, pupils: float = 10_000, rooms: float = 300, land_m2: float = 0.0) -> pd.Series:
    index = pd.MultiIndex.from_tuples([("w", "tieu_hoc")], names=["ward_id", "level"])
    table = pd.DataFrame(
        {
            "pupils": [pupils],
            "residents": [2 * pupils],
            "rooms_have": [rooms],
            "land_have_m2": [land_m2],
            "land_boarders_m2": [0.0],
            "land_nursery_m2": [0.0],
            "land_from_floor_m2": [0.0],
            "seats": [rooms * 35],
            "pupils_in_circle": [pupils / 2],
            "pupils_covered": [pupils / 4],
        },
        index=index,
        dtype=float,
    )
    return deficit.judge(table.join(deficit.need(table, rules=RULES))).iloc[0]


def test_ten_thousand_pupils_need_three_hundred_rooms() -> None:
    assert _judged()["rooms_need_per_10k"] == pytest.approx(300)


def test_both_denominators_stand_side_by_side() -> None:
    row = _judged()
    assert row["rooms_need_per_10k_pupils"] == pytest.approx(300)
    assert row["rooms_need_per_10k_residents"] == pytest.approx(600)


def test_class_size_needs_a_room_for_every_35_pupils() -> None:
    assert _judged(pupils=700)["rooms_need_class"] == pytest.approx(20)


def test_land_need_is_eight_square_metres_a_pupil() -> None:
    assert _judged(pupils=100)["land_need_m2"] == pytest.approx(800)


def test_a_surplus_is_no_negative_shortage() -> None:
    row = _judged(rooms=392)
    assert row["rooms_short_per_10k"] == 0
    assert row["rooms_surplus_per_10k"] == pytest.approx(92)
    assert row["rooms_net_per_10k"] == pytest.approx(-92)


def test_seats_short_are_pupils_without_a_seat() -> None:
    assert _judged(pupils=1_000, rooms=20)["seats_short"] == pytest.approx(300)  # 20 x 35 = 700


def test_a_quarter_covered_is_a_quarter() -> None:
    assert _judged()["covered_share"] == pytest.approx(0.25)


def test_the_circle_and_the_walk_are_two_shares_of_the_same_pupils() -> None:
    row = _judged()
    assert (row["circle_share"], row["covered_share"]) == (0.5, 0.25)


def test_a_ward_without_pupils_leaves_nobody_uncovered() -> None:
    row = _judged(pupils=0)
    assert (row["circle_share"], row["covered_share"]) == (1, 1)
    assert row["status"] == "ok"


@pytest.mark.parametrize(
    ("have", "status"),
    [(300, "ok"), (299, "watch"), (270, "watch"), (269, "short"), (210, "short"), (209, "severe")],
)
def test_status_steps_at_nothing_a_tenth_and_three_tenths_missing(have: int, status: str) -> None:
    assert _judged(rooms=have)["status"] == status


def test_half_day_teaching_lowers_the_need_for_rooms_at_secondary_levels_only() -> None:
    index = pd.MultiIndex.from_product([["w"], ["tieu_hoc", "thcs"]], names=["ward_id", "level"])
    table = pd.DataFrame(
        {
            "pupils": [3_500.0, 4_500.0],
            "residents": np.zeros(2),
            "land_boarders_m2": np.zeros(2),
            "land_nursery_m2": np.zeros(2),
        },
        index=index,
    )
    need = deficit.need(table, rules=RULES, share=0.0)["rooms_need_class"]
    assert need.tolist() == pytest.approx([100, 60])  # 100 classes each; 0.6 rooms at THCS


def test_boarders_need_more_land_and_floor_stands_in_for_some() -> None:
    index = pd.MultiIndex.from_tuples([("w", "tieu_hoc")], names=["ward_id", "level"])
    table = pd.DataFrame(
        {
            "pupils": [1_000.0], "residents": [0.0], "rooms_have": [0.0], "land_have_m2": [8_000.0],
            "land_boarders_m2": [600.0], "land_nursery_m2": [0.0],
            "land_from_floor_m2": [250.0], "seats": [0.0],
            "pupils_in_circle": [0.0], "pupils_covered": [0.0],
        },
        index=index,
    )  # fmt: skip
    found = deficit.judge(table.join(deficit.need(table, rules=RULES))).iloc[0]
    assert found["land_need_m2"] == 8_600  # 8 m2 x 1,000 and 6 m2 x 100 boarders
    assert found["land_short_m2"] == 350  # 8,600 - 8,000 - 250


def test_one_ward_has_a_word_for_each_way_of_counting() -> None:
    """Half of the yardstick's rooms are missing, none by class size, a twentieth of the land."""
    table = pd.DataFrame(
        {
            "rooms_need_per_10k": [10.0], "rooms_short_per_10k": [5.0],
            "rooms_need_class": [8.0], "rooms_short_class": [0.0],
            "land_need_m2": [100.0], "land_short_m2": [5.0],
        }
    )  # fmt: skip
    said = {way: deficit.status_by(table, way)[0] for way in ("per_10k", "class", "land")}
    assert said == {"per_10k": "severe", "class": "ok", "land": "watch"}


def test_what_nobody_told_is_missing_and_no_zero() -> None:
    ward = pd.DataFrame({name: [100.0] for name in deficit.ADDITIVE}).assign(
        **dict.fromkeys(deficit.STOCK, np.nan), pupils_covered=np.nan
    )
    judged = deficit.judge(ward).iloc[0]
    follows = [name for name in judged.index if "_short" in name or "_surplus" in name]
    assert judged[follows].isna().all()
    assert np.isnan(judged["covered_share"])
    assert judged["circle_share"] == 1.0
    assert judged["status"] == "untold"
