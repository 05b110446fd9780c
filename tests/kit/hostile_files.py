"""Hostile files, each written by a small function; `hostile_folder` lists what must come of each."""

# ruff: noqa: E501 - a file written on one line is easier to read than one broken over six

from __future__ import annotations

import io
import sqlite3
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import geopandas as gpd
from locality import Locality, collection

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
XML = b'<?xml version="1.0" encoding="UTF-8"?>'


# ------------------------------------------------------------------ virtual layers
def vrt(source: str = "/etc/passwd", *, inside: str = "") -> bytes:
    """Write a virtual layer that reads a file of the server."""
    return (
        f'<OGRVRTDataSource>{inside}<OGRVRTLayer name="wards"><SrcDataSource>{source}'
        "</SrcDataSource><SrcLayer>x</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"
    ).encode()


def vrt_geojson(source: str = "/etc/passwd") -> bytes:
    """Write a virtual layer behind the brace of a JSON object."""
    return b'{"type": "FeatureCollection", "features": [], "x": "' + vrt(source) + b'"}'


def vrt_tab(source: str = "/etc/passwd") -> bytes:
    """Write a table definition with a virtual layer behind the first 64 kB."""
    head = (
        b'!table\n!version 300\n\nDefinition Table\n  Type NATIVE Charset "Neutral"\n  Fields 0\n'
    )
    return head + b" " * 70_000 + vrt(source)


POLYGLOTS: dict[str, Callable[[], bytes]] = {
    ".kml": partial(vrt, inside="<!-- <kml -->"),
    ".mif": lambda: b"Version 300\n" + vrt(),
    ".fgb": lambda: b"fgb\x03fgb\x00" + vrt(),
    ".tab": vrt_tab,
    ".geojson": vrt_geojson,
    ".json": vrt_geojson,
    ".gpkg": lambda: b"SQLite format 3\x00" + b"\x00" * 52 + b"GPKG" + b"\x00" * 28 + vrt(),
    ".shp": lambda: b"\x00\x00\x27\x0a" + vrt(),
    ".parquet": lambda: b"PAR1" + vrt() + b"PAR1",
}


def packed(members: dict[str, bytes], *, stored: Iterable[str] = ()) -> bytes:
    """Pack members into a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compress_type=how)
    return out.getvalue()


# ------------------------------------------------------------------ other maps
def tab_seamless() -> bytes:
    """Write a seamless table, which names other tables."""
    return (
        b'!table\n!version 450\n!charset Neutral\n\nDefinition Table\n  Type NATIVE Charset "Neutral"\n'
        b"  Fields 2\n    Seamless Char (254) ;\n    Table Char (254) ;\nbegin_metadata\n"
        b'"\\IsSeamless" = "TRUE"\nend_metadata\n'
    )


def tab_linked() -> bytes:
    """Write a table that lies in another file."""
    return b"!table\n!version 300\n\nDefinition Table\n  Type LINKED\n  Table /etc/passwd\n"


def mif_nonearth() -> bytes:
    """Write a layer without a place on the earth."""
    return (
        b'Version 300\nCharset "Neutral"\nDelimiter ","\nCoordSys NonEarth Units "m" Bounds (0, 0) (1, 1)\n'
        b"Columns 1\n  ward Char(20)\nData\n\nPoint 0.5 0.5\n"
    )


def fgb_broken() -> bytes:
    """Write a FlatGeobuf whose header is said to be longer than the file."""
    return b"fgb\x03fgb\x00" + struct.pack("<I", 0x7FFFFFFF) + b"\x00" * 64


def fgb_empty_header() -> bytes:
    """Write a FlatGeobuf of nothing but its mark."""
    return b"fgb\x03fgb\x00" + struct.pack("<I", 0)


def geojson_deep(depth: int = 200_000) -> bytes:
    """Write brackets in brackets."""
    return b'{"type":"FeatureCollection","features":' + b"[" * depth + b"]" * depth + b"}"


def geojson_number(number: str) -> bytes:
    """Write a ward with a corner at a number that is none, or far beyond the earth."""
    ring = f"[[106.6,10.8],[{number},10.8],[106.7,10.9],[106.6,10.8]]"
    return (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ward_id":"1",'
        f'"ward":"A"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}]}}'
    ).encode()


def gpkg(*sql: str) -> bytes:
    """Write a GeoPackage, then say ``sql`` to it."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "x.gpkg"
        base = sqlite3.connect(path)
        base.executescript(
            "PRAGMA application_id=1196444487; PRAGMA user_version=10300;"
            "CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY,"
            " organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
            "CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT,"
            " description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL,"
            " srs_id INTEGER);"
            # without it GDAL would not take the file for a GeoPackage at all
            "CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT,"
            " geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);"
            "CREATE TABLE wards(fid INTEGER PRIMARY KEY, ward_id TEXT, ward TEXT);"
            "INSERT INTO gpkg_contents(table_name, data_type) VALUES ('wards', 'attributes');"
        )
        for each in sql:
            base.execute("PRAGMA writable_schema=ON")
            base.execute(each)
        base.commit()
        base.close()
        return path.read_bytes()


