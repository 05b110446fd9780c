"""``truonglop zones``: whole neighbourhoods to schools."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click
import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import catchment, network, questions, words, zoning
from spatial.catchment import areas
from spatial.commands import shared_options
from spatial.commands.level_request import LevelQuestion, LevelRequest, level_request, written
from spatial.commands.number_types import METRES, FiniteNumber
from spatial.commands.remarks import stress_said, walks_said
from spatial.export import catchment as files
from spatial.intake.apart import read_zone_choices
from spatial.records import Level

HALF = 0.5  # pupils beyond the seats a sentence can show
GRADES = {"1": Level.TIEU_HOC, "6": Level.THCS}


@click.command("zones")
@level_request
@click.option(
    "--grade",
    type=click.Choice(list(GRADES)),
    help="Chỉ học sinh vào lớp 1 hoặc lớp 6. / Only those who enter grade 1 or 6.",
)
@click.option(
    "--pins",
    type=click.Path(path_type=Path),
    help="CSV cell_id, school_id: đã định trước. / CSV of choices that stay.",
)
@click.option(
    "--last",
    type=click.Path(path_type=Path),
    help="CSV cell_id, school_id: vùng năm trước. / CSV of last year's zones.",
)
@click.option(
    "--standing",
    type=click.Path(path_type=Path),
    help="CSV cell_id, school_id: vùng đã có, chỉ xét, không tìm. "
    "/ CSV of zones that are only judged: no search.",
)
@click.option(
    "--change",
    "change_m",
    type=FiniteNumber(min=0, max=METRES),
    default=500.0,
    show_default=True,
    help="Đổi trường tính bằng bao nhiêu mét. / What changing school counts, in metres.",
)
@shared_options.time_limit("--time")
@shared_options.seed
@click.pass_obj
def zones(
    lang: str,
    request: LevelRequest,
    grade: str | None,
    pins: Path | None,
    last: Path | None,
    standing: Path | None,
    change_m: float,
    time_limit_s: float,
    seed: int,
) -> None:
    r"""
    Vùng tuyển sinh: mỗi ô dân cư về một trường, không vượt sức chứa, liền mạch.

    Whole neighbourhoods (cells) to schools within seats, in one piece, with a lower bound beside.
    With --out the zones as CSV and GeoJSON, the list an office files, the stress test by ward, and
    with --last the moves. Zones drawn by hand are judged with --standing.

    \b
    truonglop zones --grade 6 --last nam-truoc.csv --pins giu-nguyen.csv --out ket-qua
    truonglop zones --grade 1 --standing vung.csv --out ket-qua
    """
    if grade:
        request = dataclasses.replace(request, level=GRADES[grade].value)
    asked = request.ask(lang)
    if grade:
        asked = _entering(asked, grade, lang)
    question = asked.question
    problem = questions.zoning_problem(question, network.xy(asked.assessment.network.cells))
    ids = (question.pupils.index, question.seats.index)
    if pins:
        problem = dataclasses.replace(problem, pins=read_zone_choices(pins, *ids))
    if last:
        before = read_zone_choices(last, *ids)
        problem = dataclasses.replace(problem, last=before, change_m=change_m)
    if standing:
        plan = zoning.judge(problem, read_zone_choices(standing, *ids))
    else:
        plan = zoning.zones(problem, time_limit_s=time_limit_s, seed=seed)
    _say(asked, plan, problem, lang)
    test = catchment.stress(question, norm_m=asked.norm_m)
    click.echo(stress_said(test, lang, limit_m=asked.question.limit_m))
    tables = {
        "zones": files.zone_table(question, plan, problem),
        "stress": test.wards.rename_axis("ward_id").reset_index(),
    }
    if last:
        tables["moves"] = files.moves_table(question, plan, problem)
    locked = frozenset(np.asarray(ids[0])[problem.pins >= 0]) if pins else frozenset()
    written(
        asked,
        tables,
        {"zones": lambda: _drawn(asked, plan)},
        request.out,
        lang,
        annexes=lambda: {"zone_list.csv": _listed(asked, tables["zones"], locked, lang)},
    )


def _listed(asked: LevelQuestion, table: pd.DataFrame, locked: frozenset[str], lang: str) -> bytes:
    """Write the list an office files."""
    marked = files.marked(asked.assessment, table, asked.level, lang=lang)
    return files.office_list(asked.assessment, marked, locked=locked, lang=lang)


def _entering(asked: LevelQuestion, grade: str, lang: str) -> LevelQuestion:
    """Narrow the question to the first grade, and say how."""
    age = asked.assessment.rules.ages[asked.level][0]
    click.echo(words.say("zones.grade", lang=lang, grade=grade, age=age), err=True)
    entering = questions.first_grade(asked.assessment, asked.question, asked.level)
    return dataclasses.replace(asked, question=entering)


def _say(asked: LevelQuestion, plan: zoning.Zones, problem: zoning.Zoning, lang: str) -> None:
    """Say how good the zones are."""
    figures = {
        "cells": float(asked.question.told.sum()),
        "schools": float(len(plan.load)),
        "short": plan.beyond,
        "mean": plan.mean_m,
    }
    texts = {key: words.number(figure, lang=lang) for key, figure in figures.items()}
    named = words.say(f"level.{asked.level}", lang=lang)
    click.echo(words.say("zones.head", lang=lang, level=named, **texts))
    walks = walks_said(asked.question.limit_m, lang)
    _bound_said(plan, walks, lang)
    left = asked.question.told & (plan.school < 0) & (problem.pupils > 0)
    in_reach = np.isfinite(problem.metres).any(axis=1)
    for name, cells in (("unreached", left & ~in_reach), ("unplaced", left & in_reach)):
        if cells.any():
            blanks = {
                "pupils": words.number(float(problem.pupils[cells].sum()), lang=lang),
                "count": words.number(int(cells.sum()), lang=lang),
            }
            click.echo(words.say(f"zones.{name}", lang=lang, walks=walks, **blanks))
    if not plan.complete:
        click.echo(words.say("zones.stopped", lang=lang))
    if (plan.parts > 1).any():
        click.echo(words.say("zones.parts", lang=lang, count=int((plan.parts > 1).sum())))
    if len(problem.last):
        moved = words.number(float(problem.pupils[plan.moved].sum()), lang=lang)
        click.echo(words.say("zones.moves", lang=lang, pupils=moved, count=len(plan.moved)))


def _bound_said(plan: zoning.Zones, walks: str, lang: str) -> None:
    """Say how few pupils beyond the seats there can be, and apart from it how short the walks."""
    if plan.floor is None:
        return
    least = words.number(plan.floor.over, lang=lang)
    key = "least" if plan.spare < HALF else "least_open"
    click.echo(words.say(f"zones.{key}", lang=lang, least=least, walks=walks))
    if plan.bound <= 0:
        click.echo(words.say("zones.bound_weak", lang=lang))
        return
    cost, bound = (words.number(figure, lang=lang) for figure in (plan.cost, plan.bound))
    gap = words.number(100 * plan.gap, lang=lang, decimals=2)
    click.echo(words.say("zones.bound", lang=lang, cost=cost, bound=bound, gap=gap))


def _drawn(asked: LevelQuestion, plan: zoning.Zones) -> gpd.GeoDataFrame:
    town = asked.assessment.network
    ids = np.r_[asked.question.seats.index.to_numpy(dtype=object), np.array([None], dtype=object)]
    to = np.where(asked.question.told, plan.school, -1)
    outline = town.wards(None).union_all()
    shapes = areas.drawn(network.xy(town.cells), list(ids[to]), outline=outline, crs=town.cells.crs)
    return files.zone_shapes(asked.assessment, shapes, asked.question, plan)
