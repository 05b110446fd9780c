"""
Hostile names in every file that leaves the house: each is shown as a name and does nothing.

The same town is written with plain names and with hostile ones. What a reader would act on (an
element, an attribute, a formula, a link, an action, a line of a calendar) may differ in neither.
"""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pyarrow.parquet as pq
import pytest
from command_line import rows, writing_commands
from named_towns import NOT_TRIED, TURNED, Made, commands, made
from openxml_audit import OpenXmlValidator

from spatial.intake.text.csv_text import FORMULA

HOSTILE = (
    f'=HYPERLINK("http://evil.example","x")|cmd;+1 {TURNED}abc</text></p><script>alert(1)</script>'
    "<img src=x onerror=alert(2)> [% eval('1') %] {dia_ban} {{7*7}} #panic(\"x\") ' OR 1=1; --\r\n"
    "BEGIN:VEVENT\N{LINE SEPARATOR}]]>&amp; " + "ă" * 300
)
PLAIN = "Trường An Phú"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Write the town of plain names."""
    return made(tmp_path_factory.mktemp("plain"), PLAIN)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Write the town of hostile names."""
    return made(tmp_path_factory.mktemp("hostile"), HOSTILE)


def test_every_command_that_writes_files_is_tried_or_is_named_with_its_reason(
    tmp_path: Path,
) -> None:
    tried = {words[0] for words in commands(tmp_path, tmp_path, PLAIN).values()}
    assert writing_commands() == tried | NOT_TRIED.keys()
    assert not tried & NOT_TRIED.keys()


def test_the_files_are_of_every_format(plain: Made) -> None:
    endings = {name.rpartition(".")[2] for name in plain.files}
    office = {"docx", "xlsx", "pdf", "png", "html", "ics"}
    assert endings == office | {
        "gpkg",
        "qgz",
        "qgs",
        "parquet",
        "geojson",
        "csv",
        "json",
        "dxf",
        "txt",
        "yaml",
    }


def test_both_towns_give_the_same_files(plain: Made, hostile: Made) -> None:
    assert plain.files.keys() == hostile.files.keys()


def elements(content: bytes) -> set[tuple[str, ...]]:
    """List the elements of an XML text with the names of their attributes."""
    return {(one.tag, *sorted(one.attrib)) for one in ET.fromstring(content).iter()}  # noqa: S314 - ours


def parts(content: bytes) -> dict[str, bytes]:
    """Return the XML parts of an office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return {name: box.read(name) for name in box.namelist() if name.endswith((".xml", ".rels"))}


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_office_files_gain_no_element_no_link_and_nothing_to_repair(
    suffix: str, plain: Made, hostile: Made, tmp_path: Path
) -> None:
    for name, content in hostile.ending(suffix).items():
        theirs, usual = parts(content), parts(plain.files[name])
        assert theirs.keys() == usual.keys(), name
        for part, xml in theirs.items():
            new = {one for one in elements(xml) - elements(usual[part]) if "space" not in one[-1]}
            assert new == set(), (name, part)
            assert b'TargetMode="External"' not in xml
        file = tmp_path / name.replace("/", "-")
        file.write_bytes(content)
        told = OpenXmlValidator().validate(file)
        assert [one.description for one in told.errors] == [], name
        if suffix == ".docx":
            assert TURNED not in "".join(xml.decode() for xml in theirs.values()), name


def formulas(content: bytes) -> list[tuple[str, str, str]]:
    """List the formulas of a workbook with their places."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        (sheet.title, cell.coordinate, str(cell.value))
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_a_workbook_gains_no_formula(plain: Made, hostile: Made) -> None:
    for name, content in hostile.ending(".xlsx").items():
        assert formulas(content) == formulas(plain.files[name]), name
    assert formulas(hostile.files["report/bang-tinh.xlsx"])


def test_no_cell_of_a_table_begins_like_a_formula(hostile: Made, tmp_path: Path) -> None:
    seen = False
    for name, content in hostile.ending(".csv").items():
        (tmp_path / "a.csv").write_bytes(content)
        for row in rows(tmp_path / "a.csv"):
            for column, cell in row.items():
                seen = seen or "HYPERLINK" in cell
                assert not cell.startswith(FORMULA) or is_number(cell), (name, column)
    assert seen


def is_number(text: str) -> bool:
    """Tell a negative figure from a formula."""
    return re.fullmatch(r"-\d+(\.\d+)?(e-?\d+)?", text) is not None


