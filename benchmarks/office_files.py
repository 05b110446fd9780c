"""
What an office files, timed: a ward's dossier, an atlas of 168 wards, and how soon it stops.

Usage: ``python -m benchmarks office_files``, on a machine at rest. The dossier is of a ward of the
embedded district, all but what is searched for, with its one reading; the atlas of Hồ Chí Minh City
(168 communes), A4, PDF. Wall clock, and beside it what the processor did.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from benchmarks.measure import Row
from spatial import assess, cancellation, embedded_city, read_network
from spatial.export import archive, dossier, map_sheets, products
from spatial.export.documents import DocumentSource

KINDS = ("ra-soat", "phu-luc", "bang-tinh", "ban-do", "lop")
DAY = date(2026, 11, 28)


def rows() -> list[Row]:
    """Time the dossier with reading and reckoning, the atlas by itself, and its end."""
    city = read_network(embedded_city.folder())
    source = DocumentSource(assessment=assess(city), on=DAY)
    wards = str(len(city.wards(source.assessment.options.units)))
    done: list[int] = []

    def whole() -> None:
        for _ in map_sheets.atlas(source, progress=lambda at, _: done.append(at)):
            pass

    rows = [_timed("dossier of a ward", "5 wards", _dossier, "≤ 5 s")]
    rows.append(_timed("atlas", f"{wards} wards", whole, "≤ 60 s"))
    rows.append(Row(task="atlas told its progress", size=wards, ours=f"{len(done)} times"))
    rows.append(_timed("atlas stopped after its first sheet", "1 ward", lambda: _stop(source)))
    return rows


def _dossier() -> None:
    """Read, assess and pack everything of one ward."""
    found = assess(read_network())
    ward_id = str(found.network.wards(found.options.units).index[0])
    source = DocumentSource(assessment=found, on=DAY, ward_id=ward_id)
    archive.packed(dossier.indexed(products.files(KINDS, source), source))


def _stop(source: DocumentSource) -> None:
    """Begin an atlas nobody waits for any more once its first sheet is set."""
    set_: list[str] = []
    with cancellation.cancelled_when(lambda: bool(set_)), suppress(cancellation.Cancelled):
        for ward_id, _ in map_sheets.atlas(source):
            set_.append(ward_id)
    if len(set_) != 1:
        msg = f"{len(set_)} sheets were set, not one"
        raise RuntimeError(msg)


def _timed(task: str, size: str, call: Callable[[], None], goal: str = "") -> Row:
    """Time one call by the wall and by the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    call()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return Row(task=task, size=size, ours=f"{wall:.1f} s, processor {processor:.1f} s", goal=goal)
