"""Rooms without land, as a planner first fills the template in: rooms count, land is not known."""

from __future__ import annotations

import csv
import json
import math
import shutil
from pathlib import Path

import pytest
import untold_towns
from click.testing import CliRunner

from spatial import caveats, explain, intake, plan
from spatial.assessment import Assessment
from spatial.cli import truonglop
from spatial.records import Level

BOTH, ROOMS, NONE = "26785", "26791", "26782"
AT = "tieu_hoc"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of three wards one tells rooms and land of its primary schools, one rooms alone, one none."""
    told = [(BOTH, AT), (ROOMS, AT)]
    place = tmp_path_factory.mktemp("untold")
    return untold_towns.folder(place, told=told, landless=[(ROOMS, AT)])


@pytest.fixture(scope="module")
def assessment(folder: Path) -> Assessment:
    return plan.assess(intake.read_network(folder))


def test_blank_land_beside_rooms_is_a_note_with_its_count_and_no_row_is_refused(
    folder: Path,
) -> None:
    reading = intake.examine(folder)
    assert reading.network is not None
    blank = reading.network.school_levels["land_m2"].isna()
    assert "blank" not in {fault.code for fault in reading.faults}
    (note,) = (fault for fault in reading.faults if fault.code == "land_untold")
    assert note.blanks["count"] == blank.sum() > 0
    assert "không tính là 0" in note.say(lang="vi")
    assert "does not count as 0" in note.say(lang="en")


def test_blank_land_is_untold_in_a_locality_whose_rooms_are_known_too(tmp_path: Path) -> None:
    place = shutil.copytree(intake.embedded(), tmp_path / "q12")
    (table,) = place.rglob("school_levels.csv")
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    blank = next(row for row in rows if row["level"] == AT)
    blank["land_m2"] = ""
    with table.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]))
        written.writeheader()
        written.writerows(rows)
    town = intake.read_network(place)
    assert town.locality.rooms_known
    assert len(town.school_levels) == len(rows)
    found = plan.assess(town).wards.xs(AT, level="level")
    before = plan.assess(intake.read_network()).wards.xs(AT, level="level")
    untold = found["land_have_m2"].isna()
    assert untold.sum() == 1
    assert not before["land_have_m2"].isna().any()
    assert found["rooms_have"].equals(before["rooms_have"])


def test_rooms_alone_give_the_shortage_of_rooms_and_leave_land_open(
    assessment: Assessment,
) -> None:
    row = assessment.wards.loc[(ROOMS, AT)]
    assert row["rooms_have"] == 20 * row["schools"]
    need = row["rooms_need_per_10k"]
    assert row["rooms_short_per_10k"] == pytest.approx(max(need - row["rooms_have"], 0))
    assert row["seats"] == 35 * row["rooms_have"]
    for name in ("land_have_m2", "land_from_floor_m2", "land_short_m2", "land_surplus_m2"):
        assert math.isnan(row[name])
    assert row["land_need_m2"] > 0


def test_the_locality_s_land_is_of_the_wards_that_tell_it_and_its_rooms_of_more(
    assessment: Assessment,
) -> None:
    level, own = assessment.levels.loc[AT], assessment.wards.xs(AT, level="level")
    assert level["rooms_have"] == own.loc[[BOTH, ROOMS], "rooms_have"].sum()
    assert level["land_have_m2"] == own.loc[BOTH, "land_have_m2"]
    assert level["land_short_m2"] == pytest.approx(own.loc[BOTH, "land_short_m2"])
    assert level["land_short_wards_m2"] == pytest.approx(own.loc[BOTH, "land_short_m2"])
    assert level["land_need_m2"] == pytest.approx(own["land_need_m2"].sum())


def test_the_ward_says_how_many_of_its_schools_tell_their_land(assessment: Assessment) -> None:
    schools = int(assessment.wards.loc[(ROOMS, AT), "schools"])
    vi, en = (
        explain.SEPARATOR.join(
            explain.sentences(assessment, ROOMS, Level.TIEU_HOC, lang=lang, way="land")
        )
        for lang in ("vi", "en")
    )
    assert f"chưa có diện tích đất của trường (0/{schools} trường đã có)." in vi
    assert f"the schools' land is not known yet (0 of {schools} schools tell theirs)." in en


def test_files_leave_land_blank_and_say_what_their_sums_are_of(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(truonglop, ["assess", str(folder), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "chỉ là của 2/3 xã, phường đã có số phòng" in result.output
    assert "chỉ là của 1/3 xã, phường đã có diện tích đất của mọi trường" in result.output
    rows = list(csv.DictReader((out / "deficit.csv").read_text("utf-8-sig").splitlines()))
    (row,) = (row for row in rows if (row["ward_id"], row["level"]) == (ROOMS, AT))
    assert row["rooms_have"]
    assert row["rooms_short_per_10k"]
    assert (row["land_have_m2"], row["land_short_m2"], row["land_surplus_m2"]) == ("", "", "")
    assert row["status_name"] != "chưa có số phòng"
    tree = json.loads((out / "summary.json").read_text("utf-8"))
    assert (set(tree["rooms_untold"][AT]), set(tree["land_untold"][AT])) == (
        {NONE},
        {ROOMS, NONE},
    )
    lands = [
        each["properties"]["land_m2"]
        for each in json.loads((out / "schools.geojson").read_text("utf-8"))["features"]
        if each["properties"]["ward_id"] == ROOMS
    ]
    assert lands
    assert set(lands) == {None}


def test_the_template_with_rooms_alone_gives_rooms_of_every_school(tmp_path: Path) -> None:
    every = [(BOTH, level.value) for level in Level]
    place = untold_towns.folder(tmp_path / "in", [BOTH], told=every, landless=every)
    reading = intake.examine(place)
    assert reading.network is not None
    codes = {fault.code for fault in reading.faults}
    assert {"land_untold", "rooms_complete"} <= codes  # blank land is taken there too
    assert not codes & {"blank", "rooms_untold", "schools_untold"}
    found = plan.assess(reading.network)
    row = found.wards.loc[(BOTH, AT)]
    assert row["rooms_short_per_10k"] == pytest.approx(
        max(row["rooms_need_per_10k"] - 20 * row["schools"], 0)
    )
    assert found.levels["land_have_m2"].isna().all()
    assert math.isnan(found.total["land_short_m2"])
    assert caveats.sums(found, Level.TIEU_HOC, lang="vi").startswith("Chưa có đủ diện tích đất")


COMMANDS = (
    "project --year 2030 --out project",
    "targets",
    "norm-checks --mergers --out checks",
    "report --out report.docx",
)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_ends_with_an_answer(
    words: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *rest = words.split()
    result = CliRunner().invoke(truonglop, [command, str(folder), *rest])
    assert result.exit_code == 0, result.output
    assert "nan" not in result.output.lower().split()
