"""``truonglop catchment``: who goes where, the stress test, the price of a room."""

from __future__ import annotations

import functools

import click
import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import catchment, network, questions, words
from spatial.catchment import SeatAnswers
from spatial.catchment import areas as shapes
from spatial.commands.level_request import LevelQuestion, LevelRequest, level_request, written
from spatial.commands.number_types import FiniteNumber
from spatial.commands.remarks import say_mark, stress_said, walks_said
from spatial.export import catchment as files
from spatial.export import ward_exchange

MIX = "mix"


@click.command("catchment")
@level_request
@click.option(
    "--model",
    type=click.Choice([*catchment.MODELS, MIX]),
    default="best",
    show_default=True,
    help="Cách xếp. / Model.",
)
@click.option(
    "--crossing",
    type=FiniteNumber(0, 100),
    default=10.0,
    show_default=True,
    help="mix: % học sinh được sang phường khác. / mix: % who may cross their ward's border.",
)
@click.option(
    "--private",
    type=FiniteNumber(0, 100),
    default=0.0,
    show_default=True,
    help="mix: % học sinh học trường tư. / mix: % who go to private schools.",
)
@click.option(
    "--areas",
    is_flag=True,
    help="Thêm areas.geojson: vùng phục vụ, chỉ để nhìn. / Service areas, for eyes only.",
)
@click.option(
    "--room-seats",
    type=FiniteNumber(min=1, max=1_000),
    help="Chỗ của một phòng; trống lấy sĩ số. / Seats of a room.",
)
@click.pass_obj
def catchment_command(
    lang: str,
    request: LevelRequest,
    model: str,
    crossing: float,
    private: float,
    room_seats: float | None,
    *,
    areas: bool,
) -> None:
    r"""
    Ai học trường nào: chỗ, học sinh vượt sức chứa, đường đi, lợi ích của một phòng học bổ sung.

    Who goes where at one level, the admission stress test (nearest first against best), and the
    price of one more room at each school. With --out also flows, load, matrix, displaced, wards as
    CSV, flows and load as GeoJSON, and what wards send each other as an annex for both to sign.

    \b
    truonglop catchment --level tieu_hoc --model best --limit 3000 --out ket-qua
    """
    asked = request.ask(lang)
    question = asked.question
    seats_of = catchment.seating(question)
    flows = _flows(asked, seats_of, model, crossing, private)
    load = catchment.load(question, flows).rename_axis("school_id").reset_index()
    click.echo(_headline(asked, flows, model, lang))
    test = catchment.stress(question, norm_m=asked.norm_m, seats=seats_of)
    click.echo(stress_said(test, lang, limit_m=question.limit_m))
    seats = room_seats or asked.assessment.rules.class_size[asked.level].value
    rooms = catchment.ranked_rooms(
        seats_of.seat_prices,
        test.best,
        functools.partial(seats_of.with_rooms, room_seats=seats),
        room_seats=seats,
    )
    rooms.insert(0, "school_id", question.seats.index[rooms.index])
    names = asked.assessment.network.school_names(asked.level)
    for _, row in rooms[rooms["checked_pupils"].notna()].iterrows():
        click.echo(_room(names[str(row["school_id"])], seats, row, lang))
    say_mark(asked.assessment.network, lang)
    written(
        asked,
        {
            "flows": flows,
            "load": load,
            "matrix": catchment.matrix(question, flows).rename_axis("ward_id").reset_index(),
            "displaced": catchment.displaced(question, flows),
            "stress": test.wards.rename_axis("ward_id").reset_index(),
            "rooms": rooms,
        },
        {
            "flows_lines": lambda: files.lines(asked.assessment, flows),
            "flows_points": lambda: files.points(asked.assessment, flows),
            ward_exchange.LINES: lambda: ward_exchange.lines(asked.assessment, question, flows),
            "load": lambda: files.loads(asked.assessment, load.set_index("school_id")),
        }
        | ({"areas": lambda: _areas(asked, flows)} if areas else {}),
        request.out,
        lang,
        annexes=lambda: {
            ward_exchange.ANNEX: ward_exchange.annex(
                asked.assessment, question, flows, level=asked.level, lang=lang
            ),
            ward_exchange.CLUSTERS: ward_exchange.shared(
                asked.assessment, question, flows, level=asked.level, lang=lang
            ),
        },
    )


def _flows(
    asked: LevelQuestion, seats: SeatAnswers, model: str, crossing: float, private: float
) -> pd.DataFrame:
    """Ask the model; of a mix with its shares."""
    question = asked.question
    if model != MIX:
        return seats.flows(model)
    own = questions.private_schools(asked.assessment, question)
    return question.frame(catchment.mixed(question, own, crossing=crossing, private=private))


def _areas(asked: LevelQuestion, flows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Draw where each school's pupils live."""
    town = asked.assessment.network
    top = catchment.most_go_to(asked.question, flows)
    outline = town.wards(None).union_all()
    drawn = shapes.drawn(network.xy(town.cells), list(top), outline=outline, crs=town.cells.crs)
    table = drawn.reset_index()
    table.insert(1, "school", table["school_id"].map(town.schools["name"].astype(str)))
    return table


def _headline(asked: LevelQuestion, flows: pd.DataFrame, model: str, lang: str) -> str:
    """Say one level under one model in a line."""
    distances = catchment.distances(flows, norm_m=asked.norm_m)
    figures = {
        "pupils": distances.pupils,
        "seats": float(asked.question.seats.sum()),
        "without": distances.without,
        "mean": np.nan_to_num(distances.mean_m),
        "median": np.nan_to_num(distances.median_m),
        "p95": np.nan_to_num(distances.p95_m),
    }
    texts = {name: words.number(float(value), lang=lang) for name, value in figures.items()}
    label = words.say(f"catchment.model.{model}", lang=lang)
    within = words.percent(distances.within_share, lang=lang)
    return words.say(
        "catchment.head",
        lang=lang,
        within=within,
        walks=walks_said(asked.question.limit_m, lang),
        **asked.named(label, lang),
        **texts,
    )


def _room(school: str, seats: float, row: pd.Series, lang: str) -> str:
    """Say what one more room at a school brings."""
    metres = float(row["checked_metres"])
    figures = {"seats": seats, "pupils": float(row["checked_pupils"]), "metres": abs(metres)}
    texts = {name: words.number(value, lang=lang) for name, value in figures.items()}
    key = "catchment.room" if metres >= 0 else "catchment.room_farther"
    return words.say(key, lang=lang, school=school, **texts)
