"""``truonglop norms``: the law of a day, and a locality held against it."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from spatial import words
from spatial.commands import planner_day, school_checks, shared_options
from spatial.commands.shared_options import rules_of
from spatial.norms import document
from spatial.norms.changes import changes
from spatial.norms.collection import read
from spatial.norms.record import AREAS, Norm
from spatial.records import Level, Options

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("norms")
@shared_options.folder
@click.option("--on", type=_DAY, help="Ngày (mặc định: hôm nay). / Day, today by default.")
@click.option("--to", type=_DAY, help="Những gì luật đổi từ --on đến ngày này. / What changes.")
@click.option("--area", type=click.Choice(AREAS), help="Loại khu vực. / Area class.")
@click.option("--level", type=click.Choice(shared_options.LEVEL_NAMES), help="Cấp. / Level.")
@click.option("--topic", help="Chủ đề. / Topic, such as land_per_pupil_m2.")
@click.option("--profile", help="Chỉ định mức của một bộ. / The norms of one profile only.")
@click.option(
    "--schools",
    "kind",
    flag_value="schools",
    help="Kiểm tra phường và trường trong FOLDER. / Check the wards and schools of FOLDER.",
)
@click.option(
    "--rooms",
    "kind",
    flag_value="rooms",
    help="Phòng học của FOLDER theo từng cách tính. / Rooms of FOLDER under every method.",
)
@shared_options.preset
@shared_options.as_json
@click.option("--page", is_flag=True, help="In docs/norms.md. / Print docs/norms.md.")
@click.pass_obj
def norms(
    lang: str,
    folder: Path | None,
    on: datetime | None,
    to: datetime | None,
    area: str | None,
    level: str | None,
    topic: str | None,
    profile: str | None,
    kind: str | None,
    *,
    as_json: bool,
    page: bool,
) -> None:
    r"""
    Liệt kê định mức hiệu lực một ngày, kèm điều khoản và mức tin cậy.

    Lists the norms in force on a day with clause, source and how sure each is.

    \b
    truonglop norms --on 2025-01-31 --area urban_special --topic land_per_pupil_m2
    truonglop norms --on 2025-01-30 --to 2025-01-31
    truonglop norms --profile quan12-2024
    truonglop norms --schools du-lieu-cua-toi/
    truonglop norms --rooms --preset quan12-2024
    """
    day = on.date() if on else None
    if page:
        click.echo(document.page(), nl=False)
    elif kind is not None:
        name = profile or Options().profile
        school_checks.report(
            kind, folder, profile=name, day=day, area=area, lang=lang, as_json=as_json
        )
    elif folder is not None:
        raise click.UsageError(words.say("norm.folder", lang=lang))
    elif to is not None:
        for change in changes(day or planner_day.today(), to.date(), area, every=True):
            if topic in (None, change.topic) and level in (None, change.level):
                click.echo(change.say(lang=lang))
    else:
        _list(_asked(day, area, level, topic, profile), lang=lang, as_json=as_json)


def _asked(
    day: date | None, area: str | None, level: str | None, topic: str | None, profile: str | None
) -> list[Norm]:
    """Find the norms asked for: a profile's, or those in force."""
    if profile is not None:
        norms = rules_of(profile, on=day).all_norms()
    else:
        norms = read().in_force(day or planner_day.today(), area, Level(level) if level else None)
    return [norm for norm in norms if topic in (None, norm.topic)]


def _list(norms: list[Norm], *, lang: str, as_json: bool) -> None:
    """Print norms, one a line."""
    rows = document.rows(norms, lang=lang)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(words.say("norm.line", lang=lang, **row))
    if not rows:
        click.echo(words.say("norm.none", lang=lang))
