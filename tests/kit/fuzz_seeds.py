"""One sound file for every reader, small, so that ten thousand broken copies of it are quick."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import gallery
import old_books
import openpyxl
import osmium

LEVELS = "school_levels"


@dataclass(frozen=True, kw_only=True)
class Case:
    """
    A form as it lies in a folder.

    ``opens`` is the file its reader is given, ``spoils`` the one that is broken (a sidecar, or the
    same), ``reader`` who reads it: ``table``, ``form``, ``settings`` or ``extract``.
    """

    name: str
    files: dict[str, bytes]
    opens: str
    spoils: str
    reader: str = "table"


def cases() -> dict[str, Case]:
    """Make a case for every reader and every file it looks into."""
    found: dict[str, Case] = {}

    def add(name: str, files: dict[str, bytes], spoils: str = "", reader: str = "table") -> None:
        opens = next(iter(files))
        found[name] = Case(
            name=name, files=files, opens=opens, spoils=spoils or opens, reader=reader
        )

    for name, content in _tables().items():
        add(name, {name: content})
    for opens, files in _maps().items():
        add(opens, files)
        for beside in list(files)[1:]:
            if not beside.endswith((".prj", ".cpg")):
                add(beside, files, spoils=beside)
    for name, content in _forms().items():
        add(f"form {name}", {name: content}, reader="form")
    about = b"name: {vi: A, en: A}\nunits: {wards: {label: {vi: B, en: B}}}\nattribution: [x]\n"
    add("locality.yaml", {"locality.yaml": about}, reader="settings")
    told = (
        b"files:\n  a.csv: {table: schools, crs: 9210, columns: {'x y': name, z: ''},"
        b" set_aside: [{row: 3, sheet: s, reason: r}]}\n"
    )
    add("intake.yaml", {"intake.yaml": told}, reader="settings")
    add("streets.osm.pbf", {"streets.osm.pbf": _extract()}, reader="extract")
    return found


def _tables() -> dict[str, bytes]:
    """Write the stocks of three schools in every form of table."""
    rows: list[list[object]] = [list(gallery.VN_HEAD), *(list(row) for row in gallery.ROWS)]
    rows.append(["Tổng cộng", "", "74", "29.000,5"])
    lines = [[str(cell) for cell in row] for row in rows]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return {
        f"{LEVELS}.xlsx": out.getvalue(),
        f"{LEVELS}.xls": old_books.xls(rows),
        f"{LEVELS}.ods": old_books.ods(rows),
        f"{LEVELS}.csv": "\n".join(";".join(line) for line in lines).encode(),
        f"{LEVELS}.tsv": "\n".join("\t".join(line) for line in lines).encode("utf-16"),
    }


def _maps() -> dict[str, dict[str, bytes]]:
    """Write two wards in every form of map, sidecars beside."""
    layer = gallery.layer()
    found: dict[str, dict[str, bytes]] = {}
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        for name in ("wards.geojson", "wards.gpkg", "wards.fgb", "wards.shp", "wards.tab"):
            driver = {"wards.tab": "MapInfo File"}.get(name)
            layer.to_file(folder / name, **({"driver": driver} if driver else {}))
        found |= {name: _beside(folder, name) for name in ("wards.shp", "wards.tab")}
        layer.to_file(folder / "wards.mif", driver="MapInfo File")
        layer.to_parquet(folder / "wards.parquet")
        found["wards.mif"] = _beside(folder, "wards.mif", only={".mif", ".mid"})
        for name in ("wards.geojson", "wards.gpkg", "wards.fgb", "wards.parquet"):
            found[name] = {name: (folder / name).read_bytes()}
    kml = gallery._kml().encode()
    packed = found["wards.shp"]
    found["wards.kml"] = {"wards.kml": kml}
    found["wards.kmz"] = {"wards.kmz": _zip({"doc.kml": kml})}
    found["wards.zip"] = {"wards.zip": _zip(packed)}
    return found


def _beside(folder: Path, name: str, *, only: set[str] | None = None) -> dict[str, bytes]:
    """Take a file and those of the same stem that belong to it."""
    own = {".shp": {".shx", ".dbf", ".prj", ".cpg"}, ".tab": {".dat", ".map", ".id"}}
    suffix = Path(name).suffix
    others = only or own[suffix]
    rest = sorted(
        path for path in folder.glob(f"{Path(name).stem}.*") if path.suffix in others - {suffix}
    )
    return {path.name: path.read_bytes() for path in (folder / name, *rest)}


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def _forms() -> dict[str, bytes]:
    """Write one school's form as Word, HTML and Excel."""
    said = [
        ("Tên trường", "Trường Tiểu học A"),
        ("Phòng học kiên cố", "15 phòng"),
        ("Tổng diện tích khuôn viên đất (m2)", "8.000,5"),
    ]
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    lines = "".join(f"<w:tr>{cell.format(one)}{cell.format(two)}</w:tr>" for one, two in said)
    word = (
        '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body><w:tbl>{lines}</w:tbl></w:body></w:document>'
    )
    page = "".join(f"<tr><td>{one}</td><td>{two}</td></tr>" for one, two in said)
    return {
        "a.docx": _zip({"word/document.xml": word.encode()}),
        "a.html": f"<html><body><table>{page}</table></body></html>".encode(),
        "a.ods": old_books.ods(said),
    }


def _extract() -> bytes:
    """Write three nodes, a street and a school as an OpenStreetMap extract."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "x.osm.pbf"
        with osmium.SimpleWriter(str(path)) as out:
            for number, lon in enumerate((106.60, 106.61, 106.62), start=1):
                tags = {"amenity": "school", "name": "A"} if number == 3 else {}
                out.add_node(osmium.osm.mutable.Node(id=number, location=(lon, 10.8), tags=tags))
            street = {"highway": "residential"}
            out.add_way(osmium.osm.mutable.Way(id=1, nodes=[1, 2, 3], tags=street))
        return path.read_bytes()
