"""``truonglop compare``: two norm profiles side by side over the same data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from spatial import intake, plan, words
from spatial.assessment import Assessment
from spatial.commands import shared_options
from spatial.commands.shared_options import under
from spatial.norms.changes import level_name
from spatial.norms.comparison import FOLLOWS, SHARES
from spatial.norms.comparison import compare as comparison_of
from spatial.records import LEVELS, Options


@click.command("compare")
@shared_options.folder
@click.option(
    "--profile",
    "names",
    multiple=True,
    required=True,
    help="Hai bộ định mức. / Two profiles: name, name@2025-01-31 (the law of a day), or file.",
)
@shared_options.year()
@shared_options.units
@click.pass_obj
def compare(
    lang: str, folder: Path | None, names: tuple[str, ...], year: int, units: str | None
) -> None:
    """
    So hai bộ định mức trên cùng số liệu, kèm điều khoản làm nên khác biệt.

    Compares two profiles over the same data and names the clause that made the difference.
    """
    if len(names) != len("ab"):
        raise click.UsageError(words.say("norm.compare.two", lang=lang))
    options = Options(year=year, units=units)
    first, second = (_assessed(folder, replace(options, profile=name)) for name in names)
    _print(first, second, names, lang)


def _assessed(folder: Path | None, options: Options) -> Assessment:
    """Read and assess a folder, the embedded district without one."""
    town = intake.read_network(folder)
    named, rules = under(town, options.profile, options)
    return plan.assess(town, named, rules=rules)


def _print(first: Assessment, second: Assessment, names: tuple[str, ...], lang: str) -> None:
    """Print the levels of two assessments side by side."""
    comparison = comparison_of(
        first.levels, second.levels, rules_a=first.rules, rules_b=second.rules
    )
    figures = comparison.wards.to_dict("index")
    differ = False
    for level in LEVELS:
        for column in FOLLOWS:
            a, b = (float(figures[level][f"{column}_{end}"]) for end in "ab")
            if a == b:
                continue
            differ = True
            blanks = {
                "level": level_name(level, lang=lang),
                "what": words.say(f"norm.compare.{column}", lang=lang),
                "a": _figure(column, a, lang),
                "b": _figure(column, b, lang),
                "first": names[0],
                "second": names[1],
            }
            click.echo(words.say("norm.compare.line", lang=lang, **blanks))
            for sentence in comparison.why(column, level, lang=lang):
                click.echo(f"    {sentence}")
    if not differ:
        click.echo(words.say("norm.compare.same", lang=lang))


def _figure(column: str, value: float, lang: str) -> str:
    """Write a figure of a column: a share in percent, the rest whole."""
    if column in SHARES:
        return words.percent(value, lang=lang)
    return words.number(value, lang=lang)
