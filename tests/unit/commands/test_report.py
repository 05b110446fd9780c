"""``report`` writes what was asked for, all or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import district
import pytest
from click.testing import CliRunner
from command_line import run
from locality import Locality
from papers import letters

from spatial import cli
from spatial.cli import truonglop
from spatial.export.documents import DocumentKind, frames
from spatial.export.products import DOCUMENTS

PROPOSALS = (
    "proposal_id,name,level,rooms,land_m2,lon,lat\n"
    "dx-1,Trường thử,tieu_hoc,30,12000,106.6421,10.8692\n"
)


def test_documents_of_a_scenario_tell_of_its_sites(tmp_path: Path) -> None:
    file, out = tmp_path / "pa-1.csv", tmp_path / "out"
    file.write_text(PROPOSALS, encoding="utf-8")
    kinds = ("--kind", "to-trinh", "--kind", "so-sanh", "--kind", "to-trinh")
    said = run("report", "--proposals", str(file), *kinds, "--out", str(out), lang="vi")
    assert {path.name for path in out.iterdir()} == {
        *("to-trinh.docx", "so-sanh.docx", "manifest.json"),
    }
    assert "Tờ trình đề xuất vị trí xây dựng trường" in said
    assert "Trường thử" in letters((out / "to-trinh.docx").read_bytes())
    assert "pa-1" in letters((out / "so-sanh.docx").read_bytes())


def test_the_forms_handed_out_can_be_edited_and_handed_back(tmp_path: Path) -> None:
    forms, out = tmp_path / "mau", tmp_path / "out"
    run("report", "--blank-forms", "--out", str(forms))
    assert {path.stem for path in forms.iterdir()} == set(DOCUMENTS)
    own = forms / "phu-luc.yaml"
    text = own.read_text(encoding="utf-8").replace("PHÒNG VĂN HÓA - XÃ HỘI", "TRUNG TÂM Y")
    own.write_text(text, encoding="utf-8")
    run("report", "--kind", "phu-luc", "--forms", str(forms), "--out", str(out))
    assert "TRUNG TÂM Y" in letters((out / "phu-luc.docx").read_bytes())


def test_a_bad_blank_in_a_form_ends_with_its_place_and_nothing_written(tmp_path: Path) -> None:
    forms, out = tmp_path / "mau", tmp_path / "out"
    forms.mkdir()
    (forms / "ra-soat.yaml").write_text('\ntrich_yeu: "{phuong}"\n', encoding="utf-8")
    asked = ["report", "--forms", str(forms), "--out", str(out)]
    done = CliRunner().invoke(truonglop, asked)
    assert "ra-soat.yaml" in str(done.exception)
    assert "row 2" in str(done.exception)
    assert not out.exists()


# What an office gets wrong in a form: what stands there, what it is made, the line it is told of.
BAD_FORMS = {
    "unknown placeholder": ('trich_yeu: "Về', 'trich_yeu: "{tinh} Về', 8, "{dia_ban}"),
    "unclosed brace": ('mo_dau: "Qua', 'mo_dau: "{nam Qua', 11, "dấu ngoặc nhọn phải đóng"),
    "wrong YAML": ('"TỜ TRÌNH"', '"TỜ TRÌNH', 8, "hoặc dòng ngay trên"),
    "missing key": ("ten_loai:", "# ten_loai:", 3, "thiếu mục: ten_loai"),
    "placeholder in a list": ('"Lưu: VT."', '"Lưu: {van_thu}."', 13, "Mục noi_nhan"),
}


@pytest.mark.parametrize("case", BAD_FORMS)
def test_a_bad_form_is_told_with_file_line_and_what_to_do(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual, bad, line, remedy = BAD_FORMS[case]
    text = frames.form_text(DocumentKind.SUBMISSION)
    assert text.count(usual) == 1
    (tmp_path / "to-trinh.yaml").write_text(text.replace(usual, bad), encoding="utf-8")
    asked = ["report", "--forms", str(tmp_path), "--out", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["truonglop", *asked])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert f"to-trinh.yaml, dòng {line}" in said
    assert remedy in said
    assert not (tmp_path / "out").exists()


def test_a_ward_of_the_district_is_named_by_its_name(tmp_path: Path) -> None:
    name = str(district.town().wards("wards_2025")["ward"].iloc[0])
    run("report", "--ward", name, "--out", str(tmp_path))
    assert name.upper() in letters((tmp_path / "ra-soat.docx").read_bytes())


def test_zones_of_a_level_and_a_recommended_network_are_found_when_asked_for(
    tmp_path: Path,
) -> None:
    asked = ("--kind", "tuyen-sinh", "--level", "thpt", "--time-limit", "600")
    run("report", *asked, "--out", str(tmp_path))
    assert "Phân tuyến tuyển sinh" in letters((tmp_path / "tuyen-sinh.docx").read_bytes())


def test_the_yearly_report_tells_of_the_year_asked(tmp_path: Path) -> None:
    run("report", "--kind", "bao-cao-nam", "--year", "2025", "--out", str(tmp_path), lang="vi")
    said = letters((tmp_path / "bao-cao-nam.docx").read_bytes())
    assert "năm 2025" in said
    assert "năm 2026" not in said.split("Số liệu còn thiếu")[0]


def test_a_list_of_investment_leaves_out_a_level_without_places_by_name(tmp_path: Path) -> None:
    """Two kindergartens without coordinates: the other levels are planned, other papers written."""
    town = Locality()
    town.school_levels[0] |= {"rooms": 2}  # of 8,000 m²: there is land to extend it
    for school in ("m1", "m2"):
        town.schools.append({"school_id": school, "name": school, "ward_id": "00001"})
        town.school_levels.append(
            {"school_id": school, "level": "mam_non", "rooms": 9, "land_m2": 900}
        )
    for row in town.schools:
        row.setdefault("ward_id", "")
    folder, out = town.write(tmp_path / "town"), tmp_path / "out"
    asked = ["--lang", "vi", "report", str(folder), "--kind", "ra-soat", "--kind", "dau-tu"]
    asked += ["--yearly", "50", "--years", "2025", "--time-limit", "4", "--out", str(out)]
    done = CliRunner().invoke(truonglop, asked)
    assert done.exit_code == 0, done.output
    assert (out / "ra-soat.docx").is_file()
    told = "Mầm non: không có trong đề xuất, vì chưa trường nào trong 2 trường có vị trí"
    assert told in done.stderr
    assert told in letters((out / "dau-tu.docx").read_bytes())
