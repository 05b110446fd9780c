"""``truonglop roads``: a road opened or closed, and who walks less or more."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import click
import pandas as pd

from spatial import norms, questions, road_gains, road_seats, rounding, words
from spatial.commands import manifests
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.shared_options import LEVEL_NAMES, gathered, limit, out
from spatial.export import roads as files
from spatial.intake.apart import read_road_works
from spatial.records import LEVELS, Level
from spatial.road_seats import RoadSeats

_LISTED = 5  # wards named on the terminal, a level


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadRequest:
    """What is asked: of which assessment, which roads, which levels, how far, written where."""

    of: AssessmentRequest
    works: Path
    level: tuple[str, ...]
    limit_m: float | None
    out: Path | None
    seats: bool


@click.command("roads")
@asked_as("of")
@click.option(
    "--works",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp GeoJSON: đường mở, đường đóng. / Roads opened and closed: columns change, class.",
)
@click.option(
    "--level",
    type=click.Choice(LEVEL_NAMES),
    multiple=True,
    help="Cấp học; lặp lại được; không nêu: mọi cấp. / Level, may be repeated; all if not named.",
)
@click.option(
    "--seats",
    is_flag=True,
    help="Xét cả chỗ học: ai có chỗ trong cự ly, trước và sau. / Also who finds a seat.",
)
@limit
@out()
@gathered(RoadRequest, "request")
@click.pass_obj
def roads_command(lang: str, request: RoadRequest) -> None:
    r"""
    Thêm cầu, mở đường hay đóng đường: học sinh nào đi bộ ngắn hơn, dài hơn.

    A road or bridge opened, a street closed: pupils who walk less and more to the nearest school,
    and who comes within the longest walk, by ward and level. The file has lines with change = open
    and a class (bridge or road on foot: footway, residential, primary …), and lines or points with
    change = close. Proposed schools count with --proposals. With --seats also who finds a seat
    within the longest walk. With --out: road_wards.csv, road_cells.geojson, road_works.geojson,
    with --seats road_seats.csv, road_seats.geojson.

    \b
    truonglop roads --works cau-moi.geojson --level thcs --out ket-qua
    """
    town = request.of.read()
    assessment = request.of.assess(town, request.of.proposed(town))
    held = read_road_works(request.works)
    roads = road_gains.changed(town, held.works, name=held.name, faults=held.faults)
    cells: dict[Level, pd.DataFrame] = {}
    wards: dict[Level, pd.DataFrame] = {}
    seats: dict[Level, pd.DataFrame] = {}
    for level in [one for one in LEVELS if str(one) in (request.level or LEVEL_NAMES)]:
        limit_m = norms.longest_walk_m(level) if request.limit_m is None else request.limit_m
        cells[level] = road_gains.walks(assessment, roads, level)
        wards[level] = road_gains.by_ward(assessment, cells[level], limit_m=limit_m)
        for line in _said(level, limit_m, cells[level], wards[level], lang):
            click.echo(line)
        if request.seats:
            question = questions.of_level(assessment, level, limit_m=limit_m)
            found = road_seats.found(question, roads.town.streets)
            seats[level] = road_seats.by_ward(assessment, level, found)
            for line in _seats_said(found, seats[level], lang):
                click.echo(line)
    click.echo(words.say("roads.basis", lang=lang))
    if seats:
        click.echo(words.say("roads.seats_basis", lang=lang))
    if request.out is not None:
        contents = files.bundle(assessment, roads, wards, cells, seats=seats, lang=lang)
        manifests.write(contents, request.out, assessment)
        blanks = {"count": len(contents), "folder": request.out.resolve()}
        click.echo(words.say("zones.written", lang=lang, **blanks))


def _said(
    level: Level, limit_m: float, cells: pd.DataFrame, wards: pd.DataFrame, lang: str
) -> list[str]:
    """Say a level in a line, and its wards that gain or lose most."""
    whole = road_gains.summed(cells, limit_m=limit_m).sum().to_frame().T
    total = road_gains.means(whole).iloc[0]
    told = [f"{words.say(f'level.{level}', lang=lang)}: {_figures(total, limit_m, lang)}"]
    moved = wards[(wards["pupils_less"] + wards["pupils_more"]) > 0]
    most = (moved["pupils_less"] + moved["pupils_more"]).nlargest(_LISTED).index
    told += [
        f"  {row['ward']}: {_figures(row, limit_m, lang)}" for _, row in wards.loc[most].iterrows()
    ]
    return told


def _figures(row: pd.Series, limit_m: float, lang: str) -> str:
    """Say what changes for a level or ward, and nothing of what does not."""
    longest = words.number(limit_m, lang=lang)
    told = []
    for part in ("less", "more", "reached", "lost"):
        pupils = float(row[f"pupils_{part}"])
        if rounding.whole(pupils) == 0:
            continue
        mean_m = float(row.get(f"{part}_m", float("nan")))
        mean = "–" if math.isnan(mean_m) else words.number(mean_m, lang=lang)
        blanks = {"pupils": words.number(pupils, lang=lang), "metres": mean, "limit": longest}
        told.append(words.say(f"roads.{part}", lang=lang, **blanks))
    return "; ".join(told) or words.say("roads.nothing", lang=lang)


def _seats_said(found: RoadSeats, wards: pd.DataFrame, lang: str) -> list[str]:
    """Say who finds a seat at a level, and in which wards that changes most."""
    told = [f"  {road_seats.sentence(found, wards, lang=lang)}"]
    change = wards["seated_more"].abs()
    most = change[change.map(rounding.whole) > 0].nlargest(_LISTED).index
    for _, row in wards.loc[most].iterrows():
        blanks = {
            part: words.number(float(row[f"unseated_{part}"]), lang=lang)
            for part in ("before", "after")
        }
        told.append(f"  {row['ward']}: {words.say('roads.ward_seats', lang=lang, **blanks)}")
    return told
