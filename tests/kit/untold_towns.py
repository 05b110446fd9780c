"""Wards of Hồ Chí Minh City as the pack starts them: schools on the map, hardly any rooms told."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable
from pathlib import Path

import openpyxl

from spatial import communes

WARDS = ("26785", "26791", "26782")
"""Trung Mỹ Tây, Đông Hưng Thuận, Tân Thới Hiệp."""


def folder(
    place: Path,
    wards: Iterable[str] = WARDS,
    *,
    told: Iterable[tuple[str, str]] = (),
    landless: Iterable[tuple[str, str]] = (),
) -> Path:
    """
    Write the locality.

    Parameters
    ----------
    told
        Wards and levels whose schools all have twenty rooms on 5,000 m2; of the others none is.
    landless
        Of these, wards and levels whose land is left blank.
    """
    place.mkdir(parents=True, exist_ok=True)
    chosen = communes.choice(wards)
    for name, content in communes.files(chosen).items():
        (place / name).write_bytes(content)
    known = set(told)
    if known:
        (place / communes.BOOK).write_bytes(
            filled((place / communes.BOOK).read_bytes(), known, {*landless})
        )
    return place


def filled(
    content: bytes, told: set[tuple[str, str]], landless: Collection[tuple[str, str]] = ()
) -> bytes:
    """Fill rooms and land of the schools told into the workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    schools, levels = book["schools"], book["school_levels"]
    head = [cell.value for cell in schools[1]]
    at_id, at_ward = head.index("school_id"), head.index("ward_id")
    ward = {row[at_id]: str(row[at_ward]) for row in schools.iter_rows(values_only=True)}
    head = [cell.value for cell in levels[1]]
    for row in range(2, levels.max_row + 1):
        given = {name: levels.cell(row, head.index(name) + 1).value for name in head}
        pair = (ward.get(given["school_id"]), given["level"])
        if pair in told:
            levels.cell(row, head.index("rooms") + 1, 20)
            if pair not in landless:
                levels.cell(row, head.index("land_m2") + 1, 5_000)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
