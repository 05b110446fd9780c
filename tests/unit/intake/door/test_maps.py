"""What a map file may hold: its own data in its own form."""

from __future__ import annotations

import dataclasses
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from spatial.intake.door import maps
from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import LIMITS

SMALL = dataclasses.replace(LIMITS, vertices=4, columns=3, tab_bytes=500, depth=5)


def written(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def code(look: object, path: Path) -> str | None:
    try:
        look(path, SMALL)  # type: ignore[operator]
    except Hostile as stop:
        return stop.code
    return None


@pytest.mark.parametrize(
    "words",
    [b"<OGRVRTDataSource>", b"< ogrVRTlayer", b"<SrcDataSource>", b"<srcSQL>", b"<VRTDataset>"],
)
@pytest.mark.parametrize("before", [0, 10, (1 << 20) - 5])
def test_a_virtual_layer_is_refused_wherever_it_stands(
    tmp_path: Path, words: bytes, before: int
) -> None:
    path = written(tmp_path, "a.geojson", b"x" * before + words)
    with pytest.raises(Hostile) as stop:
        maps.virtual(path)
    assert stop.value.code == "points_elsewhere"


def test_plain_words_are_no_virtual_layer(tmp_path: Path) -> None:
    maps.virtual(written(tmp_path, "a.geojson", b"OGRVRTDataSource <name> <source>"))


def test_a_file_begins_with_a_mark_of_its_form(tmp_path: Path) -> None:
    path = written(tmp_path, "a.parquet", b"PAR1....")
    assert maps.starts(path, b"X", b"PAR1") == b"PAR1...."
    with pytest.raises(Hostile) as stop:
        maps.starts(path, b"X")
    assert stop.value.blanks == {"suffix": ".parquet"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<kml><Document/></kml>", None),
        ('<?xml version="1.0"?><k:kml xmlns:k="x"><k:Placemark/></k:kml>', None),
        ("<gpx/>", "not_what_it_says"),
        ("no xml", "not_what_it_says"),
        ("<!DOCTYPE kml><kml/>", "xml_entities"),
        ("<kml><NetworkLink/></kml>", "points_elsewhere"),
        ("<kml>" + "<a>" * 5, "too_deep"),
        ("<kml><coordinates>" + "1,2,3 " * 7 + "</coordinates></kml>", "too_many_vertices"),
    ],
)
def test_kml_has_no_entities_no_links_and_bounded_vertices(
    tmp_path: Path, text: str, expected: str | None
) -> None:
    assert code(maps.kml, written(tmp_path, "a.kml", text.encode())) == expected


def package(tmp_path: Path, *sql: str, mark: bytes = b"GPKG") -> Path:
    path = tmp_path / "a.gpkg"
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE t (fid INTEGER PRIMARY KEY, name TEXT)")
        for one in sql:
            base.execute(one)
        base.commit()
    content = bytearray(path.read_bytes())
    content[68:72] = mark
    path.write_bytes(bytes(content))
    return path


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("CREATE VIEW v AS SELECT * FROM t", None),
        ("CREATE VIEW v AS SELECT * FROM t JOIN t AS u ON u.fid = t.fid", None),
        ("CREATE VIEW v AS SELECT * FROM t, t AS u", "endless_view"),
        ("CREATE VIEW v AS SELECT * FROM (SELECT * FROM t)", None),  # no longer than the table
        ("CREATE VIEW v AS SELECT (SELECT 1 FROM t WHERE 1) FROM t", "endless_view"),
        ("CREATE VIEW v AS SELECT 1 FROM t UNION SELECT 2 FROM t", "endless_view"),
        ("CREATE VIEW v AS SELECT printf('%9999999s', name) AS n FROM t", "endless_view"),
        ("CREATE VIEW v AS SELECT zeroblob(999999999) AS n FROM t", "endless_view"),
        ("CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END", None),
        (
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET name = randomblob(9); END",
            "endless_view",
        ),
        ("CREATE VIRTUAL TABLE r USING rtree(id, a, b)", None),
    ],
)
def test_a_geopackage_selects_and_computes_nothing(
    tmp_path: Path, sql: str, expected: str | None
) -> None:
    assert code(maps.gpkg, package(tmp_path, sql)) == expected


