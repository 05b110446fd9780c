"""Two profiles over the same data: shortages side by side, and which clause made the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from spatial import words
from spatial.norms.changes import Change, level_name
from spatial.norms.record import Norm
from spatial.norms.rules import Rules
from spatial.records import LEVELS, Level

# Column of an assessment's wards, and the tables of the profile it follows from.
FOLLOWS = {
    "rooms_short_per_10k": ("rooms_per_10k", "band_from", "band_to"),
    "rooms_short_class": ("class_size", "rooms_per_class", "rooms_per_class_two_session"),
    "land_short_m2": ("land_per_pupil_m2",),
    "seats_short": ("class_size", "rooms_per_class", "rooms_per_class_two_session"),
    "circle_share": ("radius_m",),
    "covered_share": ("radius_m",),
}
SHARES = ("circle_share", "covered_share")  # of pupils, 0 to 1; the circle is the norm's own

# What a profile chooses besides norms, and the columns that follow from it.
CHOICES = {
    "rooms_denominator": ("rooms_short_per_10k",),
    "two_session_share": ("rooms_short_class", "seats_short"),
    "day_boarders": ("land_short_m2",),
    "floor_rate": ("land_short_m2",),
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """
    Two profiles over the same wards.

    Attributes
    ----------
    wards
        Indexed as the assessments' wards: for every column of `FOLLOWS` ``<name>_a``,
        ``<name>_b`` and ``<name>_change`` (b less a).
    clauses
        Norms that differ between the profiles.
    choices
        What differs and is no norm: the denominator, two-session shares, the switches of land.
    """

    wards: pd.DataFrame
    clauses: tuple[Change, ...]
    choices: tuple[tuple[str, Level | None, str, str], ...]

    def why(self, name: str, level: Level, *, lang: str) -> tuple[str, ...]:
        """
        Say which clauses made a column differ at a level.

        Parameters
        ----------
        name
            Column of `FOLLOWS`.

        Returns
        -------
        tuple of str
            Sentences; empty where the profiles agree.
        """
        return tuple(self._why(name, level, lang))

    def _why(self, name: str, level: Level, lang: str) -> Iterator[str]:
        """Go through the clauses and choices a column follows from."""
        for change in self.clauses:
            if change.topic in FOLLOWS[name] and change.level in (level, None):
                yield change.say(lang=lang)
        for choice, at, before, after in self.choices:
            if name in CHOICES[choice] and at in (level, None):
                yield words.say(
                    f"norm.choice.{choice}",
                    lang=lang,
                    level=level_name(level, lang=lang),
                    before=_said(choice, before, lang),
                    after=_said(choice, after, lang),
                )


def compare(a: pd.DataFrame, b: pd.DataFrame, *, rules_a: Rules, rules_b: Rules) -> Comparison:
    """
    Put two assessments of the same wards side by side.

    Parameters
    ----------
    a, b
        Wards of the assessments, indexed alike.
    rules_a, rules_b
        The profiles they were made with.

    Returns
    -------
    Comparison
        The shortages, their change, and the clauses behind it.
    """
    columns: dict[str, pd.Series] = {}
    for name in FOLLOWS:
        columns[f"{name}_a"], columns[f"{name}_b"] = a[name], b[name]
        columns[f"{name}_change"] = b[name] - a[name]
    return Comparison(
        wards=pd.DataFrame(columns, index=a.index),
        clauses=differences(rules_a, rules_b),
        choices=tuple(
            choice
            for choice in _choices(rules_a, rules_b)
            if choice[0] != "floor_rate" or _floor_counts(a) or _floor_counts(b)
        ),
    )


def _floor_counts(wards: pd.DataFrame) -> bool:
    """Say whether floor stands for any land: a switch without floor areas changes nothing."""
    return "land_from_floor_m2" in wards and bool((wards["land_from_floor_m2"] > 0).any())


def differences(a: Rules, b: Rules) -> tuple[Change, ...]:
    """List the norms two profiles do not share."""
    before, after = a.by_topic(), b.by_topic()
    return tuple(
        Change(
            topic=topic,
            level=level,
            series=after[topic, level].series,
            before=norm,
            after=after[topic, level],
        )
        for (topic, level), norm in before.items()
        if norm.value != after[topic, level].value
    )


def behind(
    rules: Rules, name: str, level: Level, *, share: float | None = None
) -> tuple[Norm, ...]:
    """
    List the norms a figure of a level is computed with.

    Parameters
    ----------
    name
        Column of `FOLLOWS`.
    share
        Share of two-session classes; ``None`` takes the profile's.

    Returns
    -------
    tuple of Norm
        If any is unverified, so is the figure, and its mark goes where the figure goes.
    """
    both = rules.two_session_share[level] if share is None else share
    per_class = (
        *((rules.rooms_per_class_two_session[level],) if both > 0 else ()),
        *((rules.rooms_per_class_half_day[level],) if both < 1 else ()),
    )
    boards = (rules.land_per_boarder_m2, rules.land_per_day_boarder_m2)
    floor = () if rules.land_per_floor is None else (rules.land_per_floor,)
    norms_of: dict[str, tuple[Norm, ...]] = {
        "rooms_short_per_10k": (rules.rooms_per_10k,),
        "rooms_short_class": (rules.class_size[level], *per_class),
        "seats_short": (rules.class_size[level], *per_class),
        "land_short_m2": (
            rules.land_per_pupil_m2[level],
            *(table[level] for table in boards if level in table),
            *floor,
        ),
        **dict.fromkeys(SHARES, (rules.radius_m[level],)),
    }
    return norms_of[name]


def _choices(a: Rules, b: Rules) -> Iterator[tuple[str, Level | None, str, str]]:
    """Go through what two profiles choose differently and no norm says."""
    if a.rooms_denominator != b.rooms_denominator:
        yield "rooms_denominator", None, a.rooms_denominator, b.rooms_denominator
    for level in LEVELS:
        one, two = a.two_session_share[level], b.two_session_share[level]
        if one != two:
            yield "two_session_share", level, str(one), str(two)
    boards = [bool(rules.land_per_day_boarder_m2) for rules in (a, b)]
    if boards[0] != boards[1]:
        yield "day_boarders", None, str(boards[0]), str(boards[1])
    rates = [0.0 if one.land_per_floor is None else one.land_per_floor.value for one in (a, b)]
    if rates[0] != rates[1]:
        yield "floor_rate", None, str(rates[0]), str(rates[1])


def _said(choice: str, value: str, lang: str) -> str:
    """Put a choice into words."""
    if choice == "two_session_share":
        return words.percent(float(value), lang=lang)
    if choice == "day_boarders":
        return words.say(f"norm.switch.{'on' if value == 'True' else 'off'}", lang=lang)
    if choice == "floor_rate":
        if float(value) == 0:
            return words.say("norm.switch.off", lang=lang)
        return words.number(float(value), lang=lang, decimals=2)
    return words.say(f"norm.denominator.{value}", lang=lang)
