"""Two sets of norms over the same data, in figures: what each misses, by level and by ward."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

import pandas as pd

from spatial import norms, rounding, words
from spatial.assessment import Assessment
from spatial.norms import Profile, document
from spatial.norms.comparison import FOLLOWS, SHARES, Comparison, compare
from spatial.norms.profiles import LEVEL_TOPICS, WHOLE_TOPICS
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.widgets import norm_choices, signs

TOPICS = (*WHOLE_TOPICS, *LEVEL_TOPICS)
MEASURES = tuple(FOLLOWS)
_WAYS = {
    "rooms_short_per_10k": Method.PUPILS,
    "rooms_short_class": Method.CLASS,
    "land_short_m2": Method.LAND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """
    One of the two.

    Attributes
    ----------
    name, label
        Short and full name.
    profile
        Name for `spatial.records.Options`.
    own
        Text of an own profile; empty for a shipped one.
    """

    name: str
    label: str
    profile: str
    own: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two assessments of the same data, and what differs by level and by ward."""

    sides: tuple[Side, Side]
    a: Assessment
    b: Assessment
    levels: Comparison
    wards: Comparison


def profile_of(name: str, own: str) -> Profile:
    """Return a profile, shipped or the planner's own."""
    if own:
        return norms.read_profile(own)
    shipped, _, day = name.partition("@")
    profile = norms.shipped(shipped)
    return dataclasses.replace(profile, as_of=norms.rules(name).on) if day else profile


def side(name: str, own: str, *, lang: str, day: date | None = None) -> Side:
    """
    Name one side of a comparison.

    Parameters
    ----------
    name, own
        The profile, and its text if it is the planner's own.
    day
        Day whose law applies; ``None`` takes the profile's own day.
    """
    label = norm_choices.profile_label(
        name if day is None or own else name.partition("@")[0], lang=lang
    )
    if day is None:
        return Side(name=name, label=label, profile=name, own=own)
    text = document.day(day, lang=lang)
    if own:
        own = norms.write_profile(dataclasses.replace(norms.read_profile(own), as_of=day))
    profile = name if own else f"{name.partition('@')[0]}@{day.isoformat()}"
    return Side(name=text, label=f"{label}, {text}", profile=profile, own=own)


def pair(seen: Seen, one: Side, two: Side) -> Pair:
    """
    Assess the same data twice.

    Raises
    ------
    UserError
        With the norms a side does not find on its day.
    """
    a, b = (
        assessments.assess(
            seen.source,
            dataclasses.replace(seen.view.options, profile=one.profile),
            seen.proposals,
            one.own,
        )
        for one in (one, two)
    )
    levels, wards = (
        compare(x, y, rules_a=a.rules, rules_b=b.rules)
        for x, y in ((a.levels, b.levels), (a.wards, b.wards))
    )
    return Pair(sides=(one, two), a=a, b=b, levels=levels, wards=wards)


def shown(value: float, measure: str) -> float:
    """Round a figure to what the screen shows: land in hectares, a share in percent."""
    if measure in _WAYS:
        return method.shown(value, _WAYS[measure])
    return rounding.half_up(100 * value if measure in SHARES else value)


def decimals(measure: str) -> int:
    """Return the digits after the decimal sign."""
    return 1 if measure == "land_short_m2" else 0


def write(value: float, measure: str, *, lang: str, sign: bool = False) -> str:
    """Write a figure already rounded; a change with its sign."""
    if sign:
        return signs.signed(value, lang=lang, decimals=decimals(measure)) or "0"
    return words.number(value, lang=lang, decimals=decimals(measure))


def worse(change: float, measure: str) -> bool:
    """Tell whether a change is for the worse."""
    return change < 0 if measure in SHARES else change > 0


def total(assessment: Assessment, measure: str) -> float:
    """Return the whole locality's figure as shown; classes are rounded up by level."""
    if measure == "rooms_short_class":
        return float(sum(shown(value, measure) for value in assessment.levels[measure]))
    return shown(float(assessment.total[measure]), measure)


def first_difference(seen: Seen, sides: Pair) -> str:
    """Name the first measure in which the two differ at the level shown, or at any."""
    table = sides.levels.wards
    for rows in (table.loc[[seen.level]], table):
        for measure in ("land_short_m2", *MEASURES):
            if (rows[f"{measure}_change"].abs() > 0).any():
                return measure
    return MEASURES[0]


def ward_table(seen: Seen, sides: Pair, measure: str) -> pd.DataFrame:
    """
    Put the wards of the level shown side by side.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``ward_id``, the greatest change first: ``ward``, ``a``, ``b``, ``change``, as
        the screen shows them.
    """
    rows = sides.wards.wards.xs(seen.level, level="level")
    a, b = (rows[f"{measure}_{end}"].map(lambda value: shown(value, measure)) for end in "ab")
    names = [seen.name(str(ward_id)) for ward_id in rows.index]
    table = pd.DataFrame({"ward": names, "a": a, "b": b, "change": (b - a).round(6)})
    order = table["change"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order]


def measure_of(topic: str) -> str:
    """Name the measure a topic makes a difference to."""
    return next((name for name, topics in FOLLOWS.items() if topic in topics), MEASURES[0])


def at_level(sides: Pair, level: str, measure: str) -> tuple[float, float]:
    """Return a measure of both sides at a level, as shown."""
    table = sides.levels.wards
    a, b = (shown(float(table[f"{measure}_{end}"].loc[level]), measure) for end in "ab")
    return a, b
