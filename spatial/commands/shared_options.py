"""What the commands about who goes where share: options, the assessed level, the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import catchment, intake, norms, plan, words
from spatial.assessment import Assessment
from spatial.commands.number_types import LIMIT_M, YEAR
from spatial.export import atomic
from spatial.export import catchment as files
from spatial.intake.apart import read_profile
from spatial.norms import Rules
from spatial.records import LEVELS, Level, Options
from spatial.streets import DETOUR

PROFILE_FILES = {".yaml", ".yml", ".json"}


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options all three share."""
    for option in (
        click.option(
            "--out",
            type=click.Path(path_type=Path, file_okay=False),
            help="Thư mục kết quả. / Folder for the tables.",
        ),
        click.option("--limit", "limit_m", type=LIMIT_M, help="Xa nhất (m). / Longest walk (m)."),
        click.option(
            "--level",
            "level",
            type=click.Choice([str(one) for one in LEVELS]),
            default="tieu_hoc",
            show_default=True,
            help="Cấp học. / Level.",
        ),
        click.option("--units", help="Bộ đơn vị. / Set of wards reported on."),
        click.option(
            "--profile", default="quan12-2024", show_default=True, help="Bộ định mức. / Norms."
        ),
        click.option("--year", type=YEAR, default=2030, show_default=True, help="Năm. / Year."),
        click.argument("folder", required=False, type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


@dataclass(frozen=True)
class Asked:
    """One level of an assessed locality, as the three commands look at it."""

    found: Assessment
    level: Level
    question: catchment.Question
    norm_m: float

    def named(self, level_of: str, lang: str) -> dict[str, str]:
        """Return the words every headline starts with."""
        return {
            "level": words.say(f"level.{self.level}", lang=lang),
            "norm": words.number(self.norm_m, lang=lang),
            "year": str(self.found.options.year),
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
    if Path(profile).suffix.lower() not in PROFILE_FILES:
        return norms.rules(profile, on=on)
    return norms.resolve(read_profile(Path(profile)), on=on)


def ask(
    folder: Path | None, level: str, limit_m: float | None, lang: str, options: Options
) -> Asked:
    """Assess the locality and put the question of one level."""
    found = plan.assess(intake.read_network(folder), options)
    wanted = Level(level)
    asked = plan.question(found, wanted, limit_m=np.inf if limit_m is None else limit_m)
    if found.network.streets is None:
        click.echo(words.say("catchment.estimated", lang=lang, detour=DETOUR), err=True)
    return Asked(found, wanted, asked, found.rules.radius_m[wanted].value)


def stress_said(test: catchment.Stress, lang: str) -> str:
    """Say the stress test in a line."""
    figures = {
        "rule": float(test.rule.unserved.sum()),
        "missing": test.missing,
        "misallocated": test.misallocated,
    }
    said = {name: words.number(value, lang=lang) for name, value in figures.items()}
    return words.say("catchment.stress", lang=lang, **said)


def written(
    asked: Asked,
    tables: Mapping[str, pd.DataFrame],
    layers: Mapping[str, Callable[[], gpd.GeoDataFrame]],
    out: Path | None,
    lang: str,
) -> None:
    """Write tables as CSV and layers as GeoJSON, if a folder was named."""
    if out is None:
        return
    made = {f"{name}.csv": files.csv(table) for name, table in tables.items()}
    for name, draw in layers.items():
        made[f"{name}.geojson"] = files.layer(asked.found, draw(), lang=lang)
    count = len(atomic.write(made, out))
    click.echo(words.say("zones.written", lang=lang, count=count, folder=out.resolve()))
