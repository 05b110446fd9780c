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
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import page_downloads
import pyarrow.parquet as pq
import pytest
import yaml
from command_line import rows, run
from locality import Locality
from openxml_audit import OpenXmlValidator

from spatial.intake.apart import read_proposals
from spatial.intake.text.csv_text import FORMULA
from spatial.scenario import ScenarioCard

TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}"
HOSTILE = (
    f'=HYPERLINK("http://evil.example","x")|cmd;+1 {TURNED}abc</text></p><script>alert(1)</script>'
    "<img src=x onerror=alert(2)> [% eval('1') %] {dia_ban} {{7*7}} #panic(\"x\") ' OR 1=1; --\r\n"
    "BEGIN:VEVENT\N{LINE SEPARATOR}]]>&amp; " + "ă" * 300
)
PLAIN = "Trường An Phú"
KINDS = [
    "ra-soat",
    "phu-luc",
    "to-trinh",
    "dau-tu",
    "tuyen-sinh",
    "so-sanh",
    "bao-cao-nam",
    "bang-tinh",
    "ban-do",
    "atlas",
    "lop",
]


@dataclass(frozen=True)
class Made:
    """All files of one town, by the command and the name of the file."""

    files: dict[str, bytes]

    def ending(self, suffix: str) -> dict[str, bytes]:
        """Return the files of one sort."""
        return {name: held for name, held in self.files.items() if name.endswith(suffix)}


def made(place: Path, name: str) -> Made:
    """Write a town whose every name is this one; run every command that writes names."""
    town = Locality()
    for table, column in ((town.wards, "ward"), (town.schools, "name")):
        for at, row in enumerate(table):
            row[column] = f"{name} {at}"
    folder = page_downloads.written(place / "thi-tran", town, called=name)
    both = {"vi": name, "en": name}
    about = {"locality": "thi-tran", "name": dict(both), "notice": dict(both)}
    about |= {"attribution": [name]}
    about |= {"units": {"wards": {"label": both}}}
    (folder / "locality.yaml").write_text(yaml.safe_dump(about, allow_unicode=True), "utf-8")
    point = {"type": "Point", "coordinates": [106.6121, 10.8092]}
    site = re.sub(rf"[\r\n\N{{LINE SEPARATOR}}{TURNED}]", " ", name)[:200]  # longer is refused
    fields = {"proposal_id": "p", "name": site, "level": "tieu_hoc", "rooms": 9}
    fields |= {"land_m2": 9000}
    feature = {"type": "Feature", "geometry": point, "properties": fields}
    proposals = place / "pa.geojson"
    proposals.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    given = ("--proposals", str(proposals))
    kinds = (word for kind in KINDS for word in ("--kind", kind))
    asked = {
        "report": ("report", str(folder), *kinds, *given),
        "dossier": ("report", str(folder), "--kind", "ra-soat", "--dossier", *given),
        "layers": ("layers", str(folder), "--format", "gpkg,qgis,geoparquet,geojson", *given),
        "assess": ("assess", str(folder), *given),
        "catchment": ("catchment", str(folder), "--level", "tieu_hoc"),
        "land": ("land", str(folder)),
        "teachers": ("teachers", str(folder)),
        "rooms": ("rooms", str(folder)),
        "standard": ("standard", str(folder)),
        "season": ("season", str(folder)),
        "institutions": ("institutions", str(folder), "--stream", "40", "--take-off"),
        "zones": ("zones", str(folder), "--level", "tieu_hoc"),
        "recommend": ("recommend", str(folder), "--years", "2025", "--budget", "900"),
    }
    for command, words in asked.items():
        run(*words, "--out", str(place / command), lang="vi")
    run("map", str(folder), *given, "--out", str(place / "map" / "map.html"), lang="vi")
    run("calendar", "quan12", "--out", str(place / "calendar" / "lich.ics"), lang="vi")
    files = {
        f"{command}/{one.name}": one.read_bytes()
        for command in (*asked, "map", "calendar")
        for one in (place / command).iterdir()
        if not one.name.endswith("manifest.json")
    }
    with zipfile.ZipFile(io.BytesIO(files.pop("dossier/ho-so.zip"))) as box:
        files["dossier/muc-luc.html"] = box.read("muc-luc.html")
    files |= of_pages(folder, proposals, name)
    for name_, held in [*files.items()]:
        if name_.endswith(".qgz"):
            with zipfile.ZipFile(io.BytesIO(held)) as box:
                (project,) = (one for one in box.namelist() if one.endswith(".qgs"))
                files[f"{name_}.qgs"] = box.read(project)
    return Made(files)


def of_pages(folder: Path, proposals: Path, name: str) -> dict[str, bytes]:
    """Take what the pages hand out, the scenario called by the name too."""
    shown = page_downloads.seen(folder, *read_proposals(proposals))
    card = ScenarioCard(name=name, description=name, by=name, on="2026-10-01")
    return {
        f"page-{group}/{one}": content
        for group, taken in page_downloads.taken(shown, card).items()
        for one, content in taken.items()
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Write the town of plain names."""
    return made(tmp_path_factory.mktemp("plain"), PLAIN)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Write the town of hostile names."""
    return made(tmp_path_factory.mktemp("hostile"), HOSTILE)


def test_both_towns_give_the_same_files_in_every_format(plain: Made, hostile: Made) -> None:
    assert plain.files.keys() == hostile.files.keys()
    endings = {name.rpartition(".")[2] for name in plain.files}
    office = {"docx", "xlsx", "pdf", "png", "html", "ics"}
    assert endings == office | {"gpkg", "qgz", "qgs", "parquet", "geojson", "csv", "json", "dxf"}


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
        assert len(theirs) > 10


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
            (kept,) = store.execute("SELECT name FROM schools LIMIT 1").fetchone()
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
