"""What our own tables say about an indicator; ``None`` where they say nothing, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from spatial import rounding
from spatial.network import INDEPENDENT, PRIVATE
from spatial.records import KINDERGARTEN, LEVELS, NURSERY, Kind, Level
from spatial.targets import enrolment

PER = 10_000
# What a list of schools alone tells, by measure: the column added up and the one it is divided by.
_OF_LISTS = {"rooms_have": ("rooms", ""), "land_have": ("land_m2", ""),
             "class_size": ("pupils", "classes")}  # fmt: skip
# Sums of the tables' own figures: no surer and no newer than whoever published them.
_GIVEN_BACK = frozenset(
    {"pupils", "rooms_have", "rooms_need", "rooms_short", "land_have", "land_need", "land_short"}
)
_SCOPES = {
    "all": LEVELS,
    "total": LEVELS,
    "pho_thong": tuple(level for level in LEVELS if level is not Level.MAM_NON),
    **{level.value: (level,) for level in LEVELS},
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """
    Tables indicators are measured on.

    Attributes
    ----------
    levels
        Indexed by ``level``: ``pupils``, ``residents``, ``rooms_have``, ``land_have_m2``,
        ``rooms_need_per_10k``, ``rooms_short_per_10k``, ``land_need_m2``, ``land_short_m2``,
        ``kind`` (an assessment's levels); columns may be missing.
    school_levels
        One row per school and level: ``rooms``, ``pupils`` and, where surveyed, ``ownership``,
        ``school_type``, ``classes``, ``rooms_solid``, ``pupils_two_session``,
        ``national_standard`` (``0`` for none, else the level reached).
    year
        Year the pupils and needs are of; ``None`` where nobody says.
    listed_year
        Year the list of schools tells of; ``None`` for that of the pupils.
    wards
        Wards of the locality [wards]; ``None`` where nobody says.
    residents_by_age
        Residents by single age in that year [people].
    groups, registers
        Preschool groups by age, class registers by grade; empty and ``None`` for none.
    school_years
        Lists of schools of several years, as `Network.school_years`; empty for none.
    """

    levels: pd.DataFrame
    school_levels: pd.DataFrame
    year: int | None = None
    listed_year: int | None = None
    wards: int | None = None
    residents_by_age: pd.Series = field(default_factory=lambda: pd.Series(dtype=float))
    groups: pd.DataFrame = field(default_factory=pd.DataFrame)
    registers: pd.DataFrame | None = None
    school_years: pd.DataFrame = field(default_factory=pd.DataFrame)


def over_years(name: str, level: str, facts: Facts) -> dict[int, float]:
    """
    Measure an indicator on the lists of schools of every year kept.

    Parameters
    ----------
    name
        Name of the measure; those that need more than a list of schools give nothing.
    level
        Level as the plan writes it.
    facts
        The tables.

    Returns
    -------
    dict
        By year, the oldest first; a year whose list has a hole is left out.
    """
    scope = [one.value for one in _SCOPES.get(level, ())]
    if name not in _OF_LISTS or facts.school_years.empty or not scope:
        return {}
    column, over = _OF_LISTS[name]
    measured = {}
    for year, rows in facts.school_years.groupby("year"):
        own = rows[rows["level"].isin(scope)]
        whole = _sum(own, column)
        value = whole if not over else _ratio(whole, _sum(own, over), 1)
        if value is not None:
            measured[int(str(year))] = value
    return measured


def measure(name: str, level: str, facts: Facts) -> float | None:
    """
    Measure an indicator.

    Parameters
    ----------
    name
        Name of the measure; empty for none.
    level
        Level as the plan writes it.
    facts
        The tables.

    Returns
    -------
    float or None
        The figure in the indicator's unit (shares in percent); ``None`` for no data.
    """
    if name in _WHOLE:
        return _WHOLE[name](facts)
    scope = _SCOPES.get(level)
    if scope is None or name not in _MEASURES:
        return None
    return _MEASURES[name](facts, [one.value for one in scope])


def published(name: str, level: str, facts: Facts) -> bool:
    """
    Say whether a measure only gives back figures somebody published.

    A plan's own pupils, rooms and land held against the same plan measure nothing.
    """
    scope = _SCOPES.get(level, ())
    if name not in _GIVEN_BACK or "kind" not in facts.levels or not scope:
        return False
    kinds = facts.levels["kind"].reindex([one.value for one in scope])
    return bool((kinds == Kind.PUBLISHED).all())


def _sum(table: pd.DataFrame, column: str) -> float | None:
    """Add a column up; no data if it is missing or has a hole."""
    if column not in table or table.empty or table[column].isna().any():
        return None
    return float(table[column].sum())


def _of_levels(column: str) -> Callable[[Facts, list[str]], float | None]:
    def added(facts: Facts, scope: list[str]) -> float | None:
        if not set(scope) <= set(facts.levels.index):
            return None
        return _sum(facts.levels.loc[scope], column)

    return added


def _rows(facts: Facts, scope: list[str]) -> pd.DataFrame:
    """Take the schools of some levels."""
    return facts.school_levels[facts.school_levels["level"].isin(scope)]


def _share(part: str, whole: str) -> Callable[[Facts, list[str]], float | None]:
    """Divide two columns of the schools, in percent."""

    def divided(facts: Facts, scope: list[str]) -> float | None:
        rows = _rows(facts, scope)
        return _ratio(_sum(rows, part), _sum(rows, whole), 100)

    return divided


def _ratio(part: float | None, whole: float | None, times: float) -> float | None:
    """Divide, or say there is no data."""
    if part is None or not whole:
        return None
    return times * part / whole


def _per_10k(facts: Facts, scope: list[str]) -> float | None:
    """Count rooms per 10,000 residents of the ages."""
    rooms, people = (_of_levels(name)(facts, scope) for name in ("rooms_have", "residents"))
    return _ratio(rooms, people, PER)


def _beyond_seats(facts: Facts, scope: list[str]) -> float | None:
    """Count pupils beyond the seats of their wards, whole as pages show them."""
    beyond = _of_levels("seats_short_wards")(facts, scope)
    return None if beyond is None else rounding.half_up(beyond, 0)


def _class_size(facts: Facts, scope: list[str]) -> float | None:
    """Count pupils per class."""
    rows = _rows(facts, scope)
    return _ratio(_sum(rows, "pupils"), _sum(rows, "classes"), 1)


def _solid(facts: Facts, scope: list[str]) -> float | None:
    """Count solid rooms."""
    return _sum(_rows(facts, scope), "rooms_solid")


def _marked(rows: pd.DataFrame, column: str, mark: object) -> pd.Series | None:
    """Say which rows carry a mark; no data where any is unknown."""
    if column not in rows or rows.empty or rows[column].isna().any():
        return None
    if rows[column].isin(["", "chua_ro"]).any():
        return None
    return rows[column] == mark


def _true_schools(facts: Facts, scope: list[str]) -> pd.DataFrame:
    """Take the schools of some levels: an independent preschool group is none."""
    rows = _rows(facts, scope)
    return rows[rows["school_type"] != INDEPENDENT] if "school_type" in rows else rows


def _standard(facts: Facts, scope: list[str]) -> float | None:
    """Count national-standard schools, in percent."""
    rows = _true_schools(facts, scope)
    marked = _marked(rows, "national_standard", "0")
    return None if marked is None else 100 * float((~marked).mean())


def _private_schools(facts: Facts, scope: list[str]) -> float | None:
    """Count private schools, in percent, each school once."""
    rows = _true_schools(facts, scope)
    if "school_id" in rows:
        rows = rows.drop_duplicates("school_id")
    marked = _marked(rows, "ownership", PRIVATE)
    return None if marked is None else 100 * float(marked.mean())


def _private_pupils(facts: Facts, scope: list[str]) -> float | None:
    """Count pupils in private schools, in percent."""
    rows = _rows(facts, scope)
    marked = _marked(rows, "ownership", PRIVATE)
    if marked is None:
        return None
    return _ratio(_sum(rows[marked], "pupils") or 0.0, _sum(rows, "pupils"), 100)


def _two_session_schools(facts: Facts, scope: list[str]) -> float | None:
    """Count schools all of whose pupils are taught two sessions a day, in percent."""
    rows = _rows(facts, scope)
    for column in ("pupils", "pupils_two_session"):
        if column not in rows or rows.empty or rows[column].isna().any():
            return None
    taught = rows[rows["pupils"] > 0]
    if taught.empty:
        return None
    return 100 * float((taught["pupils_two_session"] >= taught["pupils"]).mean())


def _groups(groups_of: tuple[str, ...], ages: tuple[int, int]) -> Callable[[Facts], float | None]:
    """Ask the preschool groups for the enrolment of some ages."""
    return lambda facts: enrolment.of_groups(
        facts.groups, facts.residents_by_age, groups_of=groups_of, ages=ages
    )


def _registers(grade: int) -> Callable[[Facts], float | None]:
    """Ask the registers who goes on after a grade."""
    return lambda facts: enrolment.of_registers(facts.registers, grade=grade)


_WHOLE: dict[str, Callable[[Facts], float | None]] = {
    "wards": lambda facts: None if facts.wards is None else float(facts.wards),
    "nursery_enrolment": _groups(NURSERY, (0, 2)),
    "kindergarten_enrolment": _groups(KINDERGARTEN, (3, 5)),
    "enrolment_5yo": _groups(enrolment.FIVE, (5, 5)),
    "transition_primary": _registers(5),
    "transition_lower_sec": _registers(9),
}

_MEASURES: dict[str, Callable[[Facts, list[str]], float | None]] = {
    "pupils": _of_levels("pupils"),
    "rooms_have": _of_levels("rooms_have"),
    "rooms_need": _of_levels("rooms_need_per_10k"),
    "rooms_short": _of_levels("rooms_short_per_10k"),
    "land_have": _of_levels("land_have_m2"),
    "land_need": _of_levels("land_need_m2"),
    "land_short": _of_levels("land_short_m2"),
    "pupils_beyond_seats": _beyond_seats,
    "rooms_per_10k": _per_10k,
    "class_size": _class_size,
    "rooms_solid": _solid,
    "rooms_solid_share": _share("rooms_solid", "rooms"),
    "two_session_schools_share": _two_session_schools,
    "two_session_share": _share("pupils_two_session", "pupils"),
    "national_standard_share": _standard,
    "private_school_share": _private_schools,
    "private_pupil_share": _private_pupils,
}
