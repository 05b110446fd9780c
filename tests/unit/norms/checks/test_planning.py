"""Planning codes: places and land counted on residents."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import checks
from spatial.norms.checks import planning
from spatial.records import Level

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


WARDS = pd.DataFrame(
    {"people": [30_000, 10_000], "seats": [1_000, 1_000], "land_have_m2": [10_000.0, 10_000.0]},
    index=["w1", "w2"],
)


def test_the_code_of_2021_asks_for_places_and_land() -> None:
    got = checks.planned(WARDS, level=Level.TIEU_HOC, day=date(2026, 12, 31))
    assert list(got["places_need"]) == [1_950, 650]
    assert list(got["places_short"]) == [950, 0]
    assert list(got["land_need_m2"]) == [19_500, 6_500]


def test_the_code_of_2026_asks_for_land_alone_and_upper_secondary_above_20000_people() -> None:
    got = checks.planned(WARDS, level=Level.THPT, day=date(2027, 1, 1), area="urban_special")
    assert list(got.columns) == ["land_need_m2", "land_short_m2"]
    assert list(got["land_need_m2"]) == [18_000, 0]


def test_before_any_code_nothing_is_asked() -> None:
    bare = WARDS[["people"]]
    assert checks.planned(bare, level=Level.THPT, day=date(2020, 1, 1)).empty
    assert list(checks.planned(bare, level=Level.THPT, day=AFTER)) == [
        "places_need",
        "land_need_m2",
    ]


def test_land_nobody_told_is_held_against_nothing() -> None:
    """30,000 people need 1,950 places and 19,500 m2; the land of the first ward is not known."""
    wards = WARDS.assign(ward=["Một", "Hai"], land_have_m2=[float("nan"), 10_000.0])
    held = planning.ward_findings(wards, level=Level.TIEU_HOC, day=date(2026, 12, 31))
    told = [(one.subject, one.unit, one.value) for one in held]
    assert told == [("Một", "places", 1_000), ("Hai", "places", 1_000), ("Hai", "m2", 10_000)]
