"""``truonglop norms --schools`` and ``--rooms``: what is kept, and rooms by every method."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click
import pandas as pd

from spatial import intake, plan, readings, words
from spatial.assessment import Assessment
from spatial.commands import planner_day
from spatial.commands.remarks import caution, say_mark
from spatial.commands.shared_options import under
from spatial.network import MARK
from spatial.norms import checks
from spatial.norms.changes import cite, level_name
from spatial.norms.checks.rooms import RoomMethod, room_methods
from spatial.records import LEVELS, Kind, Level, Options, weakest


def _assessed(folder: Path | None, profile: str, day: date | None) -> Assessment:
    """Assess a folder, the embedded district without one, under a profile and the law of a day."""
    town = intake.read_network(folder)
    options, rules = under(town, profile, Options(), on=day)
    return plan.assess(town, options, rules=rules)


def report(
    kind: str,
    folder: Path | None,
    *,
    profile: str,
    day: date | None,
    area: str | None,
    lang: str,
    as_json: bool,
) -> None:
    """Print the checks of a locality, or its rooms by every method."""
    assessment = _assessed(folder, profile, day)
    if kind == "rooms":
        caution(assessment, lang)
        _print_rooms(assessment, lang=lang, as_json=as_json)
        return
    _print_schools(
        assessment,
        day=day or planner_day.today(),
        area=area or assessment.rules.area,
        lang=lang,
        as_json=as_json,
    )


def _print_schools(
    assessment: Assessment, *, day: date, area: str | None, lang: str, as_json: bool
) -> None:
    """
    Print what every ward and school keeps and breaks, with the clause beside each figure.

    Parameters
    ----------
    day, area
        Day whose law the checks ask, and the area class.
    as_json
        Whether to print JSON, kept norms too.
    """
    made = checked(assessment, day=day, area=area)
    if as_json:
        click.echo(json.dumps(_tree(assessment, made, day, lang), ensure_ascii=False, indent=1))
        return
    told(assessment, made, day=day, lang=lang)


def checked(assessment: Assessment, *, day: date, area: str | None) -> checks.CheckResults:
    """Hold a locality against every norm of a day and an area class."""
    return checks.run(
        assessment.network,
        assessment.wards,
        rules=assessment.rules,
        day=day,
        area=area,
        units=assessment.options.units,
    )


def told(assessment: Assessment, checked: checks.CheckResults, *, day: date, lang: str) -> None:
    """Print the checks in sentences: counted, and what is broken."""
    for name, findings in checked.findings.items():
        broken = checks.broken(findings)
        head = {"check": words.say(f"check.name.{name}", lang=lang)}
        if not findings:
            click.echo(words.say("check.untold", lang=lang, **head))
            continue
        counts = {"broken": len(broken), "all": len(findings)}
        click.echo(words.say("check.counted", lang=lang, **head, **counts))
        for finding in broken:
            click.echo(f"    {finding.say(lang=lang)}")
        if name == "teachers":
            _print_posts(assessment, checked, day, lang)
    _print_closest(assessment, checked, lang)
    say_mark(assessment.network, lang)


def _print_posts(
    assessment: Assessment, checked: checks.CheckResults, day: date, lang: str
) -> None:
    """Print the posts of every ward and level: short and over, never netted."""
    names = assessment.network.wards(assessment.options.units)["ward"]
    for row in posts_by_ward(checks.posts(checked.schools, day=day), names):
        blanks = {
            name: words.number(value, lang=lang) if isinstance(value, float) else value
            for name, value in row.items()
        }
        blanks["level"] = level_name(Level(str(row["level"])), lang=lang)
        click.echo(f"    {words.say('check.ward_posts', lang=lang, **blanks)}")


def posts_by_ward(posts: pd.DataFrame, names: pd.Series) -> list[dict[str, object]]:
    """List the posts of every ward and level with the ward's name."""
    rows = checks.posts_by_ward(posts).reset_index().to_dict("records")
    return [
        {str(name): value for name, value in row.items()}
        | {"ward": str(names.get(row["ward_id"], row["ward_id"]))}
        for row in rows
    ]


def _print_closest(assessment: Assessment, checked: checks.CheckResults, lang: str) -> None:
    """Print the schools nearest to the next level of the national standard."""
    head = {"check": words.say("check.name.recognition", lang=lang)}
    if not checked.recognitions:
        click.echo(words.say("check.untold", lang=lang, **head))
        return
    near = checks.closest(checked.recognitions, level=2)
    counts = {"broken": len(near), "all": len(checked.recognitions)}
    click.echo(words.say("check.below_level_2", lang=lang, **head, **counts))
    names = assessment.network.schools["name"].to_dict()
    for recognition in near:
        click.echo(f"    {recognition.say(names[recognition.school_id], lang=lang)}")


