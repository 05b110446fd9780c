"""What the tables of a locality measure of a target: derivable by hand, or no data."""

from __future__ import annotations

import pandas as pd
import pytest
from target_facts import FACTS, LEVEL_TABLE, SCHOOLS, rows

from spatial import targets
from spatial.targets import measures
from spatial.targets.units import number


def test_rooms_per_10000_are_measured_on_residents_only() -> None:
    found = rows("hcmc", FACTS)["rooms_per_10000", "all"]
    assert found.observed is None or found.target.of == "residents aged 3-18"
    assert measures.measure("rooms_per_10k", "all", FACTS) == pytest.approx(3_111 / 17.5)
    on_pupils = rows("quan12", FACTS)["land_norm_used", "thcs"]
    assert on_pupils.observed is None


def test_places_for_everybody_are_measured_by_the_pupils_beyond_the_seats() -> None:
    """A target in words, measured: of the four levels 0, 25,041.3, 11,499.9 and 8,439.3."""
    beyond = LEVEL_TABLE.assign(seats_short_wards=[0.0, 25_041.3, 11_499.9, 8_439.3])
    facts = targets.Facts(levels=beyond, school_levels=SCHOOLS)
    row = rows("quan12", facts)["school_places_enough", "all"]
    assert (row.observed, row.gap, row.target.value) == (44_981, None, None)
    assert rows("quan12", FACTS)["school_places_enough", "all"].observed is None  # no such column


def test_what_the_tables_cannot_say_is_no_data() -> None:
    row = rows("quan12", FACTS)["right_age_enrolment", "thpt"]
    assert row.observed is None
    assert number(row.observed, lang="vi") == "không có số liệu"


@pytest.mark.parametrize(
    ("name", "level", "value"),
    [
        ("class_size", "tieu_hoc", 1_000 / 30),
        ("two_session_share", "tieu_hoc", 65),
        ("national_standard_share", "thcs", 50),
        ("private_school_share", "pho_thong", 100 / 3),  # b is one school of two levels
        ("private_pupil_share", "pho_thong", 25),
        ("rooms_solid", "tieu_hoc", 25),
        ("rooms_solid_share", "thcs", 100),
        ("rooms_need", "thcs", None),
        ("class_size", "mau_giao", None),
        ("class_size", "thpt", None),
        ("", "thcs", None),
    ],
)
def test_measures_are_derivable_by_hand(name: str, level: str, value: float | None) -> None:
    got = measures.measure(name, level, FACTS)
    assert got == (None if value is None else pytest.approx(value))


def test_one_unknown_owner_means_no_data() -> None:
    unknown = SCHOOLS.assign(ownership=["cong_lap", "chua_ro", "chua_ro", "cong_lap"])
    facts = targets.Facts(levels=LEVEL_TABLE, school_levels=unknown)
    assert measures.measure("private_pupil_share", "pho_thong", facts) is None
    assert measures.measure("private_school_share", "tieu_hoc", facts) is None


def test_one_hole_means_no_data() -> None:
    hole = LEVEL_TABLE.drop(index="thpt")
    facts = targets.Facts(levels=hole, school_levels=SCHOOLS.assign(classes=[1, None, 1, 1]))
    assert measures.measure("pupils", "all", facts) is None
    assert measures.measure("class_size", "tieu_hoc", facts) is None
    assert measures.measure("national_standard_share", "thpt", facts) is None


@pytest.mark.parametrize(
    ("name", "level", "given_back"),
    [
        ("pupils", "thcs", True),
        ("land_short", "total", True),
        ("rooms_per_10k", "all", False),  # a ratio of two sources is a measurement
        ("pupils", "nha_tre", False),  # no level of ours
        ("", "thcs", False),
    ],
)
def test_sums_of_published_figures_are_given_back_and_nothing_else(
    name: str, level: str, given_back: bool
) -> None:
    facts = targets.Facts(levels=LEVEL_TABLE.assign(kind="published"), school_levels=SCHOOLS)
    assert measures.published(name, level, facts) is given_back
    assert not measures.published(name, level, FACTS)


YEARS = pd.DataFrame(
    {
        "year": [2023, 2023, 2024, 2024, 2025],
        "level": ["tieu_hoc", "thcs", "tieu_hoc", "thcs", "tieu_hoc"],
        "rooms": [20.0, 24, 22, 24, 25],
        "pupils": [600.0, 900, 660, 880, 700],
        "classes": [20.0, 30, 22, float("nan"), 25],
        "land_m2": [8_000.0] * 5,
    }
)


@pytest.mark.parametrize(
    ("name", "level", "values"),
    [
        ("rooms_have", "tieu_hoc", {2023: 20, 2024: 22, 2025: 25}),
        ("rooms_have", "total", {2023: 44, 2024: 46, 2025: 25}),
        ("class_size", "thcs", {2023: 30}),  # 2024 has a hole, 2025 no school of the level
        ("rooms_short", "total", {}),  # a list alone does not tell it
    ],
)
def test_lists_of_several_years_are_measured_year_by_year(
    name: str, level: str, values: dict[int, float]
) -> None:
    facts = targets.Facts(levels=LEVEL_TABLE, school_levels=SCHOOLS, school_years=YEARS)
    assert measures.over_years(name, level, facts) == values
    bare = targets.Facts(levels=LEVEL_TABLE, school_levels=SCHOOLS)
    assert measures.over_years(name, level, bare) == {}
