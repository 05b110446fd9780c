"""What a planner asks for: schools merged, borders closed, forms read; none without a word."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from locality import SIDE, SOUTH, WEST, Locality, write_csv

from spatial import intake
from spatial.commands.check import check
from spatial.intake.answers.settings import Settings, read
from spatial.intake.examine import Reading, examine
from spatial.intake.report import repaired_copy, report

LAND = {"a": 8000, "a2": 500, "b": 9000, "c": 12000}


def twins(folder: Path, *, name: str, level: str = "tieu_hoc", lon: float = 106.6101) -> Path:
    """Write the locality with a fourth school beside the first."""
    town = Locality()
    town.schools[0]["name"] = "Trường Tiểu học Nguyễn Du"
    town.schools.append({"school_id": "a2", "name": name, "lon": lon, "lat": 10.81})
    row = {"school_id": "a2", "level": level, "rooms": 4, "land_m2": 500}
    town.school_levels = [each | {"pupils": 700} for each in town.school_levels]
    town.school_levels.append(row | {"pupils": 90})
    return town.write(folder)


def stocks(reading: Reading) -> dict[tuple[str, str], tuple[int, float, float]]:
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    rows = reading.network.school_levels.itertuples()
    return {
        (row.school_id, row.level): (int(row.rooms), float(row.land_m2), float(row.pupils))
        for row in rows
    }


def said(reading: Reading, code: str) -> list[str]:
    return [fault.say(lang="en") for fault in reading.faults if fault.code == code]


def test_nothing_is_merged_unasked_and_the_offer_names_both_codes(tmp_path: Path) -> None:
    reading = examine(twins(tmp_path, name="TH Nguyễn Du - Điểm lẻ 2"))
    assert ("a2", "tieu_hoc") in stocks(reading)
    assert [(each.drop, each.keep, each.reason) for each in reading.offers] == [("a2", "a", "site")]
    assert "(a2)" in said(reading, "maybe_twice")[0]


def test_a_site_brings_its_rooms_land_and_pupils_to_its_school(tmp_path: Path) -> None:
    folder = twins(tmp_path, name="TH Nguyễn Du - Điểm lẻ 2")
    reading = examine(folder, given=Settings(merges={"a2": "a"}))
    assert stocks(reading)[("a", "tieu_hoc")] == (24, 8500.0, 790.0)
    assert "rooms 20 + 4 = 24" in said(reading, "row_site")[0]
    assert reading.offers == ()
    assert reading.network is not None
    assert list(reading.network.schools.index) == ["a", "b", "c"]
    assert all(count.rows == count.kept + count.set_aside for count in reading.counts)


def test_a_site_of_another_level_keeps_its_row_under_its_school(tmp_path: Path) -> None:
    folder = twins(tmp_path, name="TH Nguyễn Du - Điểm lẻ 2", level="mam_non")
    found = stocks(examine(folder, given=Settings(merges={"*": ""})))
    assert found[("a", "tieu_hoc")] == (20, 8000.0, 700.0)
    assert found[("a", "mam_non")] == (4, 500.0, 90.0)


def test_a_school_listed_twice_counts_once_and_the_other_figures_are_said(tmp_path: Path) -> None:
    folder = twins(tmp_path, name="TH Nguyễn Du")
    reading = examine(folder, given=Settings(merges={"*": ""}))
    assert stocks(reading)[("a", "tieu_hoc")] == (20, 8000.0, 700.0)
    assert "rooms 20 ≠ 4" in said(reading, "row_same")[0]


def test_what_one_of_two_sites_does_not_know_stays_unknown(tmp_path: Path) -> None:
    folder = twins(tmp_path, name="TH Nguyễn Du - Điểm lẻ 2")
    text = (folder / "school_levels.csv").read_text(encoding="utf-8").replace(",90", ",")
    (folder / "school_levels.csv").write_text(text, encoding="utf-8")
    reading = examine(folder, given=Settings(merges={"*": ""}))
    rooms, _, pupils = stocks(reading)[("a", "tieu_hoc")]
    assert rooms == 24
    assert pupils != pupils  # noqa: PLR0124 - not a number: 700 + unknown is no figure
    assert "pupils 700 + ? = ?" in said(reading, "row_site")[0]


def test_a_pair_nobody_offered_is_refused(tmp_path: Path) -> None:
    reading = examine(Locality().write(tmp_path), given=Settings(merges={"b": "a"}))
    assert reading.network is None
    assert "b → a" in said(reading, "merge_not_offered")[0]


def test_requests_are_kept_in_the_folder_and_read_again(tmp_path: Path) -> None:
    told = Settings().asking(merges={"a2": "a"}, close_m=5.0, forms="bieu-mau")
    (tmp_path / "intake.yaml").write_text(told.text(), encoding="utf-8")
    assert read(tmp_path) == told


def dirty(folder: Path) -> Path:
    """Draw the eastern ward 0.0001° (some 11 m) into the western one."""
    town = Locality()
    west, east, north = WEST + SIDE - 0.0001, WEST + 2 * SIDE, SOUTH + SIDE
    ring = [[west, SOUTH], [east, SOUTH], [east, north], [west, north], [west, SOUTH]]
    town.wards[1]["geometry"] = {"type": "Polygon", "coordinates": [ring]}
    return town.write(folder)


def test_borders_stay_as_they_are_unless_asked(tmp_path: Path) -> None:
    reading = examine(dirty(tmp_path))
    assert said(reading, "borders_mended") == []
    assert [each for each in reading.repairs if each.rule == "borders_mended"] == []


def test_closed_borders_tell_every_square_metre(tmp_path: Path) -> None:
    folder = dirty(tmp_path)
    before = examine(folder)
    reading = examine(folder, given=Settings(close_m=5.0))
    assert before.network is not None
    assert reading.network is not None
    area = before.network.ward_sets["wards"].area
    closed = reading.network.ward_sets["wards"].area
    (repair,) = (each for each in reading.repairs if each.rule == "borders_mended")
    lost = area - closed
    told = {row: after for row, _, after in repair.cells()}
    # one ward lost the strip both claimed: some 10.9 m × 2,212 m
    (loser,) = lost.index[lost > 1.0]
    assert lost[loser] == pytest.approx(24_150, rel=0.01)
    assert f"−{lost[loser]:.0f}"[:4] in told[list(lost.index).index(loser) + 1]
    assert len(said(reading, "borders_mended")) == 1
    assert closed.sum() == pytest.approx(area.sum() - lost[loser], abs=1.0)


def test_a_clean_layer_is_left_alone(tmp_path: Path) -> None:
    reading = examine(Locality().write(tmp_path), given=Settings(close_m=5.0))
    assert said(reading, "borders_mended") == []


def test_a_ward_drawn_over_another_is_not_swallowed_in_silence(tmp_path: Path) -> None:
    town = Locality()
    town.wards[1]["geometry"] = town.wards[0]["geometry"]
    reading = examine(town.write(tmp_path), given=Settings(close_m=5.0))
    codes = {fault.code for fault in reading.faults}
    assert codes & {"border_swallows", "coverage_dirty"}


# ------------------------------------------------------------------ where a school says it is
def located(folder: Path, *, ward: str, lon: float) -> Reading:
    town = Locality()
    town.schools = [each | {"ward_id": ""} for each in town.schools]
    town.schools[0] |= {"ward_id": ward, "lon": lon}
    return examine(town.write(folder))


def test_a_school_that_lies_in_its_ward_has_no_fault(tmp_path: Path) -> None:
    reading = located(tmp_path, ward="00001", lon=106.61)
    assert said(reading, "ward_elsewhere") == said(reading, "ward_on_border") == []


def test_a_school_beyond_the_border_is_a_fault_with_both_wards_and_the_distance(
    tmp_path: Path,
) -> None:
    reading = located(tmp_path, ward="00001", lon=106.63)  # 0.01° east of the border
    assert reading.network is None
    (fault,) = said(reading, "ward_elsewhere")
    assert "Phường Tây (00001)" in fault
    assert "Phường Đông (00002)" in fault
    assert "1093 m" in fault  # 0.01° of longitude at 10.81° N, 1093.6 m, at the scale of TM-3


def test_a_school_at_the_border_is_a_note_and_counts_where_it_lies(tmp_path: Path) -> None:
    reading = located(tmp_path, ward="00001", lon=106.6203)  # 0.0003°: some 33 m
    assert reading.network is not None
    assert len(said(reading, "ward_on_border")) == 1
    assert reading.network.schools.loc["a", "wards"] == "00002"


def test_a_ward_no_layer_has_is_a_fault_of_the_school(tmp_path: Path) -> None:
    reading = located(tmp_path, ward="99999", lon=106.61)
    assert "99999" in said(reading, "unknown_reference")[0]


# ------------------------------------------------------------------ forms
def form(path: Path, rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)


def forms(folder: Path, name: str = "Biểu mẫu") -> Path:
    """Write the locality's schools as three forms instead of tables."""
    Locality(without={"schools", "school_levels"}).write(folder)
    home = folder / name
    home.mkdir()
    for code, level, rooms, lon in (
        ("A", "Tiểu học", 20, "106,61"),
        ("B", "THCS", 24, "106,63"),
    ):
        form(
            home / f"{code}.xlsx",
            [
                ["CÔNG KHAI CƠ SỞ VẬT CHẤT"],
                ["Tên trường", f"Trường {code}"],
                ["Cấp học", level],
                ["Phòng học văn hoá", "Số lượng", "Diện tích (m2)"],
                ["Trên cấp 4", rooms - 6, (rooms - 6) * 50],
                ["Cấp 4", 4, 180],
                ["Dưới cấp 4", 0, 0],
                ["Mượn", 2, 90],
                ["Tổng diện tích khuôn viên đất", "8.000 m2" if code == "A" else "9.000 m2"],
                ["Kinh độ", lon],
                ["Vĩ độ", "10,81"],
            ],
        )
    line = "<tr><td>{}</td><td>{}</td></tr>"
    said = [("Tên trường", "Trường THPT C"), ("Tổng số phòng học", "30 phòng")]
    said += [("Tổng diện tích đất", "12.000 m2"), ("Phường/xã", "Phường Đông")]
    page = "".join(line.format(*each) for each in said)
    (home / "C.html").write_text(f"<table>{page}</table>", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["Biểu mẫu", "bieu-mau", "Công khai"])
