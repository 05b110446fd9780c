"""Break files by chance, repeatably: bytes flipped, cut, doubled; words put where none belong."""

from __future__ import annotations

import random
import tempfile
import time
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

import gallery
import openpyxl
from locality import Locality

from spatial.intake import check, load, stand_ins
from spatial.intake.files import Source
from spatial.intake.settings import Settings
from spatial.tables import schema

NASTY = (
    b"\x00", b"\xff" * 8, b"=HYPERLINK(", b"<!ENTITY", b"../../", b"1e999", b"-", b"NaN", b'"',
    b"'", b"\r", b"[" * 50, b"9" * 400, b",,,,,,", "Tổng cộng".encode(), b"\xad\xb8\xe8",
    b"<img onerror>",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a run of broken files did: how many, the slowest, what grew, and what escaped."""

    tried: int
    slowest_s: float
    grown_bytes: int
    escaped: tuple[str, ...]


def seeds(folder: Path) -> dict[str, bytes]:
    """Make one sound file for every reader."""
    Locality().write(folder)
    layer = gallery.layer()
    for name in ("wards.gpkg", "wards.fgb", "wards.shp", "wards.tab", "wards.mif"):
        driver = "MapInfo File" if name.endswith(("tab", "mif")) else None
        layer.to_file(folder / name, **({"driver": driver} if driver else {}))
    layer.to_parquet(folder / "wards.parquet")
    (folder / "wards.kml").write_text(gallery._kml(), encoding="utf-8")
    gallery._zip("wards.kmz", {"doc.kml": gallery._kml().encode()})(folder)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [gallery.VN_HEAD, *gallery.ROWS]:
        sheet.append(row)
    book.save(folder / "school_levels.xlsx")
    names = ("wards.geojson", "wards.gpkg", "wards.fgb", "wards.shp", "wards.tab", "wards.mif")
    names += ("wards.parquet", "wards.kml", "wards.kmz", "school_levels.xlsx", "school_levels.csv")
    return {name: (folder / name).read_bytes() for name in names}


def broken(content: bytes, chance: random.Random) -> bytes:
    """Break a file in one to four places."""
    out = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out) or 1)
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + chance.randint(1, 200)]
            case 2:
                out[at:at] = chance.choice(NASTY)
            case 3:
                piece = out[at : at + chance.randint(1, 300)]
                out[at:at] = piece * chance.randint(1, 5)
            case 4:
                out[at : at + 4] = chance.randbytes(4)
            case _:
                del out[at:]
    return bytes(out)


def _through(part: load.Part) -> None:
    """Take a part the rest of the way: it must be a table or say why not."""
    assert part.frame is not None or part.faults
    if part.frame is not None:
        geometry = schema()[part.source.table].geometry
        frame = part.frame
        if geometry is not None:
            placed, faults = stand_ins.shapes(frame, part.source, epsg=None, near=())
            assert placed is not None or faults
            frame = placed if placed is not None else frame
        check.typed(frame, part.source)


def run(name: str, content: bytes, *, count: int, seed: int) -> Result:
    """
    Feed broken copies of a file to its reader.

    Whatever comes back must be a table or faults; anything raised has escaped.
    """
    chance = random.Random(seed)  # noqa: S311 - for repeating, not for secrets
    escaped: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / name
        for beside in (".shx", ".dbf", ".dat", ".map", ".id", ".mid"):
            path.with_suffix(beside).write_bytes(b"")
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        for at in range(count):
            path.write_bytes(broken(content, chance))
            began = time.perf_counter()
            try:
                source = Source(table=name.partition(".")[0], path=path, name=name)
                for part in load.load(source, Settings()):
                    _through(part)
            except Exception as problem:  # noqa: BLE001 - that is what is looked for
                escaped.append(
                    f"{name} seed {seed} #{at}: {type(problem).__name__}: {problem}"[:300]
                )
            slowest = max(slowest, time.perf_counter() - began)
        grown = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
    return Result(tried=count, slowest_s=slowest, grown_bytes=grown, escaped=tuple(escaped))
