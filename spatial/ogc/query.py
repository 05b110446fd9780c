"""Parameters of a request, checked: what is unknown or wrong is refused in words."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from spatial import words
from spatial.ogc.reply import BAD_REQUEST, Refusal
from spatial.ogc.service import CRS84

DEFAULT_LIMIT, LARGEST_LIMIT = 100, 1000
LARGEST_OFFSET = 10_000_000
FORMATS = ("json", "html")
COMMON = ("f", "lang")
ITEMS = ("limit", "offset", "bbox", "bbox-crs", "datetime", "crs")
_FLAT, _HIGH = 4, 6  # numbers of a box without and with heights

# How long an interval lasts (ISO 8601); months and years are not of one length, and are not taken.
_LASTS = re.compile(
    r"P(?:(?P<weeks>\d{1,6})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,6})S)?)?",
    re.ASCII,
)

Span = tuple[datetime | None, datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsQuery:
    """
    What is asked of a collection.

    Attributes
    ----------
    limit, offset
        How many features, after how many.
    bbox
        West, south, east, north in `bbox_crs`; ``None`` for all.
    bbox_crs, crs
        URIs of the systems of the box and of the answer.
    span
        From when to when, ends included, ``None`` for open; ``None`` for always.
    """

    limit: int = DEFAULT_LIMIT
    offset: int = 0
    bbox: tuple[float, float, float, float] | None = None
    bbox_crs: str = CRS84
    crs: str = CRS84
    span: Span | None = None


def single(given: Iterable[tuple[str, str]], known: Collection[str]) -> dict[str, str]:
    """
    Return the parameters by name; one that is unknown or given two values is refused.

    References
    ----------
    .. [1] OGC 17-069r4, requirements ``query-param-unknown`` and ``query-param-invalid``.
    """
    found: dict[str, str] = {}
    for name, value in given:
        if name not in known:
            raise Refusal(BAD_REQUEST, "unknown", name=name, known=", ".join(known))
        if found.get(name, value) != value:
            raise Refusal(BAD_REQUEST, "twice", name=name)
        found[name] = value
    if found.get("f", FORMATS[0]) not in FORMATS:
        raise Refusal(BAD_REQUEST, "choice", name="f", value=found["f"], known=", ".join(FORMATS))
    if found.get("lang", words.LANGUAGES[0]) not in words.LANGUAGES:
        known = ", ".join(words.LANGUAGES)
        raise Refusal(BAD_REQUEST, "choice", name="lang", value=found["lang"], known=known)
    return found


def items(params: Mapping[str, str], systems: Collection[str]) -> ItemsQuery:
    """Read what is asked of a collection."""
    limit = _whole(params, "limit", DEFAULT_LIMIT, least=1)
    offset = _whole(params, "offset", 0, least=0)
    if offset > LARGEST_OFFSET:
        raise Refusal(BAD_REQUEST, "number", name="offset", value=offset)
    if "bbox-crs" in params and "bbox" not in params:
        raise Refusal(BAD_REQUEST, "bbox_crs_alone")
    return ItemsQuery(
        limit=min(limit, LARGEST_LIMIT),
        offset=offset,
        bbox=None if "bbox" not in params else box(params["bbox"]),
        bbox_crs=system(params, "bbox-crs", systems),
        crs=system(params, "crs", systems),
        span=None if "datetime" not in params else span(params["datetime"]),
    )


def system(params: Mapping[str, str], name: str, systems: Collection[str]) -> str:
    """Return the URI of a system that is served; CRS84 where none is asked for."""
    asked = params.get(name, CRS84)
    if asked not in systems:
        known = ", ".join(systems)
        raise Refusal(BAD_REQUEST, "choice_of_many", name=name, value=asked, known=known)
    return asked


def _whole(params: Mapping[str, str], name: str, usual: int, *, least: int) -> int:
    """Return a whole number of plain digits."""
    given = params.get(name)
    if given is None:
        return usual
    if not (given.isascii() and given.isdigit()) or len(given) > 9 or int(given) < least:  # noqa: PLR2004 - more digits than anybody has features
        raise Refusal(BAD_REQUEST, "number", name=name, value=given)
    return int(given)


def box(given: str) -> tuple[float, float, float, float]:
    """
    Read a box of four numbers, or of six, whose heights do not count.

    Examples
    --------
    >>> box("106,10,107,11"), box("106,10,0,107,11,9")
    ((106.0, 10.0, 107.0, 11.0), (106.0, 10.0, 107.0, 11.0))
    """
    try:
        numbers = [float(part) for part in given.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in {_FLAT, _HIGH} or not all(map(math.isfinite, numbers)):
        raise Refusal(BAD_REQUEST, "bbox", value=given)
    half = len(numbers) // 2
    west, south, east, north = *numbers[:2], *numbers[half : half + 2]
    if south > north:
        raise Refusal(BAD_REQUEST, "bbox", value=given)
    return west, south, east, north


def span(given: str) -> Span:
    """
    Read an instant or an interval, ``..`` or nothing for an open end (RFC 3339).

    An end may be told by how long after the beginning it is, as the official test suite asks too.

    Examples
    --------
    >>> [end and end.isoformat() for end in span("2026-02-01/..")]
    ['2026-02-01T00:00:00+00:00', None]
    >>> [end and end.isoformat() for end in span("2026-02-01/P2D")]
    ['2026-02-01T00:00:00+00:00', '2026-02-03T00:00:00+00:00']
    """
    ends = given.split("/")
    if len(ends) == 1:
        return _moment(given, given, time.min), _moment(given, given, time.max)
    if len(ends) != 2:  # noqa: PLR2004 - from, to
        raise Refusal(BAD_REQUEST, "datetime", value=given)
    first = _moment(ends[0], given, time.min)
    after = _LASTS.fullmatch(ends[1])
    last = _moment(ends[1], given, time.max) if after is None else _after(first, after, given)
    if first is not None and last is not None and first > last:
        raise Refusal(BAD_REQUEST, "datetime", value=given)
    return first, last


def _after(first: datetime | None, lasts: re.Match[str], given: str) -> datetime:
    """Return the end of an interval that begins then and lasts so long."""
    told = {part: int(number) for part, number in lasts.groupdict().items() if number}
    if first is None or not told:
        raise Refusal(BAD_REQUEST, "datetime", value=given)
    try:
        return first + timedelta(**told)
    except OverflowError as problem:
        raise Refusal(BAD_REQUEST, "datetime", value=given) from problem


def _moment(text: str, given: str, at: time) -> datetime | None:
    """Read one end; a day alone begins or ends as `at` says."""
    if text in {"", ".."} and text != given:
        return None
    try:
        if len(text) == len("2026-01-31"):
            return datetime.combine(date.fromisoformat(text), at, UTC)
        moment = datetime.fromisoformat(text)
        told = moment.tzinfo is not None and "T" in text.upper()
        whole = moment.astimezone(UTC) if told else None
    except (ValueError, OverflowError) as problem:
        raise Refusal(BAD_REQUEST, "datetime", value=given) from problem
    if whole is None:  # no zone: nobody knows which moment
        raise Refusal(BAD_REQUEST, "datetime", value=given)
    return whole