def test_a_folder_of_forms_becomes_the_schools(name: str, tmp_path: Path) -> None:
    reading = examine(forms(tmp_path, name))
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    town = reading.network
    rooms = town.school_levels.set_index("level")["rooms"].to_dict()
    assert rooms == {"tieu_hoc": 20, "thcs": 24, "thpt": 30}  # 14 + 4 + 0 + 2, 18 + 4 + 0 + 2
    assert town.school_levels["land_m2"].sum() == 29_000
    assert town.schools["name"].tolist() == ["Trường A", "Trường B", "Trường THPT C"]
    assert len(said(reading, "level_of_name")) == 1  # C did not state its level
    assert len(said(reading, "without_place")) == 1  # nor its coordinates


def test_every_figure_of_a_form_is_traced_to_its_cell_builds_and_areas_too(tmp_path: Path) -> None:
    reading = examine(forms(tmp_path))
    at = {(each.file, each.figure): (each.cell, each.value) for each in reading.traces}
    assert at[("A.xlsx", "rooms_above_grade4")] == ("B5", "14")
    assert at[("A.xlsx", "m2_above_grade4")] == ("C5", "700")
    assert at[("A.xlsx", "m2_grade4")] == ("C6", "180")
    assert at[("A.xlsx", "rooms_borrowed")] == ("B8", "2")
    assert at[("A.xlsx", "land_m2")] == ("B9", "8.000 m2")
    assert at[("C.html", "rooms")] == ("B2", "30 phòng")
    written = repaired_copy.files(reading)["traces.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert {"file": "A.xlsx", "sheet": "Sheet", "cell": "C6", "figure": "m2_grade4",
            "value": "180"} in rows  # fmt: skip
    assert len(report.as_json(reading, lang="en")["traces"]) == len(rows)  # type: ignore[arg-type]


