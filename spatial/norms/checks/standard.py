"""National standard: what level a school's criteria reach, and which are closest to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from spatial import words
from spatial.norms import collection
from spatial.norms.checks.land import school_land
from spatial.norms.rules import Rules
from spatial.records import Level

STATEMENT = "national_standard.standard_2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """
    What a school's criteria reach.

    Attributes
    ----------
    level
        Level of the standard reached: 0, 1 or 2.
    lacking
        Mandatory criteria below the next level.
    others_lacking
        Further criteria still needed for the next level, any of the others.
    below
        Criteria below level 1, none of which level 2 allows.
    """

    school_id: str
    level: int
    lacking: tuple[str, ...]
    others_lacking: int
    below: tuple[str, ...]

    @property
    def steps(self) -> int:
        """Count the criteria between the school and the next level."""
        return len({*self.lacking, *self.below}) + self.others_lacking

    def say(self, name: str, *, lang: str) -> str:
        """Say under the school's name what stands between it and the next level, with the text."""
        statement = collection.read().statement(STATEMENT)
        parts = []
        if self.lacking:
            listed = ", ".join(self.lacking)
            parts.append(words.say("recognition.lacking", lang=lang, criteria=listed))
        if self.others_lacking:
            parts.append(words.say("recognition.others", lang=lang, count=self.others_lacking))
        if self.below:
            listed = ", ".join(self.below)
            parts.append(words.say("recognition.below", lang=lang, criteria=listed))
        key = "recognition.way" if parts else "recognition.reached"
        return words.say(
            key,
            lang=lang,
            school=name,
            level=self.level,
            next=self.level + 1,
            lacks="; ".join(parts),
            source=statement.source,
        )


def recognition(school_id: str, reached: Mapping[str, int]) -> Recognition:
    """
    Judge one school.

    Parameters
    ----------
    reached
        Level reached (0, 1, 2) by criterion, ``"1.1"`` to ``"5.x"``; a missing one is not reached.

    Returns
    -------
    Recognition
        Level, and what the next one lacks.

    References
    ----------
    .. [1] ``norms/rules_in_words.yaml``: ``national_standard.standard_2026``.
    """
    terms = collection.read().statement(STATEMENT).terms
    mandatory, needed = terms["mandatory"], terms["others_needed"]
    others = {name: got for name, got in reached.items() if name not in mandatory}
    below = tuple(sorted(name for name, got in others.items() if got < 1))

    def lacks(level: int) -> tuple[tuple[str, ...], int]:
        lacking = tuple(name for name in mandatory if reached.get(name, 0) < level)
        return lacking, max(needed - sum(got >= level for got in others.values()), 0)

    for level in (1, 2):
        lacking, more = lacks(level)
        blocks = below if level > 1 else ()
        if lacking or more or blocks:
            return Recognition(
                school_id=school_id,
                level=level - 1,
                lacking=lacking,
                others_lacking=more,
                below=blocks,
            )
    return Recognition(school_id=school_id, level=2, lacking=(), others_lacking=0, below=())


def recognitions(criteria: pd.DataFrame) -> tuple[Recognition, ...]:
    """
    Judge every school that assessed itself.

    Parameters
    ----------
    criteria
        Reads ``school_id``, ``criterion`` and ``reached`` (0, 1, 2).

    Returns
    -------
    tuple of Recognition
        In the order the schools first stand in the table.
    """
    return tuple(
        recognition(
            str(school_id), dict(zip(part["criterion"], part["reached"].astype(int), strict=True))
        )
        for school_id, part in criteria.groupby("school_id", sort=False)
    )


def closest(schools: Sequence[Recognition], *, level: int = 1) -> tuple[Recognition, ...]:
    """List the schools below a level, those with the fewest criteria to go first."""
    below = [school for school in schools if school.level < level]
    return tuple(sorted(below, key=lambda school: (-school.level, school.steps, school.school_id)))


def facilities(school_levels: pd.DataFrame, *, rules: Rules) -> pd.DataFrame:
    """
    Count what stands between each school and the mandatory criterion of facilities.

    Parameters
    ----------
    school_levels
        Reads ``level``, ``pupils``, ``classes``, ``rooms``, ``land_m2``.
    rules
        The norm profile; a room per class is asked for as taught two sessions a day.

    Returns
    -------
    pandas.DataFrame
        Same index: ``rooms_short`` [rooms], ``land_short_m2``, ``met``.

    Notes
    -----
    The criterion names no square metres of its own, so the profile's land figure stands; it is a
    reading of ours, not a finding of the assessors.
    """
    level = [Level(name) for name in school_levels["level"]]
    rooms = [rules.rooms_per_class_two_session[at].value for at in level]
    rooms_short = (school_levels["classes"] * rooms - school_levels["rooms"]).clip(lower=0)
    land_short = school_land(school_levels, rules=rules)["land_short_m2"]
    return pd.DataFrame(
        {
            "rooms_short": rooms_short,
            "land_short_m2": land_short,
            "met": (rooms_short == 0) & (land_short == 0),
        },
        index=school_levels.index,
    )
