"""``progress``: a plan followed to a year, from a whole locality or one table alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import rows, run
from locality import Locality, write_csv

from spatial.cli import truonglop
from spatial.commands.progress import progress_command
from spatial.errors import InputFaults, UserError

ROW = {"indicator": "solid_rooms", "level": "mam_non", "year": 2025, "value": 150}


def test_a_plan_without_any_table_shows_its_own_figures() -> None:
    said = run("progress", "--locality", "quan11", "--year", "2021")
    assert said.startswith(
        "District 11, Hồ Chí Minh City, to 2021: 63 targets; reached 16, on course 28"
    )
    assert "source: the plan – Bảng" in said


def test_a_table_alone_is_followed_and_every_file_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_csv(tmp_path / "in" / "progress.csv", [ROW, ROW | {"level": "thpt"}])
    said = run("progress", str(tmp_path / "in"), "--locality", "duc_pho", "--year", "2026",
               "--out", str(tmp_path / "out"))  # fmt: skip
    assert "1 rows of the table of results fit no target of this plan" in said
    assert "ooms, upper secondary, 2025" in said
    files = sorted(file.name for file in (tmp_path / "out").iterdir())
    told = ["manifest.json", "target_progress.csv", "target_progress.json"]
    assert files == ["bao-cao-nam.docx", *told]
    (row,) = [row for row in rows(tmp_path / "out" / "target_progress.csv") if row["result"]]
    assert (row["indicator"], row["result"], row["result_year"]) == ("solid_rooms", "150", "2025")


def test_quan11_gets_its_own_table_too(tmp_path: Path) -> None:
    run("progress", "--locality", "quan11", "--year", "2021", "--out", str(tmp_path))
    (first, *_) = rows(tmp_path / "indicator_table.csv")
    assert (first["2019-2020"], first["2020-2021"]) == ("19 %", "20 %")


def test_json_is_for_programs() -> None:
    tree = json.loads(run("progress", "--locality", "hcmc", "--year", "2026", "--json"))
    assert tree["plan"] == "hcmc"


def test_a_fault_of_the_table_stops_with_its_row(tmp_path: Path) -> None:
    write_csv(tmp_path / "progress.csv", [ROW, ROW | {"indicator": "vui"}])
    done = CliRunner().invoke(progress_command, [str(tmp_path), "--locality", "duc_pho"], obj="vi")
    assert isinstance(done.exception, UserError)
    assert [(one.code, one.row) for one in done.exception.faults] == [("result_indicator", 3)]


def test_a_folder_of_nothing_says_what_it_takes(tmp_path: Path) -> None:
    done = CliRunner().invoke(progress_command, [str(tmp_path)], obj="vi")
    assert isinstance(done.exception, UserError | InputFaults)
    assert done.exception.faults


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_embedded_district_is_measured_too(lang: str) -> None:
    assert run("progress", "--year", "2026", lang=lang)


def test_a_year_that_has_not_come_is_refused_with_the_last_that_may_be_asked() -> None:
    with pytest.raises(UserError) as refused:
        CliRunner().invoke(
            truonglop, ["--today", "2026-11-28", "progress", "--year", "2028"],
            catch_exceptions=False,
        )  # fmt: skip
    assert "2027" in refused.value.say(lang="en")
    run("--today", "2026-11-28", "progress", "--locality", "duc_pho", "--year", "2027")


def test_what_is_only_proposed_is_no_result_as_in_the_report_of_the_year(tmp_path: Path) -> None:
    """A school of thirty rooms is proposed: the results are those of the locality as it stands."""
    folder = Locality().write(tmp_path / "town")
    proposals = tmp_path / "pa.csv"
    proposals.write_text(
        "proposal_id,name,level,rooms,land_m2,lon,lat\n"
        "dx-1,Trường thử,tieu_hoc,30,12000,106.6121,10.8092\n",
        encoding="utf-8",
    )
    asked = ("progress", str(folder), "--locality", "duc_pho", "--year", "2026")
    plain, planned = tmp_path / "plain", tmp_path / "planned"
    run(*asked, "--out", str(plain))
    run(*asked, "--proposals", str(proposals), "--out", str(planned))
    for name in ("target_progress.csv", "bao-cao-nam.docx"):
        assert (planned / name).read_bytes() == (plain / name).read_bytes(), name


@pytest.mark.parametrize("since", ["2030", "2010"])
def test_a_review_that_ends_before_it_begins_or_of_too_many_years_is_refused(since: str) -> None:
    """Fifteen years up to 2025 begin in 2011."""
    asked = ["--locality", "hcmc", "--year", "2025", "--since", since]
    done = CliRunner().invoke(progress_command, asked, obj="vi")
    assert isinstance(done.exception, UserError)
    (fault,) = done.exception.faults
    assert (fault.code, fault.value) == ("review_years", since)
    assert "--since từ 2011 đến 2025" in fault.say(lang="vi")


def test_a_result_with_a_comma_is_read_in_a_table_the_tool_began_with_points(
    tmp_path: Path,
) -> None:
    run("start", "--plan", "quan11", "--year", "2021", "--out", str(tmp_path / "p"))
    table = tmp_path / "p" / "progress.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    open_row = "enrolment_kindergarten,mau_giao,children,2021,,"
    assert sum(line.startswith(open_row) for line in lines) == 1
    typed = [line.replace(open_row, f'{open_row[:-1]}"76,5",') for line in lines]
    table.write_text("\n".join(typed), encoding="utf-8")
    said = run("progress", str(tmp_path / "p"), "--year", "2021", lang="vi")
    assert "75,7 % (2020) → 76,5 % (2021) → 78 % số trẻ" in said


def test_a_year_before_the_plan_is_refused_with_the_plan_s_years(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        progress_command,
        ["--locality", "duc_pho", "--year", "1950", "--out", str(tmp_path / "out")],
        obj="vi",
    )
    assert isinstance(done.exception, UserError)
    assert [fault.code for fault in done.exception.faults] == ["year_outside_plan"]
    assert not (tmp_path / "out").exists()
