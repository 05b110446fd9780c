"""Periods of a series of norms: no two figures at once, no day without one between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise

from spatial.errors import Fault
from spatial.norms.record import AREAS, Norm

_DAY = timedelta(days=1)


def faults(norms: Iterable[Norm]) -> tuple[Fault, ...]:
    """
    Find every overlap and every gap.

    Parameters
    ----------
    norms
        Norms of any number of series.

    Returns
    -------
    tuple of Fault
        ``norm_twice`` for a name given twice, ``norm_overlap``, ``norm_gap``, ``norm_backwards``
        for a last day before the first, and ``norm_ends`` for a figure that stops with nothing
        after it and no reason.
    """
    by_period: dict[tuple[str, ...], Fault] = {}
    series: dict[tuple[str, str, str, str], list[Norm]] = defaultdict(list)
    seen: set[str] = set()
    for norm in norms:
        if norm.norm_id in seen:
            by_period["norm_twice", norm.norm_id] = Fault(code="norm_twice", value=norm.norm_id)
        seen.add(norm.norm_id)
        if norm.valid_to is not None and norm.valid_to < norm.valid_from:
            by_period["norm_backwards", norm.norm_id] = Fault(
                code="norm_backwards", value=norm.norm_id
            )
        for area in norm.areas or AREAS:
            series[norm.topic, norm.level or "", norm.series, area].append(norm)
    for line in series.values():
        for fault in _of_line(sorted(line, key=lambda norm: norm.valid_from)):
            by_period.setdefault((fault.code, str(fault.value)), fault)
    return tuple(by_period.values())


def _of_line(line: Sequence[Norm]) -> list[Fault]:
    """Find the faults of one series in one area class, sorted by first day."""
    broken = []
    for old, new in pairwise(line):
        if old.valid_to is None or new.valid_from <= old.valid_to:
            broken.append(_fault("norm_overlap", old, new))
        elif new.valid_from - old.valid_to > _DAY:
            broken.append(_fault("norm_gap", old, new))
    last = line[-1]
    if last.valid_to is not None and not last.ends:
        broken.append(
            Fault(code="norm_ends", value=last.norm_id, blanks={"day": last.valid_to.isoformat()})
        )
    return broken


def _fault(code: str, old: Norm, new: Norm) -> Fault:
    """Name two norms whose periods do not meet."""
    blanks = {
        "other": new.norm_id,
        "ends": old.valid_to or "…",
        "begins": new.valid_from.isoformat(),
    }
    return Fault(code=code, value=old.norm_id, blanks=blanks)
