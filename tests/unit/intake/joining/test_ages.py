"""Whatever ages an office has, single years come out and nobody is lost."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial import interpolation
from spatial.intake.joining import ages

BANDS = [4_000, 5_000, 6_000, 5_500, 4_500]


def table(*rows: tuple[str, int, float | None, float | None, float, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["ward_id", "year", "age", "age_to", "people", "kind"])


def bands(ward: str, year: int = 2024, kind: str = "surveyed") -> list[tuple]:  # type: ignore[type-arg]
    return [(ward, year, 5 * at, 5 * at + 4, people, kind) for at, people in enumerate(BANDS)]


def test_single_years_stay_as_they_are() -> None:
    rows = table(("a", 2024, 0, None, 7, "surveyed"), ("a", 2024, 1, None, 9, "surveyed"))
    found = ages.single_years(rows)
    assert found["people"].tolist() == [7, 9]
    assert found["kind"].unique().tolist() == ["surveyed"]


def test_bands_of_five_are_split_by_sprague_and_become_estimated() -> None:
    found = ages.single_years(table(*bands("a")))
    assert found["people"].tolist() == pytest.approx(interpolation.single_ages(BANDS).tolist())
    assert found["age"].tolist() == list(range(25))
    assert found["kind"].unique().tolist() == ["estimated"]


def test_the_open_age_stays_at_its_first_year() -> None:
    found = ages.single_years(table(*bands("a"), ("a", 2024, 25, None, 900, "surveyed")))
    assert found["people"].iloc[-1] == 900
    assert found["people"].sum() == pytest.approx(sum(BANDS) + 900)


def test_other_bands_are_split_evenly() -> None:
    found = ages.single_years(table(("a", 2024, 3, 5, 90, "published")))
    assert found["people"].tolist() == [0, 0, 0, 30, 30, 30]


def test_a_total_takes_the_ages_of_the_locality_and_says_so() -> None:
    rows = table(*bands("", kind="published"), ("a", 2024, None, None, 500, "published"))
    found = ages.single_years(rows)
    assert found["ward_id"].unique().tolist() == ["a"]
    assert found["people"].sum() == pytest.approx(500)
    assert found["people"].iloc[:5].sum() == pytest.approx(500 * 4_000 / 25_000)
    assert found["kind"].unique().tolist() == ["estimated"]


def test_without_rows_of_the_locality_the_wards_with_ages_lend_theirs() -> None:
    rows = table(*bands("b", year=2019), ("a", 2024, None, None, 250, "surveyed"))
    found = ages.single_years(rows).groupby("ward_id")["people"].sum()
    assert found.to_dict() == pytest.approx({"a": 250, "b": 25_000})


def test_a_total_nobody_can_age_stays_out() -> None:
    assert ages.single_years(table(("a", 2024, None, None, 250, "surveyed"))).empty