def test_grades_across_the_page_are_read_like_grades_down_it(tmp_path: Path) -> None:
    home = tmp_path / "forms"
    home.mkdir()
    form(
        home / "a.xlsx",
        [
            ["Tên trường", "Trường Tiểu học A"],
            ["Trên cấp 4", None, "Cấp 4", None, "Dưới cấp 4", None, "Mượn", None],
            ["Số lượng", "Diện tích", "Số lượng", "Diện tích"] * 2,
            [12, 600, 3, 140, 1, 40, 2, 90],
        ],
    )
    from spatial.intake.forms import forms as reader  # noqa: PLC0415

    row = reader.read(home).table.iloc[0]
    assert [row[f"rooms_{one}"] for one in ("above_grade4", "grade4", "below_grade4")] == [
        "12", "3", "1",
    ]  # fmt: skip
    assert [row[f"m2_{one}"] for one in ("above_grade4", "grade4", "borrowed")] == [
        "600", "140", "90",
    ]  # fmt: skip
    assert row["rooms"] == "18"


def test_a_total_that_is_not_the_sum_of_its_builds_is_said(tmp_path: Path) -> None:
    folder = forms(tmp_path)
    form(
        folder / "Biểu mẫu" / "A.xlsx",
        [
            ["Tên trường", "Trường A"],
            ["Cấp học", "Tiểu học"],
            ["Tổng số phòng học", 20],
            ["Phòng học kiên cố", 15],
            ["Phòng học bán kiên cố", 3],
            ["Tổng diện tích đất", 8000],
            ["Kinh độ", "106.61"],
            ["Vĩ độ", "10.81"],
        ],
    )
    reading = examine(folder)
    assert "18" in said(reading, "form_sum")[0]
    assert reading.network is not None
    assert reading.network.school_levels["rooms"].sum() == 74  # the total written