def test_pages_hold_no_action_and_set_the_same_number_of_sheets(plain: Made, hostile: Made) -> None:
    for name, content in hostile.ending(".pdf").items():
        for sign in (b"/JavaScript", b"/JS ", b"/Launch", b"/URI", b"/EmbeddedFile", b"/AA "):
            assert sign not in content, (name, sign)
        pages = [len(re.findall(rb"/Type\s*/Page\b", one)) for one in (content, plain.files[name])]
        assert pages == [1, 1], name
    for name, content in hostile.ending(".png").items():
        assert content[16:24] == plain.files[name][16:24], name  # width and height
        assert b"tEXt" not in content


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.found.append((tag, *sorted(name for name, _ in attrs)))


def tags(content: bytes) -> list[tuple[str, ...]]:
    """List the tags a browser would see."""
    read = Tags()
    read.feed(content.decode())
    return read.found


def test_html_gains_no_tag(plain: Made, hostile: Made) -> None:
    for name, content in hostile.ending(".html").items():
        assert tags(content) == tags(plain.files[name]), name


# Where a name stands: of a school, and in layers joined of many places, one a level, of a ward.
SCHOOL = "SELECT name FROM schools LIMIT 1"
JOINED = {"batch/joined/deficits.gpkg": "SELECT ward FROM deficit_thcs LIMIT 1"}


def styles(content: bytes, place: Path) -> list[str]:
    """Return the styles a GeoPackage carries, QML and SLD."""
    place.write_bytes(content)
    with sqlite3.connect(place) as store:
        found = store.execute("SELECT styleQML, styleSLD FROM layer_styles ORDER BY 1").fetchall()
    return [text for pair in found for text in pair]


def test_styles_and_the_project_of_qgis_gain_no_element_and_no_expression(
    plain: Made, hostile: Made, tmp_path: Path
) -> None:
    for name, content in hostile.ending(".qgs").items():
        assert elements(content) == elements(plain.files[name]), name
        said = re.sub(rb'<title>.*?</title>|projectname="[^"]*"', b"", content, flags=re.DOTALL)
        assert b"[%" not in said  # elsewhere QGIS would compute it
    for name, content in hostile.ending(".gpkg").items():
        theirs = styles(content, tmp_path / "theirs.gpkg")
        usual = styles(plain.files[name], tmp_path / "usual.gpkg")
        assert theirs == usual, name  # a style names columns, never a ward or a school
        assert len(theirs) == 2 * 4 if name in JOINED else len(theirs) > 10


def objects(content: bytes, place: Path) -> set[tuple[str, str]]:
    """List tables, views and triggers of a GeoPackage."""
    place.write_bytes(content)
    with sqlite3.connect(place) as store:
        return set(store.execute("SELECT type, name FROM sqlite_master"))


def test_geopackage_and_parquet_hold_names_as_texts_and_nothing_more(
    plain: Made, hostile: Made, tmp_path: Path
) -> None:
    for name, content in hostile.ending(".gpkg").items():
        theirs = objects(content, tmp_path / "theirs.gpkg")
        assert theirs == objects(plain.files[name], tmp_path / "usual.gpkg"), name
        with sqlite3.connect(tmp_path / "theirs.gpkg") as store:
            (kept,) = store.execute(JOINED.get(name, SCHOOL)).fetchone()
        assert "HYPERLINK" in kept
    for name, content in hostile.ending(".parquet").items():
        theirs_, usual_ = (pq.read_schema(io.BytesIO(one)) for one in (content, plain.files[name]))
        assert theirs_.names == usual_.names, name
        assert theirs_.types == usual_.types, name


def shape(value: object) -> object:
    """Return how a JSON value is built, its texts and figures left out."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


@pytest.mark.parametrize("suffix", [".geojson", ".json"])
def test_json_is_built_the_same(suffix: str, plain: Made, hostile: Made) -> None:
    for name, content in hostile.ending(suffix).items():
        assert shape(json.loads(content)) == shape(json.loads(plain.files[name])), name


def test_a_drawing_for_cad_has_the_same_lines(plain: Made, hostile: Made) -> None:
    """The format goes by lines: one more would be a command of somebody else's."""
    for name, content in hostile.ending(".dxf").items():
        assert len(content.splitlines()) == len(plain.files[name].splitlines()), name


def test_a_calendar_has_no_event_of_anybody_elses(plain: Made, hostile: Made) -> None:
    """Its words are the plans' own: no name of a planner's stands in it."""
    written = hostile.ending(".ics")
    assert "calendar/lich.ics" in written
    for name, content in written.items():
        assert content == plain.files[name], name
        assert all(one.name in {"VCALENDAR", "VEVENT", "VALARM"} for one in events(content))


def events(content: bytes) -> list[icalendar.Component]:
    """Return every part of a calendar."""
    found: Callable[[], list[icalendar.Component]] = icalendar.Calendar.from_ical(content).walk
    return found()
