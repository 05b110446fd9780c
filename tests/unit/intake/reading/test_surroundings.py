"""What a list of schools alone stands in."""

from __future__ import annotations

from pathlib import Path

from locality import Locality

from spatial.errors import Fault
from spatial.intake.reading import surroundings


def test_a_list_is_alone_where_nothing_else_lies_beside_it() -> None:
    assert surroundings.alone(["schools", "school_levels"])
    assert not surroundings.alone(["schools", "wards"])
    assert not surroundings.alone([])


def test_the_schools_there_are_become_known_places_and_their_rooms_stay_behind(
    tmp_path: Path,
) -> None:
    around = surroundings.sources(Locality().write(tmp_path / "quan"))
    assert {each.name: each.table for each in around} == {
        "quan/wards.geojson": "wards",
        "quan/residents.csv": "residents",
        "quan/schools.csv": "known_schools",
    }


def test_the_demonstration_district_is_around_where_nobody_names_another() -> None:
    tables = {each.table for each in surroundings.sources(None)}
    assert {"wards", "residents", "street_nodes", "known_schools"} <= tables
    assert not {"stock", "projects", "school_levels", "schools"} & tables


def test_a_list_fits_where_half_of_its_schools_have_their_ward_there() -> None:
    away = [Fault(code="unknown_ward", row=row) for row in (2, 3)]
    assert surroundings.fit(away, 4)
    assert not surroundings.fit(away, 3)
    assert not surroundings.fit(away, 4, outside=1)
    assert not surroundings.fit([Fault(code="no_ward_told")], 4)