def gpkg_joined(path: Path, rows: int = 5_000) -> Path:
    """Write sound wards beside a view of 1.25e11 rows that no guard has a rule against."""
    wards = gpd.GeoDataFrame.from_features(collection(Locality().wards), crs=4326)
    wards.to_file(path, layer="wards")
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE n(x INTEGER)")
    base.executemany("INSERT INTO n VALUES (?)", ((at,) for at in range(rows)))
    base.execute("CREATE VIEW v AS SELECT count(*) AS ward_id FROM n a JOIN n b JOIN n c")
    base.execute(LISTED)
    base.commit()
    base.close()
    return path


RECURSIVE = (
    "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c)"
    " SELECT count(*) AS ward_id FROM c"
)
LISTED = "INSERT INTO gpkg_contents(table_name, data_type) VALUES ('v', 'attributes')"
WRITTEN_IN = (
    "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES"
    " ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING VirtualOGR(''/etc/passwd'')')"
)


# ------------------------------------------------------------------ workbooks
def xlsx(
    sheet: bytes,
    *,
    part: str = "xl/worksheets/sheet1.xml",
    strings: bytes = b"",
    types: bool = True,
) -> bytes:
    """Write a workbook round the XML of its sheet, at any place in the package."""
    about = f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    texts = (
        f'<Relationship Id="r2" Type="{REL}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        if strings
        else ""
    )
    return packed(
        {
            "[Content_Types].xml": XML
            + f'<Types xmlns="{PACKAGE}/content-types">{about if types else ""}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{REL}/worksheet" Target="/{part}"/>{texts}</Relationships>'.encode(),
            part: sheet,
            **({"xl/sharedStrings.xml": strings} if strings else {}),
        }
    )


def worksheet(data: str, *, after: str = "") -> bytes:
    """Write the XML of a sheet."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'.encode()


FAR = {
    "double quotes": '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
    "single quotes": "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1048576'><v>1</v></c></row>",
    "lower case": '<row r="1"><c r="A1"><v>1</v></c><c r="xfd1048576"><v>1</v></c></row>',
    "spaces": '<row r = "1"><c r="A1"><v>1</v></c><c  r = "XFD1048576" ><v>1</v></c></row>',
    "references": '<row r="1"><c r="A1"><v>1</v></c><c r="&#88;FD10&#52;8576"><v>1</v></c></row>',
    "beyond": '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZ4294967295"><v>1</v></c></row>',
}


def shared_string_bomb(length: int = 1_000_000, count: int = 3_000) -> bytes:
    """Write one long text, referred to by many cells."""
    rows = (f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, count))
    cells = "".join(rows)
    strings = f'<sst xmlns="{MAIN}"><si><t>{"a" * length}</t></si></sst>'.encode()
    return xlsx(worksheet(cells), strings=strings)


def merged(count: int = 200_000) -> bytes:
    """Write a sheet of many merged areas."""
    areas = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, count))
    return xlsx(
        worksheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>', after=f"<mergeCells>{areas}</mergeCells>"
        )
    )


def ods(data: str) -> bytes:
    """Write an OpenDocument workbook round its rows."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="S">{data}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed({"mimetype": kind, "content.xml": content.encode()}, stored=["mimetype"])


def ods_repeats(rows: int = 1_000_000, columns: int = 500) -> bytes:
    """Write one cell, repeated along and down."""
    return ods(
        f"<table:table-row table:number-rows-repeated='{rows}'><table:table-cell "
        f"table:number-columns-repeated = '{columns}' office:value-type='float' office:value='1'>"
        "<text:p>1</text:p></table:table-cell></table:table-row>"
    )


# ------------------------------------------------------------------ forms and text
def docx(body: str) -> bytes:
    """Write a Word document round its body."""
    return packed(
        {
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()
        }
    )


def docx_nested(depth: int = 3_000) -> bytes:
    """Write tables in tables: less than a kilobyte."""
    return docx("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth)


def html_labels(count: int = 50_000) -> bytes:
    """Write one label many times, without a value to any."""
    return b"<table><tr>" + b"<td>So phong hoc</td>" * count + b"</tr></table>"


def html_nested(depth: int = 100_000) -> bytes:
    """Write tables in tables."""
    return b"<table><tr><td>" * depth


def csv_columns(count: int = 1_000_000) -> bytes:
    """Write a header of many columns."""
    return b",".join(b"a" for _ in range(count)) + b"\n"


def csv_lines(count: int = 30_000_000) -> bytes:
    """Write many empty lines."""
    return b"school_id,level\n" + b"\n" * count


# ------------------------------------------------------------------ YAML
def yaml_aliases(levels: int = 26, width: int = 9) -> bytes:
    """Write lists of lists of one list, some hundred bytes that mean billions."""
    lines = ["a0: &a0 [x, x, x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines).encode()[:540].rpartition(b"\n")[0] + b"\n"


def yaml_merges(levels: int = 26) -> bytes:
    """Write mappings that merge one another twice at every step."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, levels)]
    return "\n".join(lines).encode() + b"\n"


def yaml_deep(depth: int = 20_000) -> bytes:
    """Write brackets in brackets."""
    return b"name: " + b"[" * depth + b"]" * depth + b"\n"


def yaml_tag() -> bytes:
    """Write a value that asks for code."""
    return b'name: !!python/object/apply:os.system ["true"]\n'


YAMLS: dict[str, Callable[[], bytes]] = {
    "aliases": yaml_aliases,
    "merges": yaml_merges,
    "deep": yaml_deep,
    "tag": yaml_tag,
    "long": lambda: b"name: [" + b"x," * 1_000_000 + b"x]\n",
}
