"""``truonglop compare-lists``: what changed between two lists of schools."""

from __future__ import annotations

import json
import math
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spatial import words
from spatial.commands import shared_options
from spatial.errors import Fault, Severity, UserError
from spatial.export import atomic

if TYPE_CHECKING:
    from spatial.intake.joining.school_changes import SchoolList

_LIST = click.Path(path_type=Path, exists=False)


@click.command("compare-lists")
@click.argument("before", type=_LIST)
@click.argument("after", type=_LIST)
@shared_options.as_json
@shared_options.out_table
@click.pass_obj
def compare_lists(lang: str, before: Path, after: Path, *, as_json: bool, out: Path | None) -> None:
    r"""
    So hai danh sách trường, năm trước và năm sau.

    BEFORE and AFTER are folders or workbooks with a list of schools. Shows the schools added, gone
    and renamed, and every change of rooms, pupils, land and classes; pairs nobody can be sure of
    are shown side by side and counted as added and gone.

    \b
    truonglop compare-lists du-lieu-2024/ du-lieu-2025/ --out thay-doi.csv
    truonglop compare-lists truong-2024.xlsx truong-2025.xlsx --json
    """
    from spatial.intake.joining import school_changes
    from spatial.intake.text.csv_text import as_csv

    changes = school_changes.compare(_read(before), _read(after))
    counts = {str(change): int(count) for change, count in changes["change"].value_counts().items()}
    if as_json:
        rows = json.loads(changes.to_json(orient="records"))
        click.echo(json.dumps({"counts": counts, "changes": rows}, ensure_ascii=False))
    else:
        for row in changes.to_dict("records"):
            click.echo(_line(row, lang))
        key = "school_changes.summary" if counts else "school_changes.none"
        blanks = {name: counts.get(name, 0) for name in ("added", "gone", "renamed", "changed")}
        click.echo(words.say(key, lang=lang, maybe=counts.get("maybe", 0), **blanks))
    if out is not None:
        table = as_csv(list(changes.columns), changes.itertuples(index=False, name=None))
        atomic.write({out.name: table}, out.parent)
        click.echo(
            words.say("cli.written", lang=lang, count=1, folder=out.parent.resolve()), err=True
        )


def _read(place: Path) -> SchoolList:
    """Read a list of schools, whether or not the rest of a locality is there."""
    from spatial import intake
    from spatial.intake.joining import school_changes

    reading = intake.examine(place)
    schools = school_changes.of_tables(reading.tables)
    if schools is not None:
        return schools
    stops = [fault for fault in reading.faults if fault.severity is Severity.ERROR]
    told = [fault for fault in stops if fault.code != "missing_table"]
    raise UserError(told or [Fault(code="no_list", value=place.name)])


def _line(row: Mapping[Hashable, object], lang: str) -> str:
    """Put a change into a line."""
    figure, level = str(row["figure"]), str(row["level"])
    return words.say(
        f"school_changes.{row['change']}",
        lang=lang,
        before_name=row["before_name"],
        after_name=row["after_name"],
        level=words.say(f"level.{level}", lang=lang) if level else "",
        figure=words.say(f"school_changes.figure.{figure}", lang=lang) if figure else "",
        before=_number(row["before"], lang),
        after=_number(row["after"], lang),
    )


def _number(value: object, lang: str) -> str:
    """Write a figure, ``?`` for one nobody told."""
    number = float(str(value))
    if math.isnan(number):
        return "?"
    return words.number(number, lang=lang, decimals=0 if number.is_integer() else 1)
