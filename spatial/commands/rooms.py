"""``truonglop rooms``: how rooms are built, and the plan of replacing and repairing them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pandas as pd

from spatial import words
from spatial.commands import number_types, planner_day, row_text, shared_options, table_output
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.commands.number_types import YEAR
from spatial.export import room_stock as files
from spatial.export.room_stock import RoomPlan
from spatial.norms import money
from spatial.norms.changes import cited


@click.command("rooms")
@assessment_request
@click.option(
    "--to",
    "last",
    type=YEAR,
    help="Năm cuối thay thế; mặc định năm của kế hoạch. / Last year, the plan's by default.",
)
@click.option(
    "--cost",
    type=number_types.FiniteNumber(min=0, max=10_000),
    help="Tỷ đồng một phòng; mặc định theo bộ định mức. / Billion VND a room.",
)
@click.option(
    "--repair-cost",
    type=number_types.FiniteNumber(min=0, max=10_000),
    help="Tỷ đồng sửa chữa một phòng. / Billion VND a room repaired; none is published.",
)
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def rooms_command(
    lang: str, request: AssessmentRequest, last: int | None, cost: float | None,
    repair_cost: float | None, *, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    r"""
    Phòng học kiên cố, bán kiên cố, tạm, mượn: thay thế, sửa chữa năm nào, kinh phí.

    Rooms by how they are built: those to be replaced, by school and year, makeshift and borrowed
    ones first; rooms to repair, by school and year; what the plan aims at, subject rooms. Of public
    schools: private ones are left out and counted. With --out one CSV a table.

    \b
    truonglop rooms du-lieu-cua-toi/ --to 2030 --out phong-hoc
    """
    assessment = request.assessed()
    made = files.room_plan(
        assessment,
        day=planner_day.today(), last=last, room_cost_billion_vnd=cost,
        repair_cost_billion_vnd=repair_cost,
    )  # fmt: skip
    said = lines(made, lang=lang, own_cost=cost is not None)
    table_output.give(made.tables, said, assessment, lang=lang, as_json=as_json, out=out)


def lines(made: RoomPlan, *, lang: str, own_cost: bool) -> Iterator[str]:
    """Say the plan: by level, then the work in its order, then the repairs; or what lacks."""
    if not made.tables:
        yield words.say("room_stock.none", lang=lang)
    if made.private_left_out:
        yield left_out(made, lang=lang)
    for _, row in made.tables.get("rooms_levels", pd.DataFrame()).iterrows():
        yield words.say("room_stock.level", lang=lang, **row_text.written(row, lang))
        if not pd.isna(row["target_rooms_solid"]):
            yield words.say("room_stock.aim", lang=lang, **row_text.written(row, lang))
    if "rooms_plan" in made.tables:
        yield how(made, lang=lang)
        for _, row in made.tables["rooms_plan"].iterrows():
            yield words.say("room_stock.work", lang=lang, **row_text.written(row, lang))
        yield cost_said(made, lang=lang, own_cost=own_cost)
    if "rooms_repairs" in made.tables:
        yield repairs_said(made, lang=lang)
        for _, row in made.tables["rooms_repairs"].iterrows():
            key = "repair" if made.repair_cost_billion_vnd is None else "repair_with_cost"
            yield words.say(f"room_stock.{key}", lang=lang, **row_text.written(row, lang))


def left_out(made: RoomPlan, *, lang: str) -> str:
    """Say how many private schools are left out."""
    return words.say("room_stock.private", lang=lang, count=made.private_left_out)


def repairs_said(made: RoomPlan, *, lang: str) -> str:
    """Say in which order and years rooms are repaired, and what a room was reckoned at."""
    each = made.repair_cost_billion_vnd
    cost = (
        words.say("room_stock.no_repair_cost", lang=lang)
        if each is None
        else words.say(
            "room_stock.repair_cost",
            lang=lang,
            each=words.number(each, lang=lang, decimals=2),
            source=words.say("room_stock.own_cost", lang=lang),
        )
    )
    told = words.say("room_stock.repairs", lang=lang, first=made.first, last=made.last)
    return f"{told} {cost}"


def how(made: RoomPlan, *, lang: str) -> str:
    """Say in which order and years rooms are replaced, and where the last year is from."""
    source = "by_plan" if made.from_plan else "chosen"
    until = words.say(f"room_stock.{source}", lang=lang, last=made.last)
    return words.say("room_stock.order", lang=lang, first=made.first, last=made.last, until=until)


def cost_said(made: RoomPlan, *, lang: str, own_cost: bool) -> str:
    """Say what a room was reckoned at and by whom."""
    each = words.number(made.room_cost_billion_vnd, lang=lang, decimals=2)
    source = (
        words.say("room_stock.own_cost", lang=lang)
        if own_cost
        else cited((money.room_cost(),), lang=lang)
    )
    return words.say("room_stock.cost", lang=lang, each=each, source=source)
