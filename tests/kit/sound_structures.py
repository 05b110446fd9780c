"""Sound maps and forms, each written in one of the ways offices write them: all must be read."""

# ruff: noqa: S608 - rows of a file the fuzz writes itself

from __future__ import annotations

import json
import random
from html import escape

import hostile_files as h

LEVELS = ("Mầm non", "Tiểu học", "THCS", "THPT")
NAMES = (
    "Phường An Lạc",
    "Phường Tân Thới <Nhất>",
    "OGRVRT & con",
    "Phường 'VRTDataset'",
    "Xã Đông",
)


def ward_map(chance: random.Random) -> tuple[str, bytes]:
    """Write a few wards as GeoJSON, KML, KMZ, MapInfo exchange form or GeoPackage."""
    squares = [_square(chance) for _ in range(chance.randrange(1, 4))]
    names = [chance.choice(NAMES) for _ in squares]
    suffix = chance.choice((".geojson", ".json", ".kml", ".kmz", ".zip", ".gpkg"))
    if suffix == ".gpkg":
        rows = [
            f"INSERT INTO wards VALUES ({at}, '{at}', '{name.replace(chr(39), chr(39) * 2)}')"
            for at, name in enumerate(names, start=1)
        ]
        return f"wards{suffix}", h.gpkg(*rows)
    geojson = _geojson(chance, squares, names)
    if suffix in {".geojson", ".json"}:
        return f"wards{suffix}", geojson
    if suffix == ".zip":
        return f"wards{suffix}", h.packed({"wards.geojson": geojson})
    kml = _kml(chance, squares, names)
    return f"wards{suffix}", h.packed({"doc.kml": kml}) if suffix == ".kmz" else kml


def _square(chance: random.Random) -> list[list[float]]:
    west, south = round(chance.uniform(105, 107), 4), round(chance.uniform(10, 21), 4)
    east, north = west + 0.01, south + 0.01
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _geojson(chance: random.Random, squares: list[list[list[float]]], names: list[str]) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {"ward_id": str(at), "ward": name.replace("<", "‹")},
            "geometry": {"type": "Polygon", "coordinates": [square]},
        }
        for at, (square, name) in enumerate(zip(squares, names, strict=True), start=1)
    ]
    text = json.dumps(
        {"type": "FeatureCollection", "features": features},
        indent=chance.choice((None, 2)),
        ensure_ascii=chance.random() < 0.5,
    )
    return chance.choice((b"", b"\xef\xbb\xbf")) + text.encode()


def _kml(chance: random.Random, squares: list[list[list[float]]], names: list[str]) -> bytes:
    marks = "".join(
        f"<Placemark><name>{escape(name)}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{' '.join(f'{x},{y}' for x, y in square)}"
        "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        for square, name in zip(squares, names, strict=True)
    )
    remark = chance.choice(("", "<!-- made in an office -->", "\n\n"))
    body = f'{remark}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'
    return chance.choice((b"", h.XML)) + body.encode()


def school_form(chance: random.Random) -> tuple[str, bytes]:
    """Write the form of a school as Word or HTML, its labels beside their values."""
    pairs = [
        ("Tên trường", f"Trường số {chance.randrange(1, 99)}"),
        ("Cấp học", chance.choice(LEVELS)),
        (chance.choice(("Tổng số phòng học", "Số phòng học")), str(chance.randrange(1, 60))),
        ("Tổng số học sinh", str(chance.randrange(50, 2_000))),
    ]
    pairs = pairs[: chance.choice((3, 4))]
    more = [("", "")] * chance.randrange(3)
    if chance.random() < 0.5:
        rows = "".join(
            f"<w:tr>{''.join(_word_cell(text) for text in pair)}</w:tr>" for pair in pairs + more
        )
        return "a.docx", h.docx(f"<w:tbl>{rows}</w:tbl>")
    cell = chance.choice(("td", "th"))
    rows = "".join(
        f"<tr>{''.join(f'<{cell}>{text}</{cell}>' for text in pair)}</tr>" for pair in pairs + more
    )
    table = f"<table>{rows}</table>"
    page = f'<html><head><meta charset="utf-8"></head><body>{table}</body></html>'
    return "a.html", chance.choice((table, page)).encode()


def _word_cell(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
