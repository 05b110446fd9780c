"""The files of a folder as parts: one list of schools, parted into its two tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from locality import Locality

from spatial.intake.answers.settings import Settings
from spatial.intake.joining import file_parts
from spatial.intake.reading import find
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part


def part(frame: pd.DataFrame | None, table: str = "schools", name: str = "a.csv") -> Part:
    return Part(source=Source(table=table, path=Path(name), name=name, sheet=None), frame=frame)


def test_every_file_of_a_folder_is_a_part(tmp_path: Path) -> None:
    sources, _, _ = find.find(Locality().write(tmp_path))
    loaded, traces = file_parts.load_all(sources, Settings())
    tables = {each.source.table for each in loaded}
    assert tables == {"wards", "residents", "schools", "school_levels"}
    assert traces == []


def test_a_simple_file_of_schools_is_two_tables_each_school_once_in_the_first() -> None:
    rows = pd.DataFrame(
        {"school_id": ["a", "a"], "name": "A", "level": ["tieu_hoc", "thcs"], "rooms": [20, 9]}
    )
    (first, schools), (second, levels) = file_parts.split(part(rows))
    assert (first.table, second.table) == ("schools", "school_levels")
    assert schools["school_id"].tolist() == ["a"]
    assert levels["rooms"].tolist() == [20, 9]


def test_a_table_that_is_none_is_parted_into_nothing() -> None:
    assert file_parts.split(part(None)) == []


def test_of_lists_of_two_years_the_newest_counts_and_the_other_is_noted() -> None:
    lists = [
        part(pd.DataFrame({"name": ["A"]}), name=f"truong_{year}.csv") for year in (2024, 2025)
    ]
    kept, faults = file_parts.of_one_file(lists)
    assert [each.source.name for each in kept] == ["truong_2025.csv"]
    assert [(fault.code, fault.file) for fault in faults] == [("older_list", "truong_2024.csv")]


def test_places_given_in_degrees_bound_a_table_and_others_do_not() -> None:
    places = pd.DataFrame({"lon": [106.6, 106.7], "lat": ["10.8", "10.9"]})
    assert file_parts.bounds(part(places)) == (106.6, 10.8, 106.7, 10.9)
    assert file_parts.bounds(part(places.assign(lon=[600_000, 601_000]))) is None
