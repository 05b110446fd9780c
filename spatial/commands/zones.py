"""``truonglop zones``: whole neighbourhoods to schools."""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np
import pandas as pd

from spatial import catchment, network, plan, words, zoning
from spatial.commands.asked import ask, common, written
from spatial.records import Options


@click.command("zones")
@common
@click.option(
    "--time",
    "time_limit_s",
    type=float,
    default=60.0,
    show_default=True,
    help="Giới hạn thời gian (giây). / Time limit (s).",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Hạt ngẫu nhiên. / Seed.")
@click.pass_obj
def zones(
    lang: str,
    folder: Path | None,
    year: int,
    profile: str,
    units: str | None,
    level: str,
    limit_m: float | None,
    out: Path | None,
    time_limit_s: float,
    seed: int,
) -> None:
    r"""
    Vùng tuyển sinh: mỗi khu dân cư về một trường, không vượt chỗ, liền mạch.

    Whole neighbourhoods (cells) to schools within seats, in one piece, with a lower bound beside.

    \b
    truonglop zones --level thcs --time 60 --out ket-qua
    """
    asked = ask(folder, level, limit_m, lang, Options(year=year, profile=profile, units=units))
    problem = plan.zoning_of(asked.question, network.xy(asked.found.network.cells))
    found = zoning.zones(problem, time_limit_s=time_limit_s, seed=seed)
    pupils = float(found.load.sum())
    figures = {
        "cells": float(len(found.school)),
        "schools": float(len(found.load)),
        "short": float(found.over.sum()),
        "mean": found.walked_m / pupils if pupils else 0.0,
    }
    said = {key: words.number(one, lang=lang) for key, one in figures.items()}
    click.echo(
        words.say("zones.head", lang=lang, level=words.say(f"level.{level}", lang=lang), **said)
    )
    gap = words.number(100 * found.gap, lang=lang, decimals=2)
    click.echo(
        words.say("zones.bound", lang=lang, bound=words.number(found.bound, lang=lang), gap=gap)
    )
    if (found.parts > 1).any():
        click.echo(words.say("zones.parts", lang=lang, count=int((found.parts > 1).sum())))
    written({"zones": zone_table(asked.question, found, problem)}, out, lang)


def zone_table(
    question: catchment.Question, found: zoning.Zones, problem: zoning.Zoning
) -> pd.DataFrame:
    """Return one row per neighbourhood: cell, ward, school, pupils, walk."""
    ids = np.r_[question.seats.index.to_numpy(dtype=object), np.array([None], dtype=object)]
    placed = np.maximum(found.school, 0)
    walk = problem.metres[np.arange(len(placed)), placed]
    return pd.DataFrame(
        {
            "cell_id": question.pupils.index,
            "ward_id": question.cell_ward,
            "school_id": ids[found.school],
            "pupils": problem.pupils,
            "distance_m": np.where(found.school >= 0, walk, np.inf),
        }
    )
