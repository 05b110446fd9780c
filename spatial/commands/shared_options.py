"""The options of the commands, each declared once; profiles resolved; the level that is asked."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import geopandas as gpd
import pandas as pd

from spatial import catchment, defaults, deficit, intake, norms, plan, questions, walk_basis, words
from spatial.assessment import Assessment
from spatial.commands import absent_schools, manifests, planner_day, walk_limit
from spatial.commands.number_types import SEED, TIME_S, YEAR
from spatial.embedded_city import LocalityPath
from spatial.export import catchment as files
from spatial.export import untold_wards
from spatial.intake.apart import read_profile
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import LEVELS, Level, Options
from spatial.streets import DETOUR

_PRESET = "truonglop.preset"
LEVEL_NAMES = [str(level) for level in LEVELS]

Command = Callable[..., None]
Decorator = Callable[[Command], Command]

# What every command takes a folder, a year … by, declared once; the help says what one adds to it.
folder: Decorator = click.argument("folder", required=False, type=LocalityPath())
profile: Decorator = click.option(
    "--profile",
    default=Options().profile,
    show_default="luật của hôm nay / the law of today",
    help="Bộ định mức, tên@ngày, hoặc tệp riêng. / Norm profile, name@day, or a file of your own.",
)
level: Decorator = click.option(
    "--level",
    type=click.Choice(LEVEL_NAMES),
    default=Level.TIEU_HOC.value,
    show_default=True,
    help="Cấp học. / Level.",
)
_units: Decorator = click.option(
    "--units",
    show_default="đơn vị hôm nay / the wards of today",
    help="Bộ đơn vị: wards_2024, wards_2025. / Set of wards reported on.",
)


def _keep_preset(context: click.Context, _: click.Parameter, name: str | None) -> None:
    """Keep the preset beside the command's own arguments."""
    context.meta[_PRESET] = name


preset: Decorator = click.option(
    "--preset",
    expose_value=False,
    callback=_keep_preset,
    help="Bộ lựa chọn có tên, ví dụ quan12-2024. / A named reading: year, wards, norms.",
)


def units(command: Command) -> Command:
    """Take the wards reported on, or a preset that names year, wards and norms at once."""
    return _units(preset(command))


limit: Decorator = walk_limit.limit
way: Decorator = click.option(
    "--method",
    "way",
    type=click.Choice(deficit.WAYS),
    default=None,
    show_default="cách tính của địa bàn / the locality's own",
    help="Cách tính xếp tình trạng phường. / Way of counting the status of a ward follows.",
)
seed: Decorator = click.option(
    "--seed", type=SEED, default=0, show_default=True, help="Số khởi tạo ngẫu nhiên. / Seed."
)
as_json: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="In dạng JSON. / Print as JSON."
)


def year(meaning: str = "Năm. / Year.") -> Decorator:
    """Take the year of the pupils; `meaning` tells what it is the year of."""
    newest = "năm sau dữ liệu mới nhất / the year after the newest data"
    return click.option(
        "--year", type=YEAR, default=None, callback=_open, show_default=newest, help=meaning
    )


def _open(_: click.Context, __: click.Parameter, year: int | None) -> int:
    """Leave a year nobody named to the data."""
    return year or Options().year


def out(*, required: bool = False) -> Decorator:
    """Take the folder the results go to, made if there is none."""
    return click.option(
        "--out",
        required=required,
        type=click.Path(path_type=Path, file_okay=False),
        help="Thư mục kết quả. / Folder the results are written to.",
    )


out_table = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Bảng CSV kết quả. / Table to write.",
)


def time_limit(name: str) -> Decorator:
    """Take the seconds a search may last, under the name a command gives them."""
    return click.option(
        name,
        "time_limit_s",
        type=TIME_S,
        default=60.0,
        show_default=True,
        help="Giới hạn thời gian (giây). / Time limit (s).",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRequest:
    """What is asked of who goes where: whose pupils, by which norms, how far, written where."""

    folder: Path | None
    year: int
    profile: str
    units: str | None
    level: str
    limit_m: float | None
    out: Path | None

    def ask(self, lang: str) -> LevelQuestion:
        """Assess the locality and put the question of the level."""
        town = intake.read_network(self.folder)
        options, rules = under(town, self.profile, Options(year=self.year, units=self.units))
        assessment = plan.assess(town, options, rules=rules)
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


def gathered(record: Callable[..., Any], name: str) -> Decorator:
    """Hand a command the options that are fields of a record as that record, under one name."""
    names = inspect.signature(record).parameters

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def with_record(**values: Any) -> None:  # noqa: ANN401 - whatever other options give
            values[name] = record(**{key: values.pop(key) for key in names})
            command(**values)

        return with_record

    return decorate


def level_request(command: Command) -> Command:
    """Give a command the options of a `LevelRequest`, and hand them over as one."""
    command = gathered(LevelRequest, "request")(command)
    for option in (out(), limit, level, units, profile, year(), folder):
        command = option(command)
    return command


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


def rules_of(profile: str, *, on: date | None = None) -> Rules:
    """
    Resolve a profile given by name, by name and day, or by a file of the planner's own.

    Parameters
    ----------
    profile
        ``quan12-2024``, ``quan12-2024@2025-01-31`` or ``rieng.yaml``.
    on
        Day whose law applies; ``None`` takes the profile's own.
    """
    if not _is_file(profile):
        return norms.rules(profile, on=on)
    return norms.resolve(read_profile(Path(profile)), on=on)


def under(
    town: Network, profile: str, options: Options, *, on: date | None = None
) -> tuple[Options, Rules]:
    """
    Put options under a profile: what to assess, named as the profile is, and its numbers.

    Parameters
    ----------
    town
        The locality: what nobody chose follows it and the day.
    profile
        As `rules_of`, empty for the law of today; a file gives the name written in it.
    options
        What to assess otherwise; what a preset names stands where they are open.
    on
        As `rules_of`.
    """
    chosen = _preset_of(town, replace(options, profile=profile, on=planner_day.today()))
    profile = chosen.profile or defaults.profile(town, on or planner_day.today())
    rules = rules_of(profile, on=on)
    named = rules.profile if _is_file(profile) else profile
    return defaults.complete(town, replace(chosen, profile=named)), rules


def _preset_of(town: Network, options: Options) -> Options:
    """Take what the preset of this run names wherever the options are open."""
    context = click.get_current_context(silent=True)
    name = None if context is None else context.meta.get(_PRESET)
    if not name:
        return options
    chosen, usual = defaults.preset(town, name), Options()
    names = ("year", "profile", "units", "scenario")
    still = {one: getattr(chosen, one) for one in names
             if getattr(options, one) == getattr(usual, one)}  # fmt: skip
    return replace(options, **still)


def _is_file(profile: str) -> bool:
    """Tell a file of the planner's own from the name of a profile of ours."""
    return Path(profile).suffix.lower() in manifests.PROFILE_FILES


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
