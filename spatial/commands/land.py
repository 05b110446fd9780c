"""``truonglop land``: the register of land a school could stand on."""

from __future__ import annotations

import json
import math
from pathlib import Path

import click

from spatial import land_fund, words
from spatial.commands import manifests, shared_options
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import geojson
from spatial.export import land_fund as files
from spatial.land_fund import LandParcel
from spatial.norms.changes import cited


@click.command("land")
@assessment_request
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def land_command(lang: str, request: AssessmentRequest, *, as_json: bool, out: Path | None) -> None:
    r"""
    Quỹ đất giáo dục: quy hoạch, pháp lý, hiện trạng, đất đủ cho bao nhiêu học sinh, gì cần làm rõ.

    The land fund: zoning plan, legal state, use today, pupils the land carries and what is unclear,
    from the table parcels; the table planned_uses lays the plan over it. With --out an Excel
    workbook and a GeoJSON layer that read back, a CSV table and outlines as DXF.

    \b
    truonglop land --out quy-dat
    truonglop land du-lieu-cua-toi/ --units wards_2025 --json
    """
    assessment = request.assessed()
    parcels = land_fund.register(assessment)
    if as_json:
        tree = [
            {name: geojson.value(cell) for name, cell in row.items()} for row in files.rows(parcels)
        ]
        click.echo(json.dumps(tree, ensure_ascii=False, indent=1))
    elif not parcels:
        click.echo(words.say("land.none", lang=lang))
    else:
        click.echo(files.summary(parcels, lang=lang))
        for level in dict.fromkeys(one.level for one in parcels if one.level):
            told = cited(land_fund.standards(level, rules=assessment.rules), lang=lang)
            click.echo(f"  {words.say(f'level.{level}', lang=lang)}: {told}")
        for one in parcels:
            click.echo(line(one, lang=lang))
    if out is not None and parcels:
        written = manifests.write(files.every(assessment, lang=lang), out, assessment)
        click.echo(
            words.say("cli.written", lang=lang, count=len(written), folder=out.resolve()), err=True
        )


def line(parcel: LandParcel, *, lang: str) -> str:
    """Say a parcel in one line."""
    untold = words.say("land.untold", lang=lang)
    doubts = files.doubts(parcel, lang=lang)
    known = not math.isnan(parcel.ward_short_m2)
    short = words.number(parcel.ward_short_m2, lang=lang) if known else untold
    return words.say(
        "land.line",
        lang=lang,
        name=parcel.name,
        ward=parcel.ward or words.say("land.outside", lang=lang),
        area=words.number(parcel.area_m2, lang=lang),
        use=files.code(parcel, "current_use", lang=lang) or untold,
        planned=files.code(parcel, "planned_use", lang=lang) or untold,
        level=words.say(f"level.{parcel.level}" if parcel.level else "land.no_level", lang=lang),
        pupils=words.number(parcel.pupils, lang=lang),
        classes=parcel.classes,
        short=short,
        doubts=words.say("land.doubts", lang=lang, listed=doubts)
        if doubts
        else words.say("land.clear", lang=lang),
    )
