"""Every command on an odd town: what it ends with, and whether its tables keep every pupil."""

from __future__ import annotations

import csv
import math
import traceback
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from click.testing import CliRunner

from spatial import access as reach
from spatial import cli
from spatial.errors import Severity, UserError
from tests.kit import odd_towns
from tests.kit.oddities import ODDITIES

MEASURES = (*reach.MEASURES, "raam")
LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt")
OWN_FAULT = cli.BROKEN
ACCEPTED = frozenset({0, 1, 2})  # 1 is the check's "usable, with notes"
HALF = 0.5  # a printed figure is rounded to a whole pupil


@dataclass(frozen=True, kw_only=True)
class Ending:
    """
    How one run ended.

    Attributes
    ----------
    code
        The exit code ``truonglop`` would end with.
    said
        What stood on both sides of the terminal.
    trace
        The traceback of an escape, empty else.
    leaks
        Tables that lost or found pupils, each a sentence.
    """

    code: int
    said: str
    trace: str = ""
    leaks: tuple[str, ...] = ()


COMMANDS = (
    *("check", "assess", "catchment", "access", "zones", "project", "recommend"),
    *("norms", "norms --schools", "norms --rooms", "compare", "targets", "crosswalk", "template"),
)


def arguments(command: str, folder: Path, out: Path, draw: np.random.Generator) -> list[str]:
    """Draw the options of one command on a town."""
    level = ["--level", str(draw.choice(LEVELS))]
    year = ["--year", str(draw.choice([2025, 2030, 2030, 2035, 1900, 2100]))]
    place, into = str(folder), ["--out", str(out)]
    limit = ["--limit", str(draw.choice([500, 3_000, "nan", "inf", 0, -1]))]
    limit = limit if draw.random() < 0.3 else []
    scenario = str(draw.choice(["published", "base", "low", "high", "plan"]))
    model = str(draw.choice(["nearest", "nearest_first", "best", "ward_bound", "mix"]))
    robust = ["--robust"] if draw.random() < 0.2 else []
    out_file = ["--out", str(out / "walk.csv")]
    extra = {
        "check": _some(draw, ["--json"], ["--close-borders", "5"]),
        "assess": _some(
            draw, ["--public-only"], ["--with-projects"], ["--two-session-share", ".5"]
        ),
        "catchment": _some(draw, ["--areas"], ["--room-seats", "35"], ["--private", "20"]),
        "zones": _some(draw, ["--grade", "1"], ["--change", "100"]),
        "recommend": _some(
            draw, ["--budget", "500"], ["--grid", "900"], ["--point", "106.61,10.81,9000"]
        ),
        "template": [str(out / f"mau.{draw.choice(['xlsx', 'zip'])}")],
    }
    years = str(draw.choice(["2026-2030", "2030", "1900-2100", "2026-2027"]))
    last = str(draw.choice([2030, 2035, 2045, 1900, 2100]))
    engine, basis = str(draw.choice(["cohort", "mix"])), str(draw.choice(["people", "area"]))
    day = str(draw.choice(["1900-01-01", "2025-02-01", "2100-01-01"]))
    profiles = ["--profile", "quan12-2024", "--profile", "tt23-urban"]
    given: dict[str, list[str]] = {
        "check": [place],
        "assess": [place, *year, "--scenario", scenario, *into],
        "catchment": [place, *level, *year, *limit, "--model", model, *into],
        "access": [place, *level, *year, *limit, "--measure", str(draw.choice(MEASURES)), *into],
        "zones": [place, *level, *limit, "--time", "1", *into],
        "project": [place, *year, "--paths", "3", "--to", last, "--engine", engine, *into],
        "recommend": [place, *level, "--years", years, "--time-limit", "1", *robust, *into],
        "norms": ["--on", day],
        "norms --schools": [place, *_some(draw, ["--json"])],
        "norms --rooms": [place, *_some(draw, ["--json"])],
        "compare": [place, *year, *profiles],
        "targets": [place, *_some(draw, ["--json"])],
        "crosswalk": [place, "--by", basis, *out_file],
        "template": ["--out"],
    }
    lang = ["--lang", "en"] if draw.random() < 0.5 else []
    return [*lang, *command.split(), *given[command], *extra.get(command, [])]


