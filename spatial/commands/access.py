"""``truonglop access``: seats within reach, how fairly they lie, who is left out."""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np
import pandas as pd

from spatial import access as reach
from spatial import words
from spatial.commands.asked import ask, common, written
from spatial.export import catchment as files
from spatial.records import Options

_LISTED = 10  # wards named on the terminal


@click.command("access")
@common
@click.option(
    "--measure",
    "name",
    type=click.Choice(list(reach.MEASURES)),
    default="balanced",
    show_default=True,
    help="Cách đo. / Measure.",
)
@click.pass_obj
def access(
    lang: str,
    folder: Path | None,
    year: int,
    profile: str,
    units: str | None,
    level: str,
    limit_m: float | None,
    out: Path | None,
    name: str,
) -> None:
    r"""
    Chỗ học trong tầm đi của học sinh, và chia có công bằng không.

    Seats within reach of every pupil at one level, how fairly they lie, and who is left out.

    \b
    truonglop access --level thcs --measure balanced --out ket-qua
    """
    asked = ask(folder, level, limit_m, lang, Options(year=year, profile=profile, units=units))
    radius_m = limit_m or asked.norm_m
    question, pupils = asked.question, asked.question.pupils.to_numpy()
    value = reach.measure(
        name,
        pupils,
        question.seats,
        question.travel.within(2.0 * radius_m),
        radius_m=radius_m,
    )
    living = np.asarray(question.cell_ward, dtype=object)
    out_of_reach = reach.left_out(value, pupils)
    wards = reach.by_ward(value, pupils, living)
    low = float(value @ out_of_reach / out_of_reach.sum()) if out_of_reach.sum() else 0.0
    figures = {
        "mean": float(value @ pupils / pupils.sum()) if pupils.sum() else 0.0,
        "gini": reach.gini(value, pupils),
        "palma": reach.palma(value, pupils),
        "low": low,
    }
    said = {
        key: words.number(one, lang=lang, decimals=2) if np.isfinite(one) else "∞"
        for key, one in figures.items()
    }
    label = words.say(f"access.measure.{name}", lang=lang)
    head = asked.named("", lang) | {"norm": words.number(radius_m, lang=lang)}
    click.echo(words.say("access.head", lang=lang, measure=label, worst=10, **head, **said))
    names = asked.found.network.wards(asked.found.options.units)["ward"]
    for ward, row in wards.head(_LISTED).iterrows():
        share = words.percent(float(row["left_out_share"]), lang=lang)
        mean = words.number(float(np.nan_to_num(row["mean"])), lang=lang, decimals=2)
        click.echo(words.say("access.ward", lang=lang, ward=names[ward], mean=mean, share=share))
    cells = pd.DataFrame(
        {
            "cell_id": question.pupils.index,
            "ward_id": living,
            "pupils": pupils,
            "access": value,
            "left_out": out_of_reach,
        }
    )
    written(
        asked,
        {"access_cells": cells, "access_wards": wards.rename_axis("ward_id").reset_index()},
        {"access_cells": lambda: files.at_cells(asked.found, cells)},
        out,
        lang,
    )
