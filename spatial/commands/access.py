"""``truonglop access``: seats within reach, how fairly they lie, who is left out."""

from __future__ import annotations

import click
import numpy as np
import pandas as pd

from spatial import access as reach
from spatial import words
from spatial.access.decay import Floats
from spatial.commands.level_request import LevelQuestion, LevelRequest, level_request, written
from spatial.export import catchment as files
from spatial.export import untold_wards

_LISTED = 10  # wards named on the terminal


@click.command("access")
@level_request
@click.option(
    "--measure",
    "name",
    type=click.Choice([*reach.MEASURES, reach.RAAM]),
    default="balanced",
    show_default=True,
    help="Cách đo. / Measure.",
)
@click.pass_obj
def access(lang: str, request: LevelRequest, name: str) -> None:
    r"""
    Chỗ học trong tầm đi của học sinh, và chia có công bằng không.

    Seats within reach of every pupil at one level, how fairly they lie, and who is left out.

    \b
    truonglop access --level thcs --measure balanced --out ket-qua
    """
    asked = request.ask(lang)
    radius_m = request.limit_m or asked.norm_m
    cells, wards = _tables(asked, name, radius_m)
    click.echo(_headline(asked, name, radius_m, cells, lang))
    names = asked.assessment.network.wards(asked.assessment.options.units)["ward"]
    for ward, row in wards.head(_LISTED).iterrows():
        share = words.percent(float(row["left_out_share"]), lang=lang)
        mean = words.number(float(np.nan_to_num(row["mean"])), lang=lang, decimals=2)
        click.echo(words.say("access.ward", lang=lang, ward=names[ward], mean=mean, share=share))
    by_ward = wards.rename_axis("ward_id").reset_index()
    written(
        asked,
        {"access_cells": cells, "access_wards": by_ward},
        {
            "access_cells": lambda: files.at_cells(asked.assessment, cells),
            "access_wards": lambda: files.at_wards(
                asked.assessment,
                untold_wards.with_untold(asked.assessment, by_ward, asked.level, lang=lang),
            ),
        },
        request.out,
        lang,
    )


def _tables(asked: LevelQuestion, name: str, radius_m: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Measure access by cell and by ward, the worst first."""
    question = asked.question
    pupils = question.pupils.to_numpy(dtype=np.float64)
    pairs = question.travel.within(2.0 * radius_m)
    told = question.told
    value, good = (
        each[told] for each in reach.values(name, pupils, question.seats, pairs, radius_m=radius_m)
    )
    pupils, living = pupils[told], np.asarray(question.cell_ward, dtype=object)[told]
    wards = reach.by_ward(good, pupils, living)
    if name == reach.RAAM:  # the cost is told, the ranking goes by how good it is
        known = np.isfinite(value)
        costs = reach.by_ward(value[known], pupils[known], living[known])
        wards[["mean", "gini"]] = costs[["mean", "gini"]].reindex(wards.index)
    cells = pd.DataFrame(
        {
            "cell_id": question.pupils.index[told],
            "ward_id": living,
            "pupils": pupils,
            "access": value,
            "left_out": reach.left_out(good, pupils),
        }
    )
    return cells, wards


def _headline(
    asked: LevelQuestion, name: str, radius_m: float, cells: pd.DataFrame, lang: str
) -> str:
    """Say the whole locality in a line: the mean, how fairly it lies, who is left out."""
    value, pupils = cells["access"].to_numpy(), cells["pupils"].to_numpy()
    known = np.isfinite(value)
    figures = {
        "mean": _mean(value[known], pupils[known]),
        "gini": reach.gini(value[known], pupils[known]),
        "palma": np.nan if name == reach.RAAM else reach.palma(value, pupils),
        "low": _mean(value[known], cells["left_out"].to_numpy()[known]),
        "beyond": float(pupils[~known].sum()),
    }
    texts = {
        key: words.number(figure, lang=lang, decimals=0 if key == "beyond" else 2)
        if np.isfinite(figure)
        else "∞"
        for key, figure in figures.items()
    }
    label = words.say(f"access.measure.{name}", lang=lang)
    head = asked.named("", lang) | {"norm": words.number(radius_m, lang=lang)}
    key = "access.head_raam" if name == reach.RAAM else "access.head"
    return words.say(key, lang=lang, measure=label, worst=10, **head, **texts)


def _mean(value: Floats, weight: Floats) -> float:
    """Return a mean over pupils, 0 without any."""
    total = float(weight.sum())
    return float(value @ weight) / total if total > 0 else 0.0
