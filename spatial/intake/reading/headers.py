"""
Whose column is this: headers as offices write them against the columns of a table.

A header is taken when it is a known name of a column. One that is merely alike is offered with its
score, for the planner to confirm: "số phòng họp" is one letter from "số phòng học".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from spatial.intake.reading import header_words
from spatial.intake.text.names import fold, lookup
from spatial.tables import schema

SURE = 100.0
OFFERED = 72.0
# What a word means in one table alone: "id" and "code" of national and international ward layers.
_OF_TABLE = {
    ("residents", "age_group"): "age",
    **{
        (table, header): column
        for table in ("schools", "school_levels")
        for header, column in (("tên đơn vị", "name"), ("mã đơn vị", "school_id"))
    },
    ("wards", "name"): "ward",
    ("wards", "id"): "ward_id",
    ("wards", "code"): "ward_id",
    ("parcels", "land_m2"): "area_m2",
    ("parcels", "cấp học"): "wanted_level",
    ("capital", "financing"): "fund",
    ("capital", "nguồn"): "fund",
}
_DBF = 10  # a DBF table cuts names after ten letters
# Columns a file may have in place of those of the schema; intake turns them into these.
STAND_INS = (
    "ward", "address", "lon", "lat", "x", "y", "coordinates", "wkt",
    "rooms_semi_solid", "rooms_makeshift", "rooms_borrowed", "people_male", "people_female",
)  # fmt: skip
_OF_TODAY = frozenset({"schools", "school_levels"})  # tables of what stands today
_TOGETHER = {"schools": ("schools", "school_levels")}
_UNIT = re.compile(r"\(([^()]*)\)\s*$")
SCALES = {
    "ha": ("m2", 10_000.0),
    "hecta": ("m2", 10_000.0),
    "1000 nguoi": ("people", 1_000.0),
    "nghin nguoi": ("people", 1_000.0),
    "1 000 nguoi": ("people", 1_000.0),
    "nghin m2": ("m2", 1_000.0),
    "1000 m2": ("m2", 1_000.0),
    "1 000 m2": ("m2", 1_000.0),
    "1000m2": ("m2", 1_000.0),
    "1 000m2": ("m2", 1_000.0),
    "nghin met vuong": ("m2", 1_000.0),
    "km2": ("m2", 1_000_000.0),
}
_PLAIN_UNITS = frozenset(
    {"m2", "sqm", "sq m", "m", "phong", "nguoi", "hoc sinh", "hs", "lop", "do", "tuoi", "", "cai"}
) | {"em", "truong"}
_UNITS = _PLAIN_UNITS | SCALES.keys()
LAND = frozenset({"m2", *(unit for unit, (measure, _) in SCALES.items() if measure == "m2")})
_OF_M2 = {"km2": 1_000_000.0}  # columns that count land otherwise than in m2
_UNIT_WITHIN = re.compile(r"\(([^()]*)\)\s*(?=(?:năm|thời điểm|tính đến|có đến|\()[^()]*\)?\s*$)")
_FOOTNOTE = re.compile(  # raised digits behind an m are the unit
    r"\s*(?:\((?:\d{1,2}|\*{1,3})\)|\*{1,3}|⁽[¹²³⁴-⁹]{1,2}⁾|(?<!m)[¹²³⁴-⁹]{1,2})\s*$", re.IGNORECASE
)
_UNIT_BEHIND = re.compile(
    r"(?:[-–,:/;]|\bđvt:?|\bđơn vị(?: tính)?:?|\s)\s*"
    r"(ha|hecta|m2|km2|1[., ]?000 ?m2|nghìn m2|nghìn người|1[., ]?000 người)\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SYSTEM = re.compile(r"^(?:he (?:toa do )?)?(?:vn ?2000|wgs ?84|utm|ktt|kinh tuyen truc)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """
    One header and the column it may be.

    Attributes
    ----------
    header
        As the file has it.
    column
        Column of the table, ``None`` for none that is alike.
    score
        How alike [0..100]; 100 is a known name of the column.
    scale
        What the unit in the header multiplies values by.
    """

    header: str
    column: str | None
    score: float
    scale: float = 1.0


def targets(table: str) -> tuple[str, ...]:
    """List the columns a file of a table may hold, those of its stand-ins included."""
    own = [name for part in _TOGETHER.get(table, (table,)) for name in schema()[part].columns]
    return tuple(dict.fromkeys([*own, *STAND_INS]))


def spelled(header: str) -> tuple[str, float, str]:
    """
    Part a header from its unit: folded name, scale, unit it scales to.

    Examples
    --------
    >>> spelled("Diện tích đất (ha)"), spelled("Diện tích đất (m²)"), spelled("Phòng (kiên cố)")
    (('dien tich dat', 10000.0, 'm2'), ('dien tich dat', 1.0, ''), ('phong kien co', 1.0, ''))
    >>> spelled("Diện tích (ha) năm 2025"), spelled("Diện tích (ha)²"), spelled("Đất, km²")
    (('dien tich nam 2025', 10000.0, 'm2'), ('dien tich', 10000.0, 'm2'), ('dat', 1000000.0, 'm2'))
    >>> spelled("X (VN-2000, KTT 105°45')"), spelled("Kinh độ (WGS 84)")
    (('x', 1.0, ''), ('kinh do', 1.0, ''))
    """
    while (bare := _FOOTNOTE.sub("", header)) != header:
        header = bare
    header = header.replace("²", "2")
    match = _unit_in(header)
    inside = fold(match[1]) if match else None
    if match is None or not (inside in _UNITS or _SYSTEM.match(str(inside))):
        return fold(header), 1.0, ""
    unit, scale = SCALES.get(str(inside), ("", 1.0))
    return fold(f"{header[: match.start()]} {header[match.end() :]}"), scale, unit


def _unit_in(header: str) -> re.Match[str] | None:
    """Find the unit of a header: in brackets at its end or before a date, or behind a sign."""
    plain = header.replace("²", "2")
    within = _UNIT_WITHIN.search(plain)
    if within is not None and fold(within[1]) in _UNITS:
        return within
    if (match := _UNIT.search(plain)) is not None or fold(plain) in lookup("columns"):
        return match
    behind = _UNIT_BEHIND.search(plain)
    return behind if behind and fold(plain[: behind.start()]) else None


def year_in(header: str) -> int:
    """
    Return the year a header is of, the later one of a school year; 0 for none.

    Examples
    --------
    >>> year_in("HS năm học 2023-2024"), year_in("Số phòng / Năm 2025"), year_in("Số phòng")
    (2024, 2025, 0)
    """
    return max(map(int, _YEAR.findall(header)), default=0)


def scale_of(header: str, column: str | None, table: str) -> float:
    """
    Return what the unit in a header multiplies the values of its column by.

    Examples
    --------
    >>> scale_of("Diện tích (ha)", "land_m2", "school_levels")
    10000.0
    >>> scale_of("Diện tích (ha)", "area_official_km2", "wards")
    0.01
    >>> scale_of("Diện tích", "land_m2", "school_levels")
    1.0
    """
    _, scale, unit = spelled(header)
    if not unit or column is None:
        return 1.0
    own = _unit_of(column, table)
    return scale / _OF_M2.get(own, 1.0) if unit == "m2" else scale


def is_unit(text: str) -> bool:
    """Tell whether a cell below a header says nothing but its unit."""
    sentence = fold(text.replace("²", "2").strip(" ()"))
    return bool(sentence) and (sentence in SCALES or sentence in _PLAIN_UNITS)


def has_unit(header: str) -> bool:
    """Tell whether a header names its unit."""
    match = _unit_in(_FOOTNOTE.sub("", header))
    return match is not None and is_unit(match[1])


def measured(column: str | None, unit: str, table: str) -> bool:
    """Tell whether a column counts what a unit scales to."""
    own = "" if column is None else _unit_of(column, table)
    return bool(own) and ("m2" if own in _OF_M2 else own) == SCALES[unit][0]


def _unit_of(column: str, table: str) -> str:
    """Return the unit of a column, empty for none."""
    for part in _TOGETHER.get(table, (table,)):
        if column in schema()[part].columns:
            return schema()[part].columns[column].unit
    return ""


def known(header: str, table: str) -> str | None:
    """Return the column a header is a known name of."""
    allowed = targets(table)
    plain = header.strip().casefold()
    if plain in allowed:
        return plain
    bare = spelled(header)[0]
    name = lookup("columns").get(bare)
    if name is None and table in _OF_TODAY:
        bare = header_words.without_now(bare)
        name = lookup("columns").get(bare) or lookup("columns").get(header_words.uncounted(bare))
        name = name or _named_beside(header) or _said_twice(header)
    if name == "ward" and table == "wards":
        return "ward"
    name = _OF_TABLE.get((table, plain)) or _OF_TABLE.get((table, str(name))) or name
    if name in allowed:
        return name
    cut = [column for column in allowed if len(plain) == _DBF and column.startswith(plain)]
    return cut[0] if len(cut) == 1 else None


def _named_beside(header: str) -> str | None:
    """Know a name, of a school or its ward, beside what stands in brackets: "Trường (phường)"."""
    before, beside = header_words.beside(header)
    own = lookup("columns").get(header_words.uncounted(before)) if beside else None
    if own == "pupils":
        return own if beside.startswith(("gom ", "bao gom ", "ke ca ", "tinh ca ")) else None
    other = header_words.is_of_another(beside, former=own == "name")
    return own if own in {"name", "ward"} and not other else None


def _said_twice(header: str) -> str | None:
    """Know a header that says the same in two languages: "Tên trường/School name"."""
    said = {lookup("columns").get(spelled(part)[0]) for part in header.split("/")}
    return said.pop() if "/" in header and len(said) == 1 else None


def propose(
    headers: Sequence[str], table: str, *, remembered: Mapping[str, str] | None = None
) -> list[Suggestion]:
    """
    Propose which column each header is.

    Parameters
    ----------
    headers
        As the file has them.
    remembered
        Columns by header, as a planner confirmed them before; an empty column means "leave out".

    Returns
    -------
    list of Suggestion
        One per header, in order. No column is proposed twice; remembered ones and known names come
        first, then the most alike.

    Examples
    --------
    >>> [(each.column, each.score) for each in propose(["Tên trường", "Cây xanh"], "schools")]
    [('name', 100.0), (None, 0.0)]
    """
    given = remembered or {}
    suggestions: dict[int, Suggestion] = {}
    taken: set[str] = set()
    own = targets(table)  # a column called as the table calls it goes before one called otherwise
    for at in sorted(range(len(headers)), key=lambda at: headers[at].strip().casefold() not in own):
        header = headers[at]
        column = given[header] or None if header in given else known(header, table)
        if header in given or (column is not None and column not in taken):
            scale = scale_of(header, column, table)
            score = SURE if column else 0.0
            suggestions[at] = Suggestion(header=header, column=column, score=score, scale=scale)
            taken |= {column} if column else set()
    for score, at, column in _alike(headers, table, suggestions):
        if at not in suggestions and column not in taken:
            scale = scale_of(headers[at], column, table)
            suggestions[at] = Suggestion(
                header=headers[at], column=column, score=score, scale=scale
            )
            taken.add(column)
    nothing = (Suggestion(header=header, column=None, score=0.0) for header in headers)
    return [suggestions.get(at, none) for at, none in enumerate(nothing)]


def _alike(
    headers: Sequence[str], table: str, suggestions: Mapping[int, Suggestion]
) -> list[tuple[float, int, str]]:
    """List pairs of header and column by likeness, the most alike first."""
    allowed = set(targets(table))
    spellings = {text: name for text, name in lookup("columns").items() if name in allowed}
    pairs = []
    for at, header in enumerate(headers):
        name = spelled(header)[0]
        if at in suggestions or not name:
            continue
        for text, score, _ in process.extract(
            name, list(spellings), scorer=fuzz.token_sort_ratio, score_cutoff=OFFERED, limit=5
        ):
            pairs.append((min(round(score, 1), SURE - 1), at, spellings[text]))
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
