"""The options of the commands, each declared once; profiles resolved; the level that is asked."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from spatial import defaults, deficit, norms
from spatial.commands import manifests, planner_day, walk_limit
from spatial.commands.number_types import SEED, TIME_S, YEAR
from spatial.embedded_city import LocalityPath
from spatial.intake.apart import read_profile
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import LEVELS, Level, Options

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


def gathered(record: Callable[..., Any], name: str) -> Decorator:
    """Hand a command the options that are fields of a record as that record, under one name."""
    names = inspect.signature(record).parameters

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def with_record(**values: Any) -> None:  # noqa: ANN401 - whatever other options give
            values[name] = record(**{key: values.pop(key) for key in names if key in values})
            command(**values)

        return with_record

    return decorate


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
