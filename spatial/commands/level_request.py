"""One level's pupils, asked of one locality: the options of such a command, and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import geopandas as gpd
import pandas as pd

from spatial import catchment, questions, walk_basis, words
from spatial.assessment import Assessment
from spatial.commands import absent_schools, manifests
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.shared_options import Command, gathered, level, limit, out
from spatial.export import catchment as files
from spatial.export import untold_wards
from spatial.network import Network
from spatial.records import Level
from spatial.streets import DETOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRequest:
    """What is asked of who goes where: of which assessment, whose level, how far, written where."""

    of: AssessmentRequest
    level: str
    limit_m: float | None
    out: Path | None

    def ask(self, lang: str) -> LevelQuestion:
        """Assess the locality and put the question of the level."""
        town = self.of.read()
        assessment = self.of.assess(town, self.of.proposed(town))
        options = assessment.options
        level = Level(self.level)
        question = questions.of_level(assessment, level, limit_m=self.limit_m)
        absent_schools.tell(town, (level,), lang)
        if gaps := len(assessment.untold(level)):
            wards = len(town.wards(options.units))
            blanks = {"told": wards - gaps, "wards": wards}
            click.echo(words.say("catchment.told_wards", lang=lang, **blanks))
        _tell_way(town, options.units, lang)
        return LevelQuestion(assessment, level, question, assessment.rules.radius_m[level].value)


def _tell_way(town: Network, units: str | None, lang: str) -> None:
    """Say where walks are estimates for want of streets."""
    if town.streets is None:
        click.echo(words.say("catchment.estimated", lang=lang, detour=DETOUR), err=True)
    for sentence in walk_basis.sentences(town, units, lang=lang):
        click.echo(sentence, err=True)


def level_request(command: Command) -> Command:
    """Give a command the options of a `LevelRequest`, and hand them over as one."""
    command = gathered(LevelRequest, "request")(command)
    for option in (out(), limit, level):
        command = option(command)
    return asked_as("of")(command)


@dataclass(frozen=True)
class LevelQuestion:
    """One level of an assessed locality, as the three commands look at it."""

    assessment: Assessment
    level: Level
    question: catchment.Question
    norm_m: float

    def named(self, level_of: str, lang: str) -> dict[str, str]:
        """Return the words every headline starts with."""
        return {
            "level": words.say(f"level.{self.level}", lang=lang),
            "norm": words.number(self.norm_m, lang=lang),
            "year": str(self.assessment.options.year),
            "model": level_of,
        }


def written(
    asked: LevelQuestion,
    tables: Mapping[str, pd.DataFrame],
    layers: Mapping[str, Callable[[], gpd.GeoDataFrame]],
    out: Path | None,
    lang: str,
    *,
    annexes: Callable[[], Mapping[str, bytes]] = dict,
) -> None:
    """Write tables as CSV, layers as GeoJSON and annexes as they are, if a folder was named."""
    if out is None:
        return
    assessment, level = asked.assessment, asked.level

    def of_schools(table: files.Frame) -> files.Frame:
        """Mark figures nobody counted at a school, where rows are a school's."""
        named = {"school_id", "nearest_id"} & {*table.columns}
        return files.marked(assessment, table, level, lang=lang) if named else table

    def of_wards(name: str, table: pd.DataFrame) -> pd.DataFrame:
        """Name the wards left out for want of rooms, where a row is a ward."""
        if name not in untold_wards.BY_WARD:
            return table
        return untold_wards.with_untold(assessment, table, level, lang=lang)

    contents = {
        f"{name}.csv": files.csv(of_wards(name, of_schools(table)))
        for name, table in tables.items()
    }
    for name, draw in layers.items():
        contents[f"{name}.geojson"] = files.layer(assessment, of_schools(draw()), lang=lang)
    contents |= dict(annexes())
    manifests.write(contents, out, assessment)
    count = len(contents)
    click.echo(words.say("zones.written", lang=lang, count=count, folder=out.resolve()))
