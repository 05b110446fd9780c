"""``truonglop access``: seats within reach, how fairly they lie, who is left out."""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np
import pandas as pd

from spatial import access as reach
from spatial import words
from spatial.access.decay import Floats
from spatial.commands.shared_options import LevelQuestion, ask, common, written
from spatial.export import catchment as files

_LISTED = 10  # wards named on the terminal


@click.command("access")
@common
@click.option(
    "--measure",
    "name",
    type=click.Choice([*reach.MEASURES, reach.RAAM]),
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
    asked = ask(folder, level, limit_m, lang, profile=profile, year=year, units=units)
    radius_m = limit_m or asked.norm_m
    question, pupils = asked.question, asked.question.pupils.to_numpy()
    value, good = _measured(asked, name, radius_m)
    living = np.asarray(question.cell_ward, dtype=object)
    out_of_reach = reach.left_out(good, pupils)
    known = np.isfinite(value)
    wards = reach.by_ward(good, pupils, living)
    if name == reach.RAAM:  # the cost is told, the ranking goes by how good it is
        costs = reach.by_ward(value[known], pupils[known], living[known])
        wards[["mean", "gini"]] = costs[["mean", "gini"]].reindex(wards.index)
    figures = {
        "mean": _mean(value[known], pupils[known]),
        "gini": reach.gini(value[known], pupils[known]),
        "palma": np.nan if name == reach.RAAM else reach.palma(value, pupils),
        "low": _mean(value[known], out_of_reach[known]),
        "beyond": float(pupils[~known].sum()),
    }
    texts = {
        key: words.number(one, lang=lang, decimals=0 if key == "beyond" else 2)
        if np.isfinite(one)
        else "∞"
        for key, one in figures.items()
    }
    label = words.say(f"access.measure.{name}", lang=lang)
    head = asked.named("", lang) | {"norm": words.number(radius_m, lang=lang)}
    key = "access.head_raam" if name == reach.RAAM else "access.head"
    click.echo(words.say(key, lang=lang, measure=label, worst=10, **head, **texts))
    names = asked.assessment.network.wards(asked.assessment.options.units)["ward"]
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
        {"access_cells": lambda: files.at_cells(asked.assessment, cells)},
        out,
        lang,
    )


def _measured(asked: LevelQuestion, name: str, radius_m: float) -> tuple[Floats, Floats]:
    """Measure access by cell; beside it the same as better the more."""
    question = asked.question
    pairs = question.travel.within(2.0 * radius_m)
    pupils = question.pupils.to_numpy(dtype=np.float64)
    return reach.values(name, pupils, question.seats, pairs, radius_m=radius_m)


def _mean(value: Floats, weight: Floats) -> float:
    """Return a mean over pupils, 0 without any."""
    total = float(weight.sum())
    return float(value @ weight) / total if total > 0 else 0.0
