"""``truonglop targets``: the targets of a plan beside what is measured."""

from __future__ import annotations

import json
from pathlib import Path

import click

from spatial import intake, plan, readings, words
from spatial.commands import planner_day, shared_options
from spatial.commands.shared_options import under
from spatial.records import Options
from spatial.targets import duty_page
from spatial.targets.measures import Facts
from spatial.targets.pack import Target, indicators, localities, pack
from spatial.targets.registry import TargetRow, registry
from spatial.targets.units import (
    difference,
    figure,
    measured,
    number,
    period_name,
    place_name,
    unit_name,
)

EMBEDDED = "quan12"  # the only target pack whose locality's data the package carries


def rows(registered: tuple[TargetRow, ...], *, lang: str) -> list[dict[str, str]]:
    """
    Put the registry into rows of words.

    Returns
    -------
    list of dict
        ``indicator level period kind target unit figure observed parent gap trend measured
        section note flags``; a
        figure nobody gave is "no data", a parent, gap or trend nobody can tell is empty.
    """
    return [_row(row, lang) for row in registered]


def _row(row: TargetRow, lang: str) -> dict[str, str]:
    """Put one row into words."""
    target = row.target
    place = f" ({place_name(target.place, lang=lang)})" if target.place else ""
    return {
        "indicator": indicators()[target.indicator].label[lang] + place,
        "level": words.say(f"target.level.{target.level}", lang=lang),
        "period": _period(target, lang),
        "kind": words.say(f"target.kind.{target.kind}", lang=lang),
        "target": number(target.value, lang=lang),
        "unit": "" if target.value is None else unit_name(target, lang=lang),
        "figure": figure(target, lang=lang),
        "observed": _observed(row, lang),
        "parent": "" if row.parent is None else figure(row.parent, lang=lang),
        "gap": "" if row.gap is None else difference(row.gap, target.unit, lang=lang),
        "trend": _trend(row, lang),
        "measured": _measured(row, lang),
        "section": target.section,
        "note": target.note.get(lang, ""),
        "flags": " ".join(flag.say(lang=lang) for flag in row.flags),
    }


def _period(target: Target, lang: str) -> str:
    """Say the period, marked where the plan does not name it there."""
    said = period_name(target.period, lang=lang)
    return said if target.period_read else words.say("target.period_meant", lang=lang, period=said)


def _observed(row: TargetRow, lang: str) -> str:
    """Write what is measured, or why nothing is."""
    if row.published:
        return words.say("target.published", lang=lang)
    if row.other_year is not None:
        return words.say("target.other_year", lang=lang, year=row.other_year)
    needs = indicators()[row.target.indicator].needs
    if row.observed is None and needs:
        why = words.say(f"target.needs.{needs}", lang=lang)
        return words.say("target.unmeasured", lang=lang, why=why)
    return measured(row.observed, row.target.unit, lang=lang)


def _trend(row: TargetRow, lang: str) -> str:
    """Say which way a figure went, from what to what; empty where nobody can tell."""
    if not row.trend:
        return ""
    when = row.latest_of.period if row.latest_of is not None else ""
    return words.say(
        "target.trend_line",
        lang=lang,
        trend=words.say(f"target.trend.{row.trend}", lang=lang),
        base=measured(row.base, row.target.unit, lang=lang),
        latest=measured(row.latest, row.target.unit, lang=lang),
        when=f", {period_name(when, lang=lang)}" if when else "",
    )


def _measured(row: TargetRow, lang: str) -> str:
    """Write what the lists of schools say by year; empty without any."""
    return "; ".join(
        f"{year}: {measured(value, row.target.unit, lang=lang)}"
        for year, value in row.measured.items()
    )


def line(row: dict[str, str], *, lang: str) -> str:
    """Say a row in one line; what is empty is left out, not printed bare."""
    parts = [words.say("target.line.figure", lang=lang, **row)]
    parts += [
        words.say(f"target.line.{name}", lang=lang, **row)
        for name in ("observed", "gap", "parent", "trend", "measured", "section")
        if row[name]
    ]
    return " | ".join(parts)


@click.command("targets")
@shared_options.folder
@click.option(
    "--locality",
    type=click.Choice(localities()),
    default="quan12",
    show_default=True,
    help="Bộ chỉ tiêu. / Target pack.",
)
@shared_options.profile
@shared_options.as_json
@click.option("--page", is_flag=True, help="In docs/plans.md. / Print docs/plans.md.")
@click.pass_obj
def targets(
    lang: str, folder: Path | None, locality: str, profile: str, *, as_json: bool, page: bool
) -> None:
    """
    Chỉ tiêu của kế hoạch cạnh số đo được, cấp trên và những chỗ mâu thuẫn.

    The targets of a plan beside what our data say, the authority above, and contradictions.
    """
    if page:
        click.echo(duty_page.page(), nl=False)
        return
    listed = rows(registry(pack(locality), _facts(locality, folder, profile)), lang=lang)
    if as_json:
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for row in listed:
        click.echo(line(row, lang=lang))
        for remark in (row["flags"], row["note"]):
            if remark:
                click.echo(f"    {remark}")


def _facts(locality: str, folder: Path | None, profile: str) -> Facts | None:
    """Measure a folder under a profile, or the embedded district if the targets are its own."""
    if folder is None and locality != EMBEDDED:
        return None
    town = intake.read_network(folder)
    options, rules = under(town, profile, Options())
    return readings.facts(plan.assess(town, options, rules=rules), day=planner_day.today())
