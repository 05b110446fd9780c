"""Every hostile file, where it lies in the folder of a locality and the fault it must give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import hostile_files as h

TABLES = frozenset({"wards", "schools", "school_levels", "residents"})
BOOK = "school_levels.xlsx"
VIRTUAL = ("points_elsewhere", "not_what_it_says")


@dataclass(frozen=True, kw_only=True)
class Attack:
    """
    One hostile file.

    ``file`` is where it lies in the folder of a locality (its stem names the table it stands for),
    ``content`` writes it, ``codes`` are the faults of which it must give one.
    """

    name: str
    file: str
    content: Callable[[], bytes]
    codes: frozenset[str]

    @property
    def spoils(self) -> frozenset[str]:
        """The table whose place it takes, if it takes one."""
        return TABLES & {Path(self.file).name.partition(".")[0]}

    def write(self, folder: Path) -> Path:
        """Write it into a folder."""
        path = folder / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content())
        return path


def attacks() -> list[Attack]:
    """Give every attack."""
    return [*_virtual(), *_maps(), *_books(), *_texts()]


def _attack(name: str, file: str, content: Callable[[], bytes], *codes: str) -> Attack:
    return Attack(name=name, file=file, content=content, codes=frozenset(codes))


def _virtual() -> list[Attack]:
    """List virtual layers under every ending, plain and in a zip or a KMZ."""
    found = []
    for suffix, write in h.POLYGLOTS.items():
        codes = VIRTUAL if suffix != ".gpkg" else (*VIRTUAL, "unreadable")
        found.append(_attack(f"VRT as {suffix}", f"wards{suffix}", write, *codes))
        zipped = partial(_inside, f"wards{suffix}", write)
        if suffix not in {".json", ".parquet"}:  # not opened inside an archive
            found.append(_attack(f"VRT as {suffix} in a zip", "wards.zip", zipped, *codes))
    kml = h.POLYGLOTS[".kml"]
    found.append(_attack("VRT in a KMZ", "wards.kmz", partial(_inside, "doc.kml", kml), *VIRTUAL))
    found.append(
        _attack(
            "VRT in a KMZ as .mif",
            "wards.kmz",
            partial(_inside, "wards.mif", h.POLYGLOTS[".mif"]),
            *VIRTUAL,
        )
    )
    return found


def _inside(name: str, write: Callable[[], bytes]) -> bytes:
    return h.packed({name: write()})


def _maps() -> list[Attack]:
    """List maps that name other files, never end, or are none."""
    deep = ("too_deep",)
    return [
        _attack("seamless TAB", "wards.tab", h.tab_seamless, "points_elsewhere"),
        _attack("linked TAB", "wards.tab", h.tab_linked, "points_elsewhere"),
        _attack("MIF without the earth", "wards.mif", h.mif_nonearth, "missing_crs"),
        _attack("FlatGeobuf of a broken header", "wards.fgb", h.fgb_broken, "not_what_it_says"),
        _attack("FlatGeobuf of no header", "wards.fgb", h.fgb_empty_header, "not_what_it_says"),
        _attack("deep GeoJSON", "wards.geojson", h.geojson_deep, *deep),
        *(
            _attack(
                f"GeoJSON with {number}",
                "wards.geojson",
                partial(h.geojson_number, number),
                "off_earth",
                "unreadable",
            )
            for number in ("NaN", "Infinity", "-Infinity", "1e308", "1e999")
        ),
        _attack(
            "recursive view",
            "wards.gpkg",
            partial(h.gpkg, h.RECURSIVE, h.LISTED),
            "endless_view",
        ),
        _attack(
            "foreign virtual table",
            "wards.gpkg",
            partial(h.gpkg, h.WRITTEN_IN),
            "points_elsewhere",
        ),
    ]


def _books() -> list[Attack]:
    """List workbooks that reach far, repeat, or unfold."""
    far = [
        _attack(f"far cell: {how}", BOOK, partial(h.xlsx, h.worksheet(data)), "sheet_too_wide")
        for how, data in h.FAR.items()
    ]
    far += [
        _attack(
            f"far cell in {part}",
            BOOK,
            partial(h.xlsx, h.worksheet(h.FAR["single quotes"]), part=part, types=types),
            "sheet_too_wide",
        )
        for part, types in (
            ("xl/worksheets/other.xml", True),
            ("xl/data.bin", False),
            ("thumb/a.jpeg", False),
        )
    ]
    return [
        *far,
        _attack("shared string bomb", BOOK, h.shared_string_bomb, "too_much_text"),
        _attack("merged areas", BOOK, h.merged, "too_many_merged"),
        _attack("OpenDocument repeats", "school_levels.ods", h.ods_repeats, "sheet_too_wide"),
    ]


def _texts() -> list[Attack]:
    """List forms, delimited text and YAML."""
    return [
        _attack("nested tables in Word", "bieu mau/a.docx", h.docx_nested, "too_deep"),
        _attack("labels in HTML", "bieu mau/a.html", h.html_labels, "too_many_parts"),
        _attack("nested tables in HTML", "bieu mau/a.html", h.html_nested, "too_deep"),
        _attack("a million columns", "school_levels.csv", h.csv_columns, "sheet_too_wide"),
        _attack("thirty million lines", "school_levels.csv", h.csv_lines, "sheet_too_wide"),
        *(
            _attack(f"YAML: {how}", "locality.yaml", write, code)
            for (how, write), code in zip(
                h.YAMLS.items(),
                ("yaml_alias", "yaml_alias", "too_deep", "yaml_tag", "too_big"),
                strict=True,
            )
        ),
    ]