def _some(draw: np.random.Generator, *options: list[str]) -> list[str]:
    """Take every option with an even chance."""
    return [word for option in options if draw.random() < 0.5 for word in option]


def run_on(kind: str, command: str, seed: int, place: Path) -> tuple[list[str], Ending]:
    """Draw the odd town of a kind and seed into a folder and run one command on it."""
    town = odd_towns.town(kind, seed, ODDITIES)
    folder, out = town.write(place / "town"), place / "out"
    given = arguments(command, folder, out, np.random.default_rng(seed))
    return given, run(given, out)


def run(words_given: list[str], out: Path) -> Ending:
    """Run the click group in this process with the semantics of ``spatial.cli.main``."""
    result = CliRunner().invoke(cli.truonglop, words_given)
    problem = result.exception
    if isinstance(problem, UserError):
        faults = [fault for fault in problem.faults if fault.severity is Severity.ERROR]
        said = "\n".join(fault.say(lang=lang) for fault in faults for lang in ("vi", "en"))
        return Ending(code=problem.exit_code, said=said)
    if problem is not None and not isinstance(problem, SystemExit):
        trace = "".join(traceback.format_exception(problem))
        return Ending(code=OWN_FAULT, said=result.output, trace=trace)
    leaks = tuple(_leaks(out)) if result.exit_code == 0 and out.is_dir() else ()
    return Ending(code=result.exit_code, said=result.output, leaks=leaks)


def _leaks(out: Path) -> list[str]:
    """Compare the pupils of every table of one answer with each other."""
    found = []
    if (out / "flows.csv").is_file():
        found += _of_flows(out)
    if (out / "deficit.csv").is_file():
        found += _of_deficits(_rows(out / "deficit.csv"))
    if (out / "projection.csv").is_file():
        found += _of_projection(_rows(out / "projection.csv"))
    if (out / "zones.csv").is_file():
        found += _same(
            "zones and their wards", _sum(out / "zones.csv"), _sum(out / "stress.csv"), out
        )
    if (out / "access_cells.csv").is_file():
        cells, wards = _sum(out / "access_cells.csv"), _sum(out / "access_wards.csv")
        found += _same("cells and wards", cells, wards, out)
    return found


def _of_flows(out: Path) -> list[str]:
    """Pupils in are those seated and those unserved, cell by cell and ward by ward."""
    flows = _rows(out / "flows.csv")
    seated = sum(float(row["pupils"]) for row in flows if row["school_id"])
    said = _same("pupils and wards", _sum(out / "flows.csv"), _sum(out / "stress.csv"), out)
    return said + _same("seated and load", seated, _sum(out / "load.csv"), out)


def _of_deficits(rows: list[dict[str, str]]) -> list[str]:
    """Every figure of a ward is a finite number that is not below zero."""
    return [
        f"{row['ward_id']} {row['level']} {name} = {row[name]!r}"
        for row in rows
        for name in ("pupils", "rooms_have", "rooms_need_per_10k", "land_have_m2", "seats")
        if not (row[name] and math.isfinite(float(row[name])) and float(row[name]) >= 0)
    ]


def _of_projection(rows: list[dict[str, str]]) -> list[str]:
    """Wards sum to the locality, level by level and year by year."""
    wards: dict[tuple[str, str], list[float]] = {}
    whole: dict[tuple[str, str], float] = {}
    for row in rows:
        key = row["level"], row["year"]
        if row["ward_id"]:
            wards.setdefault(key, []).append(float(row["pupils"]))
        else:
            whole[key] = float(row["pupils"])
    return [
        f"{key}: wards {sum(parts)}, locality {whole[key]}"
        for key, parts in wards.items()
        if key in whole and abs(sum(parts) - whole[key]) > HALF * (len(parts) + 1)
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _sum(path: Path) -> float:
    return sum(float(row["pupils"]) for row in _rows(path) if row["pupils"])


def _same(what: str, one: float, other: float, out: Path) -> list[str]:
    """Compare two sums of rounded figures."""
    rows = sum(max(len(_rows(path)), 1) for path in out.glob("*.csv"))
    same = abs(one - other) <= HALF * rows
    return [] if same else [f"{what}: {one} and {other}"]
