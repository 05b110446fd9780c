"""Two lists of the same locality's schools, a year apart: added, gone, renamed, changed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from spatial import crs
from spatial.intake.checking import column
from spatial.intake.checking.check import Checked
from spatial.intake.joining import known_schools, name_likeness
from spatial.intake.joining.known_schools import Matching
from spatial.intake.joining.name_likeness import ListedSchool
from spatial.intake.text import names
from spatial.records import Level

FIGURES = ("rooms", "pupils", "land_m2", "classes")
COLUMNS = (
    "change",
    "before_id",
    "before_name",
    "after_id",
    "after_name",
    "level",
    "figure",
    "before",
    "after",
)
Figures = dict[str, dict[str, float]]  # of one school, by level
_SAME = 1e-9  # figures nearer than this are one


@dataclass(frozen=True, kw_only=True)
class SchoolList:
    """
    A list of schools of one year.

    Attributes
    ----------
    schools
        Each school once, by ``school_id``.
    figures
        Rooms, pupils, land and classes by ``school_id`` and ``level``; NaN for what is not told.
    """

    schools: Mapping[str, ListedSchool]
    figures: pd.DataFrame


def of_tables(tables: tuple[Checked, ...]) -> SchoolList | None:
    """Take the list out of checked tables; ``None`` where they hold no schools."""
    by_table = {each.source.table: each.frame for each in tables}
    schools = by_table.get("schools")
    if schools is None or not {"school_id", "name"} <= set(schools.columns):
        return None
    levels = by_table.get("school_levels")
    if levels is None or not {"school_id", "level"} <= set(levels.columns):
        levels = pd.DataFrame(columns=["school_id", "level"])
    return of_frames(schools, levels)


def of_frames(schools: pd.DataFrame, levels: pd.DataFrame) -> SchoolList:
    """
    Take a list out of its rows.

    Parameters
    ----------
    schools
        ``school_id``, ``name`` and, where they are told, ``ward_id`` and the place: points in any
        CRS, else ``lon`` and ``lat`` [degrees].
    levels
        ``school_id``, ``level`` and what is told of `FIGURES`; of a level twice the first counts.
    """
    figures = pd.DataFrame(
        {
            name: pd.to_numeric(levels[name], errors="coerce") if name in levels else float("nan")
            for name in FIGURES
        },
        index=levels.index,
    ).set_index([column.text(levels["school_id"]), column.text(levels["level"])])
    figures.index.names = ["school_id", "level"]
    figures = figures[~figures.index.duplicated()]
    taught = {code: _taught(levels) for code, levels in _by_school(figures).items()}
    ward = column.text(schools["ward_id"]) if "ward_id" in schools else [""] * len(schools)
    ids, called = column.text(schools["school_id"]), column.text(schools["name"])
    places = _places(schools)
    return SchoolList(
        schools={
            code: ListedSchool(
                school_id=code,
                name=name,
                ward_id=of,
                levels=taught.get(code, frozenset()),
                lon=lon,
                lat=lat,
            )
            for code, name, of, (lon, lat) in zip(ids, called, ward, places, strict=True)
        },
        figures=figures,
    )


def _places(schools: pd.DataFrame) -> list[tuple[float, float] | tuple[None, None]]:
    """Give longitude and latitude [degrees] of every school, nothing for one without a place."""
    if isinstance(schools, gpd.GeoDataFrame) and schools.crs is not None:
        points = schools.geometry.to_crs(crs.WGS84)
        lons, lats = points.x.to_numpy(), points.y.to_numpy()  # NaN of an empty point
    elif {"lon", "lat"} <= set(schools.columns):
        lons, lats = (
            pd.to_numeric(schools[name], errors="coerce").to_numpy(dtype=float)
            for name in ("lon", "lat")
        )
    else:
        return [(None, None)] * len(schools)
    return [
        (None, None) if math.isnan(lon) or math.isnan(lat) else (float(lon), float(lat))
        for lon, lat in zip(lons, lats, strict=True)
    ]


def _taught(figures: Figures) -> frozenset[Level]:
    """Read the levels a school has rows of."""
    found = {names.level(level) for level in figures}
    return frozenset(Level(level) for level in found if level is not None)


def _by_school(figures: pd.DataFrame) -> dict[str, Figures]:
    """Part the table by school and level."""
    schools: dict[str, Figures] = {}
    for (code, level), *values in figures[list(FIGURES)].itertuples(name=None):
        schools.setdefault(str(code), {})[str(level)] = dict(
            zip(FIGURES, map(float, values), strict=True)
        )
    return schools


def compare(before: SchoolList, after: SchoolList) -> pd.DataFrame:
    """
    Compare two lists.

    Parameters
    ----------
    before, after
        The earlier and the later list.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, a row for every change: ``added``, ``gone``, ``renamed``, ``level_added``,
        ``level_gone``, ``changed`` (a figure), and ``maybe`` for a pair nobody can be sure of: its
        two schools stand among those added and gone until somebody says they are one.

    Notes
    -----
    Schools of one code and a like name are one; the others are matched by name, ward and level as
    `known_schools.match` does, one to one, and only certain pairs are taken.
    """
    matching = matched(before, after)
    into = {each.listed: each.known for each in matching.certain}
    then, now = _by_school(before.figures), _by_school(after.figures)
    rows: list[dict[str, object]] = []
    for new, school in after.schools.items():
        if new not in into:
            rows.append(_row("added", None, school))
            rows += [
                _row("maybe", before.schools[each.known], school)
                for each in matching.doubtful.get(new, ())[:1]
            ]
        else:
            old = into[new]
            rows += _differences((before.schools[old], school), then.get(old, {}), now.get(new, {}))
    kept = set(into.values())
    rows += [
        _row("gone", school, None) for code, school in before.schools.items() if code not in kept
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def matched(before: SchoolList, after: SchoolList) -> Matching:
    """Match the schools of the later list to those of the earlier one."""
    same_code = {
        code: code
        for code, school in after.schools.items()
        if code in before.schools and _like(school, before.schools[code])
    }
    return known_schools.match(
        list(after.schools.values()), list(before.schools.values()), answers=same_code
    )


def _like(one: ListedSchool, other: ListedSchool) -> bool:
    """Tell whether two schools of one code may be one: numberings are reused by other schools."""
    return one.name == other.name or bool(name_likeness.pairs([one], [other]))


def _row(
    change: str,
    old: ListedSchool | None,
    new: ListedSchool | None,
    **more: object,
) -> dict[str, object]:
    """Make a row of the table."""
    return {
        "change": change,
        "before_id": "" if old is None else old.school_id,
        "before_name": "" if old is None else old.name,
        "after_id": "" if new is None else new.school_id,
        "after_name": "" if new is None else new.name,
        "level": "",
        "figure": "",
        "before": float("nan"),
        "after": float("nan"),
    } | more


def _differences(
    pair: tuple[ListedSchool, ListedSchool], then: Figures, now: Figures
) -> list[dict[str, object]]:
    """List what changed of one school: its name, its levels, its figures."""
    rows = [] if pair[0].name == pair[1].name else [_row("renamed", *pair)]
    for level in sorted({*then, *now}, key=_order):
        if level not in then or level not in now:
            rows.append(_row("level_added" if level in now else "level_gone", *pair, level=level))
            continue
        for figure in FIGURES:
            one, two = then[level][figure], now[level][figure]
            both_blank = math.isnan(one) and math.isnan(two)
            if not both_blank and not abs(one - two) <= _SAME:
                rows.append(
                    _row("changed", *pair, level=level, figure=figure, before=one, after=two)
                )
    return rows


def _order(level: str) -> int:
    """Order levels as plans print them; words that name none come last."""
    order = [str(each) for each in Level]
    return order.index(level) if level in order else len(order)