def test_forms_beside_a_table_of_schools_give_the_stocks_alone(tmp_path: Path) -> None:
    folder = forms(tmp_path)
    town = Locality()
    town.schools[2]["name"] = "Trường THPT C"
    write_csv(folder / "schools.csv", town.schools)
    reading = examine(folder)
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    assert list(reading.network.schools.index) == ["a", "b", "c"]
    assert reading.network.school_levels["school_id"].tolist() == ["a", "b", "c"]


def test_a_form_that_cannot_be_read_is_a_fault_of_its_own_file(tmp_path: Path) -> None:
    folder = forms(tmp_path)
    (folder / "Biểu mẫu" / "D.docx").write_bytes(b"no archive")
    faults = [f for f in examine(folder).faults if f.file and f.file.endswith("D.docx")]
    assert [fault.file for fault in faults] == ["Biểu mẫu/D.docx"]


# ------------------------------------------------------------------ the command line
def run(*given: object) -> tuple[int, str]:
    done = CliRunner().invoke(check, [str(one) for one in given], obj="en")
    return done.exit_code, done.output


def test_the_command_merges_and_closes_and_writes_what_it_did(tmp_path: Path) -> None:
    folder = twins(tmp_path / "in", name="TH Nguyễn Du - Điểm lẻ 2")
    out = tmp_path / "out"
    code, _ = run(folder, "--fix", "--merge", "a2=a", "--close-borders", "5", "--out", out)
    assert code == 1
    network, _ = intake.inspect(out)
    assert network is not None
    assert network.school_levels["rooms"].sum() == 78  # 20 + 4 + 24 + 30: nothing lost
    aside = (out / "set_aside.csv").read_text(encoding="utf-8-sig")
    assert "merged_site" in aside


def test_the_command_offers_merges_in_json(tmp_path: Path) -> None:
    folder = twins(tmp_path, name="TH Nguyễn Du")
    _, output = run(folder, "--json")
    record = json.loads(output.splitlines()[-1])
    assert [(each["drop"], each["keep"]) for each in record["offers"]] == [("a2", "a")]


def test_the_command_reads_forms_of_any_folder_it_is_told(tmp_path: Path) -> None:
    folder = forms(tmp_path / "in", "thu-2025")
    assert run(folder)[0] == 2
    assert run(folder, "--forms", "thu-2025", "--fix", "--out", tmp_path / "out")[0] == 1
    assert (tmp_path / "out" / "traces.csv").is_file()
    assert intake.inspect(tmp_path / "out")[0] is not None
    assert run(folder, "--forms", "../elsewhere")[0] == 2


def test_a_zipped_locality_with_forms_is_the_same(tmp_path: Path) -> None:
    folder = forms(tmp_path / "in")
    with zipfile.ZipFile(tmp_path / "du-lieu.zip", "w") as packed:
        for path in sorted(folder.rglob("*")):
            packed.write(path, path.relative_to(folder))
    reading = examine(tmp_path / "du-lieu.zip")
    assert reading.network is not None
    assert reading.network.school_levels["rooms"].sum() == 74
