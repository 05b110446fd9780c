"""Nursery: the table of the wards, the figures of the summary and the line that is printed."""

from __future__ import annotations

import math

import pandas as pd

from spatial import nursery, rounding, words
from spatial.assessment import Assessment
from spatial.intake.text.csv_text import as_csv
from spatial.records import Level

HEAD = ("ward_id", "ward", "year", *nursery.COLUMNS)


def figures(assessment: Assessment) -> dict[str, int | None]:
    """
    Give the whole figures of the locality; rooms and shortage are none where nobody told the rooms.

    Rooms are rounded up: part of a group needs a whole room.
    """
    return _whole(assessment.nursery.sum(skipna=False))


def table(assessment: Assessment) -> bytes:
    """Write nursery by ward as CSV for Excel; what is not known is blank."""
    names = assessment.network.wards(assessment.options.units)["ward"]
    rows = [
        [code, names[code], assessment.options.year, *_whole(row).values()]
        for code, row in assessment.nursery.iterrows()
    ]
    return as_csv(HEAD, rows)


def line(assessment: Assessment, *, lang: str) -> str:
    """Say nursery in one sentence; empty where only a total of preschool is known."""
    if assessment.nursery.empty:
        return ""
    children = figures(assessment)
    said = {
        name: words.number(value, lang=lang)
        for name, value in children.items()
        if value is not None
    }
    key = "untold" if children["rooms_have"] is None else "have"
    preschool = assessment.summary()["levels"][Level.MAM_NON.value]
    both = (preschool["rooms_need_class"] or 0) + (children["rooms_need"] or 0)
    all_rooms = preschool["rooms_have"]
    said["all_rooms"] = words.number(math.nan if all_rooms is None else all_rooms, lang=lang)
    said["both"] = words.number(both, lang=lang)
    sizes = nursery.group_sizes(assessment.rules.on).values()
    return words.say(
        "nursery.line",
        lang=lang,
        year=assessment.options.year,
        have=words.say(f"nursery.{key}", lang=lang, **said),
        sizes="/".join(words.number(norm.value, lang=lang) for norm in sizes),
        **said,
    )


def _whole(row: pd.Series) -> dict[str, int | None]:
    """Round one row: rooms needed and missing up, the rest half-up."""
    rounded: dict[str, int | None] = {}
    for name in nursery.COLUMNS:
        value = float(row[name])
        up = name in {"rooms_need", "rooms_short"}
        rounded[name] = (
            None if math.isnan(value) else rounding.up(value) if up else rounding.whole(value)
        )
    return rounded