def _tree(
    assessment: Assessment, checked: checks.CheckResults, day: date, lang: str
) -> dict[str, object]:
    """Put everything into a tree for JSON."""
    names = assessment.network.schools["name"].to_dict()
    return {
        **{
            name: [
                {
                    "subject": finding.subject,
                    "figures": words.say("explain.apportioned", lang=lang)
                    if finding.subject.endswith(MARK)
                    else "",
                    "topic": finding.norm.topic,
                    "level": finding.level or finding.norm.level,
                    "value": finding.value,
                    "limit": finding.limit,
                    "at_least": finding.at_least,
                    "kept": finding.kept,
                    "clause": finding.clause(lang=lang),
                    "unverified": finding.unverified,
                }
                for finding in findings
            ]
            for name, findings in checked.findings.items()
        },
        "teachers_by_ward": posts_by_ward(
            checks.posts(checked.schools, day=day),
            assessment.network.wards(assessment.options.units)["ward"],
        ),
        "recognition": [
            {"subject": names[one.school_id], "level": one.level, "steps": one.steps,
             "lacking": [*one.lacking, *one.below], "others_lacking": one.others_lacking}
            for one in checked.recognitions
        ],
    }  # fmt: skip


def _print_rooms(assessment: Assessment, *, lang: str, as_json: bool) -> None:
    """Print the rooms needed under every method, and the rooms there are under every choice."""
    methods = room_methods(
        assessment.levels["pupils"], readings.bands(assessment), rules=assessment.rules
    )
    if as_json:
        tree = {
            "need": [
                {"method": one.name, "band": one.band, "zone": one.zone or None,
                 "total": one.total, "levels": one.rounded,
                 "norms": [norm.norm_id for norm in one.norms]}
                for one in methods
            ],
            "have": [
                {"public_only": public, "nursery_rooms": nursery, "levels": counts}
                for (public, nursery), counts in readings.stocks(assessment).items()
            ],
        }  # fmt: skip
        click.echo(json.dumps(tree, ensure_ascii=False, indent=1))
        return
    click.echo(words.say("rooms.need", lang=lang, year=assessment.options.year))
    for method in methods:
        needed = _levels(method.rounded, method.total, lang)
        click.echo(f"  {method_name(method, assessment, lang=lang)}: {needed}")
        click.echo(
            f"    [{'; '.join(dict.fromkeys(cite(norm, lang=lang) for norm in method.norms))}]"
        )
    click.echo(words.say("rooms.have", lang=lang))
    for text, counts in stock_rows(assessment, lang=lang):
        line = words.say("rooms.untold", lang=lang) if counts is None else ""
        click.echo(f"  {text}: {line or _levels(counts or {}, sum((counts or {}).values()), lang)}")


def method_name(method: RoomMethod, assessment: Assessment, *, lang: str) -> str:
    """Say what a method counts, with its band, its people and their year."""
    band = method.band or (0, 0)
    residents = assessment.network.residents
    here = residents.loc[residents["year"] == assessment.demand.residents_year, "kind"]
    kind = weakest(here) if len(here) else Kind.ESTIMATED  # a projected year is in no table
    return words.say(
        f"rooms.method.{method.name}",
        lang=lang,
        per=words.number(assessment.rules.rooms_per_10k.value, lang=lang),
        first=band[0],
        last=band[1],
        people=words.number(method.people, lang=lang),
        year=assessment.demand.residents_year,
        kind=words.say(f"kind.{kind}", lang=lang),
        zone=method.zone,
    )


def stock_rows(assessment: Assessment, *, lang: str) -> list[tuple[str, dict[Level, int] | None]]:
    """
    Say which rooms may be counted, and how many that makes by level.

    Returns
    -------
    list
        What is counted, and rooms by level; ``None`` where nobody told the nursery rooms.
    """
    known = assessment.network.school_levels.get("nursery_rooms")
    told = known is not None and bool(known.notna().any())
    rows: list[tuple[str, dict[Level, int] | None]] = []
    for (public, nursery), counts in readings.stocks(assessment).items():
        if public and not nursery and not told:
            continue  # said once
        kept = words.say(f"rooms.{'public' if public else 'every'}", lang=lang)
        key = "with_nursery" if nursery else "without_nursery"
        text = f"{kept}, {words.say(f'rooms.{key}', lang=lang)}"
        rows.append((text, counts if nursery or told else None))
    return rows


def _levels(rooms: Mapping[Level, int], total: int, lang: str) -> str:
    """Write rooms level by level and together; a level without a figure says so."""
    parts = [
        f"{level_name(level, lang=lang)} "
        + (
            words.number(rooms[level], lang=lang)
            if level in rooms
            else words.say("rooms.none", lang=lang)
        )
        for level in LEVELS
    ]
    return words.say(
        "rooms.line", lang=lang, total=words.number(total, lang=lang), levels=", ".join(parts)
    )
