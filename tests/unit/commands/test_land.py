"""The command that prints the land fund."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from land_towns import assessed, fund

from spatial import Options, assess, land_fund, read_network
from spatial.cli import truonglop
from spatial.commands import land
from spatial.export import land_fund as files


def run(*words: str) -> Result:
    return CliRunner().invoke(truonglop, list(words), catch_exceptions=False)


def test_the_fund_of_the_district_is_printed_written_and_the_same_as_json(tmp_path: Path) -> None:
    done = run("land", "--out", str(tmp_path))
    assert done.exit_code == 0
    assert "8 khu, 9,1 ha" in done.output
    assert "QĐ 1255/QĐ-TTg" in done.output
    assert {one.name for one in tmp_path.iterdir()} == {
        "land_fund.xlsx", "land_fund.geojson", "land_fund.csv", "land_fund.dxf", "manifest.json",
    }  # fmt: skip
    layer = json.loads((tmp_path / "land_fund.geojson").read_text(encoding="utf-8"))
    printed = json.loads(run("land", "--json").stdout)
    assert [one["properties"] for one in layer["features"]] == printed
    assert printed[0]["area_m2"] == 15_000


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", "Trụ sở cũ, Phường 0.0: 10.000 m², trụ sở dôi dư → giáo dục; Tiểu học"),
        ("en", "Trụ sở cũ, Phường 0.0: 10,000 m², surplus office → education; Primary"),
    ],
)
def test_a_parcel_is_said_in_one_line(lang: str, expected: str) -> None:
    office, field = land_fund.register(assessed(fund()))
    assert land.line(office, lang=lang).startswith(expected)
    assert "chưa thu hồi" in land.line(field, lang="vi")


def test_the_workbook_edited_in_the_office_is_read_again(tmp_path: Path, root: Path) -> None:
    run("land", "--out", str(tmp_path / "out"))
    home = shutil.copytree(root / "data", tmp_path / "data")
    (home / "wards/parcels.geojson").unlink()
    book = openpyxl.load_workbook(tmp_path / "out/land_fund.xlsx")
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Hiện trạng") + 1, "Trụ sở dôi dư")
    sheet.cell(2, heads.index("Chức năng quy hoạch") + 1, "DGD")
    sheet.cell(2, heads.index("Rà soát") + 1, "không đưa vào")
    book.save(home / "quỹ đất.xlsx")
    read, known = read_network(home), read_network()
    assert read.parcels is not None
    assert known.parcels is not None
    first = read.parcels.loc["khu-1"]
    assert (first["current_use"], first["planned_use"]) == ("tru_so_doi_du", "giao_duc")
    assert land_fund.left_out(read) == {"khu-1"}
    assert land_fund.areas(read) == land_fund.areas(known)
    apart = read.parcels.geometry.symmetric_difference(known.parcels.geometry, align=True).area
    assert apart.max() < 1


def test_what_leaves_as_a_file_and_is_read_again_says_what_it_said(
    tmp_path: Path, root: Path
) -> None:
    """The second parcel is a point with an area, the third has no area on record."""
    home = shutil.copytree(root / "data", tmp_path / "data")
    layer = home / "wards/parcels.geojson"
    told = json.loads(layer.read_text(encoding="utf-8"))
    told["features"][1]["geometry"] = {"type": "Point", "coordinates": [106.65, 10.87]}
    told["features"][2]["properties"]["area_m2"] = None
    layer.write_text(json.dumps(told), encoding="utf-8")
    before = assess(read_network(home), Options(year=2030))
    parcels = land_fund.register(before)
    assert [one.parcel_id for one in parcels if one.is_square] == ["khu-2"]
    written = files.every(before, lang="vi")
    for name, place in (("land_fund.geojson", layer), ("land_fund.xlsx", home / "quỹ đất.xlsx")):
        layer.unlink(missing_ok=True)
        place.write_bytes(written[name])
        again = land_fund.register(assess(read_network(home), Options(year=2030)))
        assert files.table(again) == files.table(parcels)


def test_a_norm_is_printed_with_its_unit() -> None:
    said = run("--lang", "vi", "land").output
    assert "Đất tối thiểu cho một học sinh 6 m²/học sinh [" in said
    assert "Số lớp tối thiểu của một trường 10 lớp [" in said