def test_a_database_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    assert code(maps.gpkg, package(tmp_path, mark=b"XXXX")) == "not_what_it_says"
    assert code(maps.gpkg, written(tmp_path, "b.gpkg", b"nothing")) == "not_what_it_says"


def test_a_table_of_another_module_is_refused_even_in_a_page_let_go(tmp_path: Path) -> None:
    path = package(tmp_path)
    with path.open("ab") as file:
        file.write(b"\x00" * 100 + b"CREATE VIRTUAL TABLE x USING VirtualOGR('/etc/passwd')")
    assert code(maps.gpkg, path) == "points_elsewhere"


TAB = b'!table\n!version 300\nDefinition Table\n Type NATIVE Charset "Neutral"\n'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TAB, None),
        (TAB.replace(b"NATIVE", b"LINKED"), "points_elsewhere"),
        (TAB + b'File "c:\\x"', "points_elsewhere"),
        (TAB + b'File "/etc/x"', "points_elsewhere"),
        (TAB + b'begin_metadata\n"\\IsSeamless" = "FALSE"\nend_metadata\n', None),
        (TAB + b'begin_metadata\n"\\IsSeamless" = "TRUE"\nend_metadata\n', "points_elsewhere"),
        (b"table", "not_what_it_says"),
        (TAB + b" " * 500, "not_what_it_says"),
    ],
)
def test_a_mapinfo_table_is_native_and_names_no_other_file(
    tmp_path: Path, content: bytes, expected: str | None
) -> None:
    assert code(maps.tab, written(tmp_path, "a.tab", content)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'Version 300\nCharset "x"\nColumns 1\n  name Char(9)\nData\n', None),
        (b"Version 300\nColumns 2\n a Char\n Data Char\nData\n", None),  # a column may be so called
        (b"Version 300\nColumns 4\n", "sheet_too_wide"),
        (b"Version x\nData\n", "not_what_it_says"),
        (b"Version 300\nOpen file\nData\n", "not_what_it_says"),
        (b"Version 300\nColumns 1\n a Char\n", "not_what_it_says"),
        (b"x", "not_what_it_says"),
    ],
)
def test_mapinfos_exchange_form_has_its_words_and_then_data(
    tmp_path: Path, content: bytes, expected: str | None
) -> None:
    assert code(maps.mif, written(tmp_path, "a.mif", content)) == expected


def flat(size: int, root: int, body: int) -> bytes:
    return b"fgb\x03fgb\x00" + struct.pack("<II", size, root) + b"\x00" * body


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (flat(16, 8, 12), None),
        (flat(16, 8, 11), "not_what_it_says"),  # the header would end beyond the file
        (flat(16, 13, 12), "not_what_it_says"),
        (flat(16, 3, 12), "not_what_it_says"),
        (flat(2**31, 8, 12), "not_what_it_says"),
        (b"fgb\x03fgb", "not_what_it_says"),
        (b"PK", "not_what_it_says"),
    ],
)
def test_the_header_of_a_flatgeobuf_lies_within_the_file(
    tmp_path: Path, content: bytes, expected: str | None
) -> None:
    assert code(maps.fgb, written(tmp_path, "a.fgb", content)) == expected


def test_a_shapefile_is_bounded_by_its_size(tmp_path: Path) -> None:
    mark = b"\x00\x00\x27\x0a"
    most = 16 * SMALL.vertices + 65_536
    assert code(maps.shp, written(tmp_path, "a.shp", mark + b"0" * (most - 4))) is None
    assert code(maps.shp, written(tmp_path, "a.shp", mark + b"0" * most)) == "too_many_vertices"
    assert code(maps.shp, written(tmp_path, "a.shp", b"0" * 100)) == "not_what_it_says"
