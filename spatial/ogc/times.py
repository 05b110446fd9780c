"""When a feature is there: in the year its figures are of, or on the days its ward is in force."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pandas as pd

from spatial.export.layers.vector_layer import VectorLayer
from spatial.ogc.query import Span

_ALWAYS: Span = (None, None)
_FIRST, _LAST = "valid_from", "valid_to"  # days of a ward, both included; no last day: in force


def of(layer: VectorLayer) -> list[Span]:
    """Return from when to when each row of a layer is there, ``None`` for an open end."""
    frame = layer.frame
    if layer.years:
        return [
            (_begins(date(int(year), 1, 1)), _ends(date(int(year), 12, 31)))
            for year in frame["year"]
        ]
    if _FIRST not in frame:
        return [_ALWAYS] * len(frame)
    lasts = frame[_LAST] if _LAST in frame else [""] * len(frame)
    return [
        (None if first is None else _begins(first), None if last is None else _ends(last))
        for first, last in zip(map(_day, frame[_FIRST]), map(_day, lasts), strict=True)
    ]


def meet(one: Span, other: Span) -> bool:
    """
    Tell whether two spans touch; an end that is open reaches as far as any.

    Examples
    --------
    >>> day = datetime(2025, 7, 1, tzinfo=UTC)
    >>> meet((day, None), (None, day)), meet((day, None), (None, datetime(2025, 6, 30, tzinfo=UTC)))
    (True, False)
    """
    (begin, end), (first, last) = one, other
    return (end is None or first is None or first <= end) and (
        begin is None or last is None or begin <= last
    )


def interval(layer: VectorLayer) -> list[str | None] | None:
    """Return the first and the last moment of a layer, ``None`` for an open end or for no time."""
    spans = of(layer)
    if not spans or all(span == _ALWAYS for span in spans):
        return None
    begins = [begin for begin, _ in spans if begin is not None]
    ends = [end for _, end in spans if end is not None]
    return [
        _written(min(begins)) if len(begins) == len(spans) else None,
        _written(max(ends)) if len(ends) == len(spans) else None,
    ]


def _day(given: object) -> date | None:
    """Read a day of a table; none where nothing is told."""
    found = pd.to_datetime(str(given), errors="coerce", format="ISO8601")
    return None if pd.isna(found) else found.date()


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _ends(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC)


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
