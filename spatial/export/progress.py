"""The progress of a plan as files: a row a target and place, and the whole as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spatial import rounding
from spatial.intake.text.csv_text import as_csv
from spatial.targets import indicator_table
from spatial.targets.pack import Pack, indicators
from spatial.targets.progress import PlaceResult, TargetCourse
from spatial.targets.results import Result

COLUMNS = (
    "plan", "indicator", "label", "level", "of", "unit", "section", "base_year", "base", "op",
    "target", "target_year", "ward_id", "school_id", "result_year", "result", "origin", "kind",
    "source", "expected", "pace_planned", "pace_needed", "status", "office", "office_now",
)  # fmt: skip


def rows(plan: Pack, found: Sequence[TargetCourse], *, lang: str) -> list[dict[str, object]]:
    """
    Put courses into rows.

    Returns
    -------
    list of dict
        The columns of `COLUMNS`: a row for the whole locality, then one a ward or school told;
        what nobody knows is ``None``, figures are as they were told or reckoned, without what
        floating point added.
    """
    listed: list[dict[str, object]] = []
    for course in found:
        listed.append(_row(plan, course, course.latest, lang=lang))
        listed += [_row(plan, course, place.result, lang=lang, place=place)
                   for place in course.places]  # fmt: skip
    return listed


def table(plan: Pack, found: Sequence[TargetCourse], *, lang: str) -> bytes:
    """Write the rows as CSV for Excel; what nobody knows is blank."""
    return as_csv(COLUMNS, ([*row.values()] for row in rows(plan, found, lang=lang)))


def tree(plan: Pack, found: Sequence[TargetCourse], *, year: int, lang: str) -> bytes:
    """Write the whole as JSON: plan, year and the rows, each with its results by year."""
    by_year = [
        [
            {"year": one.year, "value": rounding.plain(one.value), "origin": one.origin}
            for one in course.results
        ]
        for course in found
    ]
    whole = [_row(plan, course, course.latest, lang=lang) for course in found]
    content = {
        "plan": plan.locality,
        "year": year,
        "targets": [
            {**row, "results": results} for row, results in zip(whole, by_year, strict=True)
        ],
        "places": [
            row for row in rows(plan, found, lang=lang) if row["ward_id"] or row["school_id"]
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def every(plan: Pack, found: Sequence[TargetCourse], *, year: int, lang: str) -> dict[str, bytes]:
    """Write every file; the plan that prints a table of its own gets that too."""
    files = {
        "target_progress.csv": table(plan, found, lang=lang),
        "target_progress.json": tree(plan, found, year=year, lang=lang),
    }
    if plan.locality == indicator_table.PLAN:
        head, *lines = indicator_table.rows(found, year=year)
        files["indicator_table.csv"] = as_csv(head, lines)
    return files


def _row(
    plan: Pack, course: TargetCourse, result: Result | None, *, lang: str,
    place: PlaceResult | None = None,
) -> dict[str, object]:  # fmt: skip
    """Put one course, or its result at one place, into a row."""
    target = course.target
    value = target.value
    goal = "-".join(f"{end:g}" for end in value) if isinstance(value, tuple) else value
    office = course.office
    named = (result.office if result is not None else "") or (office.name[lang] if office else "")
    whole = place is None
    cells = (
        plan.locality, target.indicator, indicators()[target.indicator].label[lang],
        target.level, target.of, target.unit, target.section,
        course.base_year if whole else None, course.base if whole else None,
        target.op, goal, target.year,
        place.ward_id if place else "", place.school_id if place else "",
        result.year if result else None, result.value if result else None,
        result.origin if result else "", result.kind if result else "",
        result.source if result else "",
        course.expected if whole else None, course.pace_planned if whole else None,
        course.pace_needed if whole else None, place.status if place else course.status,
        named, office.now[lang] if office else "",
    )  # fmt: skip
    written = (rounding.plain(one) if isinstance(one, float) else one for one in cells)
    return dict(zip(COLUMNS, written, strict=True))
