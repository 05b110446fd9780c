"""Workbooks of openpyxl as bytes that are the same for the same content, as Excel keeps them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
from lxml import etree
from openpyxl.writer.excel import ExcelWriter

MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl takes no zone; the first time a ZIP can carry
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TERMS = "http://purl.org/dc/terms/"
_SHARED, _SHEETS, _STYLES = "xl/sharedStrings.xml", "xl/worksheets/sheet", "xl/styles.xml"
# What a font is told by, in the order of the schema (ECMA-376 part 1, 18.8.22).
_FONT = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
)


def xlsx_bytes(book: openpyxl.Workbook) -> bytes:
    """
    Write a workbook without the clock: neither in its properties nor in the archive.

    Parameters
    ----------
    book
        Its properties are given fixed times; `openpyxl.Workbook.save` would write those of now.

    Notes
    -----
    openpyxl writes texts into their cells and what a font is told by in an order of its own. Here
    texts are shared and fonts in order, so that Excel finds nothing to write anew.
    """
    # Excel asks for this very prefix; readers of catalogues have taken another for the process
    etree.register_namespace("dcterms", _TERMS)
    book.properties.created = book.properties.modified = MADE
    late, still = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(late, "w") as box:
        ExcelWriter(book, box).write_data()
    with zipfile.ZipFile(late) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    _share_texts(parts)
    parts[_STYLES] = _ordered_fonts(parts[_STYLES])
    with zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            box.writestr(entry, content)
    return still.getvalue()


def _share_texts(parts: dict[str, bytes]) -> None:
    """Move the texts of all cells into the part that shares them."""
    places: dict[str, int] = {}  # of every text, in the order of the cells
    shared = etree.Element(_name("sst"), nsmap={None: _MAIN})
    count = 0
    for part in [name for name in parts if name.startswith(_SHEETS)]:
        sheet = _read(parts[part])
        for cell in sheet.iter(_name("c")):
            held = cell.find(_name("is"))
            if held is None:
                continue
            cell.remove(held)
            text = "".join(held.itertext())
            if text not in places:
                places[text] = len(places)
                held.tag = _name("si")
                shared.append(held)
            cell.set("t", "s")
            etree.SubElement(cell, _name("v")).text = str(places[text])
            count += 1
        parts[part] = _written(sheet)
    if places:
        shared.set("count", str(count))
        shared.set("uniqueCount", str(len(places)))
        parts[_SHARED] = _written(shared)
        _announce(parts)


def _announce(parts: dict[str, bytes]) -> None:
    """Tell the package and the workbook of the part that shares texts."""
    types = _read(parts["[Content_Types].xml"])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    about = {"PartName": f"/{_SHARED}", "ContentType": kind}
    etree.SubElement(types, f"{{{_TYPES}}}Override", about)
    parts["[Content_Types].xml"] = _written(types)
    of_book = "xl/_rels/workbook.xml.rels"
    links = _read(parts[of_book])
    link = {"Type": f"{_OFFICE}/sharedStrings", "Target": "sharedStrings.xml", "Id": "rIdTexts"}
    etree.SubElement(links, f"{{{_LINKS}}}Relationship", link)
    parts[of_book] = _written(links)


def _ordered_fonts(styles: bytes) -> bytes:
    """Put what every font is told by in the order of the schema."""
    tree = _read(styles)
    for font in tree.iter(_name("font")):
        font[:] = sorted(font, key=lambda one: _FONT.index(one.tag.rpartition("}")[2]))
    return _written(tree)


def _name(tag: str) -> str:
    return f"{{{_MAIN}}}{tag}"


def _read(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def _written(tree: etree._Element) -> bytes:
    """Write a part; every name keeps the prefix it was read with."""
    written: bytes = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written
