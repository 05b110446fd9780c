"""Each oddity drawn into the small town of two wards; the town itself has none."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from locality import Locality, write_csv

from spatial.intake import examine
from spatial.intake.report import findings, health_sentences
from spatial.intake.report.findings import Oddity
from spatial.intake.report.health import Health


def of(town: Locality, folder: Path) -> dict[str, tuple[str, ...]]:
    reading = examine(town.write(folder))
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    found = [*findings.of_tables(reading.tables), *findings.of_network(reading.network)]
    return {each.code: each.places for each in found}


def test_a_sound_town_has_no_finding(tmp_path: Path) -> None:
    assert of(Locality(), tmp_path) == {}


def test_thirty_four_schools_on_one_point_are_one_finding(tmp_path: Path) -> None:
    town = Locality()
    town.schools += [
        {"school_id": f"s{at}", "name": f"Trường {at}", "lon": 106.61, "lat": 10.812}
        for at in range(34)
    ]
    town.school_levels += [
        {"school_id": f"s{at}", "level": "thcs", "rooms": 20, "land_m2": 8_000 + at}
        for at in range(34)
    ]
    assert of(town, tmp_path) == {"stacked": ("34 × (Trường 0, Trường 1 …)",)}


def test_a_primary_and_a_secondary_may_share_a_yard_but_not_its_land(tmp_path: Path) -> None:
    town = Locality()
    town.schools.append({"school_id": "d", "name": "Trường D", "lon": 106.61, "lat": 10.81})
    town.school_levels.append({"school_id": "d", "level": "thcs", "rooms": 9, "land_m2": 8_000})
    assert of(town, tmp_path) == {"land_twice": ("Trường A (2 × 8000 m²)",)}


def test_land_repeated_for_two_levels_of_one_school_is_named(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels.append({"school_id": "a", "level": "thcs", "rooms": 9, "land_m2": 8_000})
    assert of(town, tmp_path)["land_twice"] == ("Trường A (2 × 8000 m²)",)


@pytest.mark.parametrize(
    ("land_m2", "code"),
    [(302_750, "vast"), (64, "cramped"), (40_001, "vast"), (199, "cramped")],
)
def test_land_no_school_has_is_named(tmp_path: Path, land_m2: int, code: str) -> None:
    town = Locality()
    # a figure so small is asked about; the planner said that it stands as it is
    (tmp_path / "intake.yaml").write_text(
        "files: {school_levels.csv: {numbers: {land_m2: decimals}}}", encoding="utf-8"
    )
    town.school_levels[0]["land_m2"] = land_m2  # of 20 rooms: 10 and 2,000 m2 a room are usual yet
    assert of(town, tmp_path) == {code: (f"Trường A ({land_m2} m²)",)}


def test_land_of_one_level_is_not_held_against_the_rooms_of_all(tmp_path: Path) -> None:
    """Usual are 400 m2 a room; a zero is lost at 40, not where 90 rooms of a level tell no land."""
    town = Locality()
    town.schools += [
        {"school_id": f"s{at}", "name": f"Trường {at}", "lon": 106.605 + at / 1e3, "lat": 10.812}
        for at in range(5)
    ]
    town.school_levels += [
        {"school_id": f"s{at}", "level": "tieu_hoc", "rooms": 10, "land_m2": land_m2}
        for at, land_m2 in enumerate([4_000, 4_000, 4_000, 4_000, 400])
    ]
    town.school_levels.append({"school_id": "s3", "level": "thcs", "rooms": 90, "land_m2": 1})
    network = examine(town.write(tmp_path)).network
    assert network is not None
    levels = network.school_levels
    untold = levels.assign(land_m2=levels["land_m2"].where(levels["land_m2"] > 1))
    found = findings.of_network(dataclasses.replace(network, school_levels=untold))
    assert found == [Oddity(code="land_zero", places=("Trường 4 (400 m²)",))]


def test_a_level_the_name_does_not_tell_is_named(tmp_path: Path) -> None:
    town = Locality()
    town.schools[0]["name"] = "THCS Nguyễn Du"  # its row says primary
    town.schools[1]["name"] = "TH & THCS Lê Lợi"  # lower secondary is one of the two
    assert of(town, tmp_path) == {"level_name": ("THCS Nguyễn Du (tieu_hoc)",)}


def test_parts_of_a_pupil_are_named_with_their_school(tmp_path: Path) -> None:
    town = Locality()
    for row, pupils in zip(town.school_levels, ["1.102", "640", "900"], strict=True):
        row["pupils"] = pupils
        row["numbers"] = ""
    (tmp_path / "intake.yaml").write_text(
        "files: {school_levels.csv: {numbers: {pupils: decimals}}}", encoding="utf-8"
    )
    found = of(town, tmp_path)
    assert found["fraction"] == ("Trường A (1.102)",)
    assert found["few_pupils"] == ("Trường A (1.102)",)


def test_more_pupils_than_rooms_can_take_are_named(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0] |= {"rooms": 20, "pupils": 3_000}  # 150 a room: the most
    town.school_levels[1] |= {"rooms": 24, "pupils": 3_601}
    assert of(town, tmp_path) == {"many_pupils": ("Trường B (3601 / 24)",)}


def test_one_cell_a_thousand_times_its_neighbours_is_named(tmp_path: Path) -> None:
    town = Locality()
    town.residents[7]["people"] = 100_000
    assert of(town, tmp_path) == {"age_jump": ("Phường Tây, 7 (2025): 100000 / 100",)}


def test_people_that_double_within_a_year_are_named(tmp_path: Path) -> None:
    town = Locality()
    then = [row | {"year": 2024, "people": 50} for row in town.residents if row["age"] < 18]
    town.residents = [
        *(row | {"people": 90} if row["ward_id"] == "00002" else row for row in then),
        *town.residents,
    ]
    # 18 ages of 50 and of 100; in the east 90 to 100 is no jump
    assert of(town, tmp_path) == {"people_jump": ("Phường Tây (2024 → 2025: 900 → 1800)",)}


def test_totals_of_the_wards_that_double_are_named_too(tmp_path: Path) -> None:
    town = Locality()
    for row, people in zip(town.wards, [(10_000, 20_000), (10_000, 11_000)], strict=True):
        row |= {"population_2024": people[0], "population_2025": people[1]}
    assert of(town, tmp_path) == {"people_jump": ("Phường Tây (2024 → 2025: 10000 → 20000)",)}


def test_people_of_two_wards_are_held_against_the_country(tmp_path: Path) -> None:
    town = Locality()
    for row, people in zip(town.wards, [280, 28_000], strict=True):  # 2.2 × 2.2 km each
        row["population_2025"] = people
    (place,) = of(town, tmp_path)["people_few"]
    assert place.startswith("Phường Tây (280 / 4.")
    for row in town.wards:
        row["population_2025"] = 28_000
    assert "people_few" not in of(town, tmp_path)


def test_a_column_of_rooms_that_may_be_all_rooms_is_named(tmp_path: Path) -> None:
    town = Locality(without={"school_levels"})
    place = town.write(tmp_path)
    rows = [{"Số phòng" if k == "rooms" else k: v for k, v in row.items()}
            for row in town.school_levels]  # fmt: skip
    write_csv(place / "school_levels.csv", rows)
    reading = examine(place)
    assert findings.of_tables(reading.tables) == [
        Oddity(code="all_rooms", places=("school_levels.csv: Số phòng",))
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_finding_is_said_with_its_count_and_places(lang: str) -> None:
    found = Health(kinds={}, childless={}, findings=(Oddity(code="vast", places=("X", "Y")),))
    (line,) = health_sentences.sentences(found, lang=lang)
    assert line.startswith("2 ")
    assert line.endswith("X, Y.")
