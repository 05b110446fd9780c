"""A ward without rooms is told as that in every file, and in no sum as nothing."""

from __future__ import annotations

import csv
import json
import math
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import untold_towns
from click.testing import CliRunner

from spatial import communes, intake, plan, scenario_figures, words
from spatial.assessment import Assessment
from spatial.cli import truonglop
from spatial.errors import UserError
from spatial.export.documents import DocumentSource, intake_doubts
from spatial.records import Level

TOLD, OTHERS = "26785", {"26782", "26791"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("untold")
    return untold_towns.folder(place, told=[(TOLD, "tieu_hoc"), (TOLD, "thcs")])


@pytest.fixture(scope="module")
def assessment(folder: Path) -> Assessment:
    return plan.assess(intake.read_network(folder))


@pytest.fixture(scope="module")
def out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("out") / "out"
    result = CliRunner().invoke(truonglop, ["assess", str(folder), "--out", str(place)])
    assert result.exit_code == 0, result.output
    assert "chỉ là của 1/3 xã, phường đã có số phòng" in result.output
    assert "Chưa có số phòng của xã, phường nào" in result.output
    return place


def test_the_locality_s_shortage_is_of_the_wards_whose_rooms_are_known(
    assessment: Assessment,
) -> None:
    own = assessment.wards.loc[(TOLD, "tieu_hoc")]
    level = assessment.levels.loc["tieu_hoc"]
    for name in ("rooms_have", "rooms_short_per_10k", "rooms_short_class", "land_short_m2"):
        assert level[name] == pytest.approx(own[name])
    needs = assessment.wards.xs("tieu_hoc", level="level")["rooms_need_per_10k"]
    assert level["rooms_need_per_10k"] == pytest.approx(needs.sum())
    assert assessment.levels.loc["thpt"].isna()["rooms_short_per_10k"]


def test_no_ward_is_counted_as_well_off_where_nobody_told_of_rooms(assessment: Assessment) -> None:
    """Of primary schools one ward is told, so its shortage counts; of upper secondary none is."""
    counted = {}
    for level in (Level.TIEU_HOC, Level.THPT):
        reading = scenario_figures.LevelReading.of(assessment, level)
        counted[level] = reading.figures(rooms="rooms_short_per_10k")["wards_short"].value
    # 9,034 children by 300 rooms for 10,000 need 271 rooms; its schools of twenty have fewer
    assert counted[Level.TIEU_HOC] == 1
    assert math.isnan(counted[Level.THPT])


def test_the_table_for_excel_leaves_blank_what_is_not_known(out: Path) -> None:
    rows = list(csv.DictReader((out / "deficit.csv").read_text("utf-8-sig").splitlines()))
    blank = ("rooms_have", "rooms_short_per_10k", "rooms_net_per_10k", "land_short_m2", "seats")
    gaps = [row for row in rows if row["status"] == "untold"]
    assert len(gaps) == len(rows) - 2
    for row in gaps:
        assert {row[name] for name in blank} == {""}
        assert row["status_name"] == "chưa có số phòng"
        assert int(row["rooms_need_per_10k"]) > 0
    assert {row["ward_id"] for row in rows if row not in gaps} == {TOLD}


def test_the_layers_carry_null_and_the_reason(out: Path) -> None:
    layer = json.loads((out / "deficit_tieu_hoc.geojson").read_text("utf-8"))
    gaps = [each["properties"] for each in layer["features"]]
    gaps = [each for each in gaps if each["status"] == "untold"]
    assert {each["ward_id"] for each in gaps} == OTHERS
    assert {each["rooms_short_per_10k"] for each in gaps} == {None}
    assert all("chưa có số phòng" in each["reasons"] for each in gaps)


def test_the_summary_names_the_wards_and_says_what_its_sums_are_of(out: Path) -> None:
    tree = json.loads((out / "summary.json").read_text("utf-8"))
    assert set(tree["rooms_untold"]["tieu_hoc"]) == OTHERS
    assert set(tree["rooms_untold"]["thpt"]) == {TOLD, *OTHERS}
    assert "chỉ là của 1/3" in tree["rooms_untold_note"]["tieu_hoc"]
    assert tree["levels"]["thpt"]["rooms_have"] is None
    assert tree["levels"]["thpt"]["rooms_short_per_10k"] is None
    assert tree["levels"]["tieu_hoc"]["rooms_have"] == 40


def test_a_forecast_gives_no_chance_where_rooms_are_not_known(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    line = ["project", str(folder), "--year", "2027", "--to", "2027", "--paths", "5", "--out"]
    result = CliRunner().invoke(truonglop, [*line, str(out)])
    assert result.exit_code == 0, result.output
    text = (out / "projection_chance.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    told = [row for row in rows if row["chance_short"]]
    # forty rooms where more than two hundred are needed: short in every future
    places = {(TOLD, "tieu_hoc"): "1.0000", (TOLD, "thcs"): "1.0000"}
    assert {(row["ward_id"], row["level"]): row["chance_short"] for row in told} == places
    for row in rows:
        if row not in told:
            assert "chưa có số phòng nên chưa biết thiếu hay đủ" in row["why"]
            assert "%" not in row["why"]
    layer = json.loads((out / "projection.geojson").read_text("utf-8"))
    gaps = [each["properties"]["chance_short"] for each in layer["features"]]
    assert (gaps.count(None), gaps.count(1.0)) == (len(rows) - 2, 2)
    tables = [table.read_text("utf-8-sig") for table in out.glob("*.csv")]
    assert not any(",nan," in table for table in tables)


WAYS = ("catchment", "access", "zones")


@pytest.mark.parametrize("command", WAYS)
def test_who_goes_where_is_of_the_wards_told_and_its_files_say_so(
    command: str, folder: Path, assessment: Assessment, tmp_path: Path
) -> None:
    rest = [str(folder), "--level", "tieu_hoc", "--out", str(tmp_path / "out")]
    rest += ["--time", "1"] if command == "zones" else []
    result = CliRunner().invoke(truonglop, [command, *rest])
    assert result.exit_code == 0, result.output
    assert "Chỉ tính 1/3 xã, phường đã có số phòng" in result.output
    own = assessment.wards.loc[(TOLD, "tieu_hoc"), "pupils"]
    kept = {"catchment": "stress", "access": "access_wards", "zones": "stress"}[command]
    text = (tmp_path / "out" / f"{kept}.csv").read_text("utf-8-sig")
    rows = {row["ward_id"]: row for row in csv.DictReader(text.splitlines())}
    assert int(rows[TOLD]["pupils"]) == pytest.approx(own, abs=1)
    assert {rows[ward]["pupils"] for ward in OTHERS} == {""}
    assert {rows[ward]["figures"] for ward in OTHERS} == {"chưa có số phòng"}


@pytest.mark.parametrize("command", WAYS)
def test_a_level_nobody_told_is_refused_in_a_sentence_and_nothing_is_written(
    command: str, folder: Path, tmp_path: Path
) -> None:
    rest = [str(folder), "--level", "thpt", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(truonglop, [command, *rest])
    assert isinstance(result.exception, UserError)
    assert result.exception.faults[0].code == "no_rooms_told"
    assert "vượt sức chứa theo định mức" not in result.output
    assert not (tmp_path / "out").exists()


def test_a_recommendation_speaks_of_the_wards_told_and_says_so(
    folder: Path, assessment: Assessment, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    line = "--level tieu_hoc --years 2025 --grid 1500 --budget 50 --time-limit 3 --out"
    result = CliRunner().invoke(truonglop, ["recommend", str(folder), *line.split(), str(out)])
    assert result.exit_code == 0, result.output
    assert "1/3 xã, phường đã có số phòng" in result.output
    tree = json.loads((out / "siting.json").read_text("utf-8"))
    assert any("1/3 xã, phường đã có số phòng" in each for each in tree["sentences"])
    assert tree["standing_unseated"] <= assessment.wards.loc[(TOLD, "tieu_hoc"), "pupils"]


COMMANDS = (
    "map --out map",
    "project --year 2030 --out project",
    "targets",
    "access --out access",
    "bridges --level tieu_hoc",
    "zones --level tieu_hoc --time 1 --out zones",
)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_ends_with_an_answer_or_a_sentence(
    words: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *rest = words.split()
    result = CliRunner().invoke(truonglop, [command, str(folder), *rest])
    assert result.exit_code == 0, result.output
    assert "nan" not in result.output.lower().split()


def test_the_list_of_wards_without_public_primaries_judges_none_whose_rooms_are_not_known(
    folder: Path,
) -> None:
    result = CliRunner().invoke(truonglop, ["public-primary", str(folder), "--json"])
    assert result.exit_code == 0, result.output
    rows = {row["ward_id"]: row for row in json.loads(result.output)["wards"]}
    assert {ward for ward, row in rows.items() if row["test"] is None} == OTHERS
    assert all(rows[ward]["rooms_to_add"] is None for ward in OTHERS)
    assert rows[TOLD]["public_rooms"] == 40
    told = CliRunner().invoke(truonglop, ["public-primary", str(folder)])
    assert "Chưa có số phòng nên chưa xét được: 2 phường" in told.output


def test_no_bridge_leads_from_everybody_s_pupils_to_some_wards_seats(folder: Path) -> None:
    result = CliRunner().invoke(truonglop, ["bridges", str(folder), "--level", "tieu_hoc"])
    assert result.exit_code == 0, result.output
    assert "chỉ là của 1/3 xã, phường đã có số phòng" in result.output
    beyond = words.say("bridges.pupils_beyond_seats", lang="vi")
    assert beyond not in result.output


def test_nursery_rooms_nobody_told_are_no_shortage(folder: Path, tmp_path: Path) -> None:
    words = ["project", str(folder), "--year", "2030", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(truonglop, words)
    assert result.exit_code == 0, result.output
    line = next(each for each in result.output.splitlines() if each.startswith("Nhà trẻ"))
    assert "có 0" not in line
    assert "chưa có số" in line


def test_what_the_wards_tell_of_schools_to_come_adds_up_to_what_was_noted(
    folder: Path, tmp_path: Path
) -> None:
    """Three rows tell pupils and no rooms; of one school all rows are taken out."""
    place = shutil.copytree(folder, tmp_path / "gaps")
    book = openpyxl.load_workbook(place / communes.BOOK)
    levels = book["school_levels"]
    head = [cell.value for cell in levels[1]]
    at_school, rooms, pupils = (head.index(name) + 1 for name in ("school_id", "rooms", "pupils"))
    bare = [row for row in range(2, levels.max_row + 1) if levels.cell(row, rooms).value is None]
    lost = levels.cell(bare[0], at_school).value
    bare = [row for row in bare if levels.cell(row, at_school).value != lost]
    for row in (bare[0], bare[len(bare) // 2], bare[-1]):
        levels.cell(row, pupils).value = 300
    for row in range(levels.max_row, 1, -1):
        if levels.cell(row, at_school).value == lost:
            levels.delete_rows(row)
    book.save(place / communes.BOOK)
    found = plan.assess(intake.read_network(place))
    noted = {fault.code: fault.blanks.get("count") for fault in found.network.warnings}
    assert (noted["waits_for_rooms"], noted["no_levels"]) == (3, 1)
    codes = ("rooms_untold", "no_levels", "waits_for_rooms")
    counted = Counter[str]()
    for ward_id in (TOLD, *OTHERS):
        paper = DocumentSource(assessment=found, on=date(2026, 11, 28), ward_id=ward_id)
        for code in codes:
            office = words.texts("vi")[f"fault.{code}.office"]
            told = re.compile(r"(\d+)" + re.escape(office.split("{count}")[1].split("(")[0]))
            hits = [told.match(line) for line in intake_doubts.sentences(paper)]
            counted[code] += sum(int(hit.group(1)) for hit in hits if hit)
    assert dict(counted) == {code: noted[code] for code in codes}
