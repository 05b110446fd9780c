"""Files crafted to do harm: each is stopped with its sentence, or read with nothing done."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import gallery
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from locality import Locality

from spatial import intake, words
from spatial.intake.door import archives, guard
from spatial.intake.examine import Reading, examine
from spatial.intake.forms import forms
from spatial.intake.osm import extract
from spatial.intake.reading import vectors
from spatial.intake.report import repaired_copy, report
from spatial.intake.text import csv_text

UNSEEN = "không ai được đọc"


def codes(reading: Reading) -> set[str]:
    return {fault.code for fault in reading.faults}


def stopped(folder: Path) -> set[str]:
    """Read a folder that must be refused, every fault in words and nothing secret in them."""
    reading = examine(folder)
    assert reading.network is None
    for lang in words.LANGUAGES:
        assert all(fault.say(lang=lang) for fault in reading.faults)
        assert not any(UNSEEN in fault.say(lang=lang) for fault in reading.faults)
    return codes(reading)


def without(folder: Path, *names: str) -> Path:
    return Locality(without=set(names)).write(folder)


# ------------------------------------------------------------------ archives
def packed(path: Path, members: dict[str, bytes], link: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            about = zipfile.ZipInfo(name)
            if name == link:
                about.external_attr = 0o120777 << 16
            archive.writestr(about, content)
    return path


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../wards.geojson", "zip_climbs"),
        ("..\\..\\wards.geojson", "zip_climbs"),
        ("/etc/wards.geojson", "zip_climbs"),
        ("C:/wards.geojson", "zip_climbs"),
        ("NUL.geojson", "bad_name"),
        ("com1", "bad_name"),
        ("wards\u202enosjoeg.exe", "bad_name"),
        ("wards\x1b[31m.geojson", "bad_name"),
        ("wards.geojson. ", "bad_name"),
        ("a/aux/wards.geojson", "bad_name"),
    ],
)
def test_a_member_with_a_name_that_harms_is_refused(name: str, code: str, tmp_path: Path) -> None:
    folder = without(tmp_path, "wards")
    packed(folder / "wards.zip", {name: b"{}"})
    assert code in stopped(folder)
    (fault,) = (each for each in examine(folder).faults if each.code == code)
    said = fault.say(lang="en")
    assert "\u202e" not in said
    assert "\x1b" not in said


def test_a_member_that_is_a_link_is_refused(tmp_path: Path) -> None:
    folder = without(tmp_path, "wards")
    packed(folder / "wards.zip", {"wards.geojson": b"/etc/passwd"}, link="wards.geojson")
    assert "zip_climbs" in stopped(folder)


def test_archives_in_archives_are_not_unfolded_any_deeper(tmp_path: Path) -> None:
    folder = without(tmp_path, "wards")
    inner = packed(tmp_path / "x.tmp", {"wards.geojson": b"\0" * 1_000})
    for _ in range(4):
        content = inner.read_bytes()
        inner = packed(tmp_path / "x.tmp", {"inner.zip": content})
    (folder / "wards.zip").write_bytes(inner.read_bytes())
    assert "unreadable" in stopped(folder)


def test_an_archive_that_lies_about_its_size_unfolds_no_further_than_it_says(
    tmp_path: Path,
) -> None:
    path = packed(tmp_path / "x.zip", {"wards.geojson": b"\0" * 3_000_000})
    raw = bytearray(path.read_bytes())
    size = (3_000_000).to_bytes(4, "little")
    at = raw.rindex(size)
    raw[at : at + 4] = (1_000).to_bytes(4, "little")
    path.write_bytes(raw)
    home = tmp_path / "out"
    home.mkdir()
    with pytest.raises(guard.BROKEN):
        archives.unpack(path, home)
    assert sum(file.stat().st_size for file in home.rglob("*") if file.is_file()) <= 2_000_000


# ------------------------------------------------------------------ workbooks
def test_external_links_of_a_workbook_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(UNSEEN, encoding="utf-8")
    folder = without(tmp_path / "in", "school_levels")
    gallery.book(folder / "x.xlsx", ("S", [list(gallery.VN_HEAD), *map(list, gallery.ROWS)]))
    raw = (folder / "x.xlsx").read_bytes()
    (folder / "x.xlsx").unlink()
    link = '<externalLink><externalBook r:id="rId1"/></externalLink>'
    target = (tmp_path / "secret.txt").as_uri()
    relation = f'<Relationship Id="rId1" Target="{target}" TargetMode="External"/>'
    relation = f"<Relationships>{relation}</Relationships>"
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/externalLinks/externalLink1.xml"] = link.encode()
    members["xl/externalLinks/_rels/externalLink1.xml.rels"] = relation.encode()
    packed(folder / "school_levels.xlsx", members)
    reading = examine(folder)
    assert reading.network is not None
    assert reading.network.school_levels["rooms"].tolist() == [20, 24, 30]


def test_a_formula_is_read_as_the_value_it_had_and_never_run(tmp_path: Path) -> None:
    folder = without(tmp_path, "school_levels")
    rows = [list(gallery.VN_HEAD), *map(list, gallery.ROWS)]
    rows[1][2] = '=WEBSERVICE("http://192.0.2.1/")'
    gallery.book(folder / "school_levels.xlsx", ("S", rows))
    assert {"formula_unreckoned"} & stopped(folder)  # no value was ever computed, none is made up


def test_a_million_empty_formatted_rows_are_read_or_refused(tmp_path: Path) -> None:
    folder = without(tmp_path, "school_levels")
    gallery.book(folder / "x.xlsx", ("S", [list(gallery.VN_HEAD), *map(list, gallery.ROWS)]))
    raw = (folder / "x.xlsx").read_bytes()
    (folder / "x.xlsx").unlink()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].decode()
    empty = "".join(
        f'<row r="{at}" s="1" customFormat="1"><c r="A{at}" s="1"/></row>'
        for at in range(5, 1_048_577)
    )
    members["xl/worksheets/sheet1.xml"] = sheet.replace(
        "</sheetData>", f"{empty}</sheetData>"
    ).encode()
    packed(folder / "school_levels.xlsx", members)
    reading = examine(folder)
    if reading.network is None:
        assert codes(reading) & {"sheet_too_wide", "zip_bomb", "too_big"}
    else:
        assert reading.network.school_levels["rooms"].tolist() == [20, 24, 30]


# ------------------------------------------------------------------ databases and maps
def geopackage(folder: Path, *statements: str) -> Path:
    gallery.layer().to_file(folder / "wards.gpkg")
    base = sqlite3.connect(folder / "wards.gpkg")
    for one in statements:
        base.execute(one)
    base.commit()
    base.close()
    return folder


@pytest.mark.parametrize(
    "view",
    [
        "CREATE VIEW x AS SELECT load_extension('/tmp/x.so')",
        "CREATE VIEW x AS SELECT ogr_geocode('Quan 12') AS geom",
        "CREATE VIEW x AS SELECT gdal_get_pixel_value('/etc/passwd', 1, 'pixel', 0, 0)",
        "CREATE VIEW x AS SELECT readfile('/etc/passwd')",
        "CREATE TRIGGER y AFTER INSERT ON wards BEGIN SELECT load_extension('x'); END",
    ],
)
def test_a_geopackage_whose_views_reach_out_is_refused(view: str, tmp_path: Path) -> None:
    folder = geopackage(without(tmp_path, "wards"), view)
    # some of them the driver refuses itself, before it is asked for anything
    assert stopped(folder) & {"points_elsewhere", "unreadable"}


def test_a_geopackage_with_a_plain_trigger_is_read(tmp_path: Path) -> None:
    folder = geopackage(
        without(tmp_path, "wards"),
        "CREATE TRIGGER y AFTER INSERT ON wards BEGIN SELECT 1; END",
    )
    assert examine(folder).network is not None
    assert not codes(examine(folder)) & {"points_elsewhere", "unreadable"}


def test_a_geopackage_cannot_attach_another_database(tmp_path: Path) -> None:
    """SQLite lets no view name another database; a file forged to do so is refused all the same."""
    folder = geopackage(without(tmp_path, "wards"), "CREATE VIEW x AS SELECT ward FROM wards")
    raw = (folder / "wards.gpkg").read_bytes()
    forged = raw.replace(b"SELECT ward FROM wards", b"ATTACH '/etc/x' AS y   ")
    forged = forged if len(forged) == len(raw) else raw.replace(b"SELECT ward", b"ATTACH 'x' ")
    (folder / "wards.gpkg").write_bytes(forged)
    assert stopped(folder) & {"points_elsewhere", "unreadable"}


@pytest.mark.parametrize("suffix", [".dbf", ".prj", ".shx", ".DBF"])
def test_a_sidecar_that_is_a_link_is_not_followed(suffix: str, tmp_path: Path) -> None:
    folder = without(tmp_path / "in", "wards")
    gallery.layer().to_file(folder / "wards.shp")
    (tmp_path / "secret").write_text(UNSEEN, encoding="utf-8")
    (folder / f"wards{suffix}").unlink(missing_ok=True)
    (folder / f"wards{suffix}").symlink_to(tmp_path / "secret")
    assert "not_a_file" in stopped(folder)


def test_a_polygon_of_ten_million_vertices_is_refused_before_it_is_made(tmp_path: Path) -> None:
    folder = without(tmp_path, "wards")
    pair = b"[106.6,10.8],"
    with (folder / "wards.geojson").open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},')
        file.write(b'"geometry":{"type":"Polygon","coordinates":[[')
        for _ in range(100):
            file.write(pair * 100_000)
        file.write(b"[106.6,10.8]]]}}]}")
    assert "too_many_vertices" in stopped(folder)


@pytest.mark.parametrize(
    "column",
    [
        lambda: pa.nulls(30_000_000, pa.int8()),
        lambda: pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), ["x" * 20_000]),
        lambda: pa.array(["x" * 20_000]).take(pa.array([0] * 60_000)),
    ],
    ids=["rows without end", "one long text by its number", "one long text repeated"],
)
def test_a_parquet_that_unfolds_without_end_is_refused(
    column: Callable[[], pa.Array], tmp_path: Path
) -> None:
    pq.write_table(pa.table({"x": column()}), tmp_path / "wards.parquet")
    assert (tmp_path / "wards.parquet").stat().st_size < 2_000_000
    with pytest.raises(guard.Hostile):
        vectors.read(tmp_path / "wards.parquet")


def test_deep_nesting_ends_no_process(tmp_path: Path) -> None:
    folder = without(tmp_path, "wards")
    deep = '{"type":"FeatureCollection","features":' + "[" * 200_000
    (folder / "wards.geojson").write_text(deep, encoding="utf-8")
    assert "too_deep" in stopped(folder)


# ------------------------------------------------------------------ forms
ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", ["word/document.xml", "word/settings.xml", "[Content_Types].xml"])
def test_a_word_form_with_an_external_entity_is_refused(part: str, tmp_path: Path) -> None:
    body = "<w:document xmlns:w='x'><w:body>&x;</w:body></w:document>"
    packed(tmp_path / "a.docx", {"word/document.xml": b"<a/>", part: (ENTITY + body).encode()})
    assert [fault.code for fault in forms.read(tmp_path).faults] == ["xml_entities"]


def test_a_page_with_a_script_gives_its_text_and_nothing_else(tmp_path: Path) -> None:
    page = (
        "<script src='http://192.0.2.1/x.js'></script><table><tr><td>Tên trường</td>"
        "<td><img src=x onerror=alert(1)>Trường A<script>alert(1)</script></td></tr>"
        "<tr><td>Tổng số phòng học</td><td>20</td></tr></table><iframe src='file:///etc/passwd'>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    row = forms.read(tmp_path).table.iloc[0]
    assert row["rooms"] == "20"
    assert "<" not in row["name"]
    assert row["name"].startswith("Trường A")


# ------------------------------------------------------------------ what we write
EVIL = ['=HYPERLINK("http://x")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\tx", "<img onerror=1>"]


def inert(content: bytes) -> bool:
    import csv  # noqa: PLC0415

    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return not any(cell.startswith(csv_text.FORMULA) for row in rows for cell in row)


def evil(folder: Path) -> Path:
    town = Locality()
    for school, name in zip(town.schools, EVIL, strict=False):
        school["name"] = name
    town.wards[0]["ward"] = EVIL[3]
    town.school_levels[0]["rooms"] = EVIL[0]
    return town.write(folder)


def test_names_that_are_formulas_sleep_in_every_table_intake_writes(tmp_path: Path) -> None:
    reading = examine(evil(tmp_path), set_aside=True)
    for name, content in repaired_copy.files(reading).items():
        assert not name.endswith(".csv") or inert(content), name
    book = openpyxl.load_workbook(io.BytesIO(report.as_workbook(reading, lang="vi")))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    json.dumps(report.as_json(reading, lang="vi"))


def test_names_fetched_from_a_map_sleep_too() -> None:
    found = extract.Extract(
        nodes={1: (106.6, 10.8)},
        edges=[],
        schools=[("n1", name, 106.6, 10.8, "school") for name in EVIL],
    )
    assert inert(found.files()["schools.csv"])


def test_a_name_put_to_sleep_wakes_up_as_it_was(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    rows = [["school_id", "name", "lon", "lat"]]
    rows += [
        [code, name, lon, 10.81]
        for code, name, lon in zip("abc", EVIL, (106.61, 106.63, 106.635), strict=False)
    ]
    (folder / "schools.csv").write_bytes(csv_text.as_csv(rows[0], rows[1:]))
    network, _ = intake.inspect(folder)
    assert network is not None
    assert network.schools["name"].tolist() == EVIL[:3]


@pytest.mark.parametrize("name", ["schools\u202evsc.csv", "schools\x1b[2J.csv"])
def test_a_file_whose_name_hides_something_is_named_without_it(name: str, tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    (folder / name).write_text("a,b\n1,2\n", encoding="utf-8")
    assert "bad_name" in stopped(folder)
    said = "".join(fault.say(lang="vi") for fault in examine(folder).faults)
    assert "\u202e" not in said
    assert "\x1b" not in said
