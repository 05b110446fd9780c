"""
Write docs/quan12-plan.md and its map: ``uv run python -m benchmarks.plan_page``.

Every figure comes from the same road as the commands printed on the page; only the words are here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

from benchmarks import plan_map
from spatial import intake, recommend, words
from spatial.network import Network
from spatial.norms import BILLION, M2_PER_HA
from spatial.recommend import Recommendation
from spatial.recommend.request import Request
from spatial.records import LEVELS, Level, Options
from spatial.siting.model import ActionKind
from spatial.siting.phasing import Phase

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "quan12-plan.md"
YEARS = (2026, 2030)
YEARLY_VND = 500e9
TODAY, PLAN = "tt23-urban", "quan12-2024"
PROFILES = ("tt13-general", PLAN, TODAY)
PUPILS_PER_ROOM = 10_000 / 300
NO_YEAR = "no year"

PAGE = Path(__file__).with_suffix(".md")  # the words; figures go into its blanks


def number(value: float) -> str:
    """Write a whole number in English."""
    return words.number(value, lang="en")


def recommended(town: Network, profile: str) -> Recommendation:
    """Recommend for the years of the plan under a profile, on the wards of today."""
    yearly = dict.fromkeys(range(YEARS[0], YEARS[1] + 1), YEARLY_VND)
    options = Options(year=YEARS[1], profile=profile)
    return recommend.recommend(town, Request(years=YEARS, yearly_vnd=yearly), options)


def rooms(phases: Iterable[Phase], level: Level | None = None) -> int:
    """Count the rooms of projects, of a level or of all."""
    return sum(one.action.rooms for one in phases if level in {None, one.action.level})


def opened(found: Recommendation) -> list[Phase]:
    """Return the projects that get a year."""
    return [one for one in found.phases if one.finish is not None]


def short(found: Recommendation, level: Level) -> float:
    """Return the rooms a level misses with nothing done."""
    return float(found.before.levels.loc[level, "rooms_short_per_10k"])


def missing(found: Recommendation, level: Level) -> float:
    """Return the rooms a level still misses once all of the plan stands."""
    return max(short(found, level) - rooms(found.phases, level), 0)


def answer(profile: str, found: Recommendation) -> str:
    """Write a profile's line: what is built, what it costs, what stays missing, the proof."""
    land = found.before.rules.land_per_pupil_m2
    cells = (
        profile,
        ", ".join(number(land[level].value) for level in LEVELS),
        number(rooms(found.phases)),
        number(rooms(opened(found))),
        number(found.plan.outcome.cost_vnd / BILLION),
        number(sum(missing(found, level) for level in LEVELS)),
        number(found.plan.outcome.unseated),
        number(found.plan.reached[0].bound),
    )
    return "| " + " | ".join(cells) + " |"


def by_level(found: dict[str, Recommendation]) -> list[str]:
    """Write what each level misses, with nothing done and under both laws."""
    lines = []
    for level in LEVELS:
        left = (
            short(found[TODAY], level),
            *(missing(found[name], level) for name in (PLAN, TODAY)),
        )
        lines.append(f"| {_name(level)} | " + " | ".join(number(one) for one in left) + " |")
    return lines


def years(found: Recommendation) -> list[str]:
    """Write the projects year by year: new schools one by one, extensions by level."""

    def when(one: Phase) -> str:
        return NO_YEAR if one.finish is None else f"{one.start} → {one.finish}"

    lines = []
    for at, group in itertools.groupby(sorted(found.phases, key=when), key=when):
        phases = list(group)
        for level in LEVELS:
            more = [one for one in phases if one.action.level == level and not _new(one)]
            if more:
                count = f"{len(more)} extensions" if len(more) > 1 else "1 extension"
                lines.append(_line(at, f"{count}, {_name(level)}", more))
        for one in filter(_new, phases):
            site = found.model.sites[one.action.site_id].name
            lines.append(_line(at, f"{site}, {_name(one.action.level)}", [one]))
    return lines


def _new(one: Phase) -> bool:
    return one.action.deed is ActionKind.BUILD


def _line(when: str, what: str, phases: list[Phase]) -> str:
    """Write one line of the table of years."""
    built, land = rooms(phases), sum(one.action.land_m2 for one in phases)
    return f"| {when} | {what} | {built} | {number(land)} | {number(built * PUPILS_PER_ROOM)} |"


def _name(level: Level) -> str:
    return words.say(f"level.{level}", lang="vi")


def page(town: Network, found: dict[str, Recommendation]) -> str:
    """Write the page."""
    now, then = found[TODAY], found[PLAN]
    parcels = town.parcels
    if parcels is None:
        message = "the page needs parcels to build on"
        raise ValueError(message)
    last_start = YEARS[1] - now.request.build_years
    late = parcels[parcels["available_from"] > last_start]
    names = ", ".join(f"{one.removeprefix('Khu đất minh hoạ ')}" for one in late["name"])
    left = sum(missing(now, level) for level in LEVELS)
    land = now.before.rules.land_per_pupil_m2
    texts = {
        "law": "circular 23/2024 as printed by decision 1255/QĐ-TTg of 10 July 2026",
        "m2": ", ".join(number(land[level].value) for level in LEVELS),
        "short": number(sum(short(now, level) for level in LEVELS)),
        "land_short": number(now.before.summary()["total"]["land_short_m2"]),
        "land_short_2024": number(then.before.summary()["total"]["land_short_m2"]),
        "parcels": len(parcels),
        "parcels_m2": number(parcels["area_m2"].sum()),
        "ready": len(parcels) - len(late),
        "late": f"Parcel {names} is free too late for it." if len(late) else "",
        "carries": number(rooms(now.phases)),
        "carries_2024": number(rooms(then.phases)),
        "opened": number(rooms(opened(now))),
        "yearly": number(YEARLY_VND / BILLION),
        "left": number(left),
        "standing": number(now.standing),
        "gained": number(rooms(now.phases) - rooms(then.phases)),
        "hectares": number(left * PUPILS_PER_ROOM * land[Level.THCS].value / M2_PER_HA),
        "answer": "\n".join(answer(name, found[name]) for name in PROFILES),
        "by_level": "\n".join(by_level(found)),
        "years": "\n".join(years(now)),
        "no_year": NO_YEAR,
    }
    return PAGE.read_text(encoding="utf-8").format(**texts)


def main() -> None:
    """Recommend under each law, then write the page and draw the map of today's."""
    town = intake.read_network(ROOT / "data")
    found = {name: recommended(town, name) for name in PROFILES}
    FILE.write_text(page(town, found), encoding="utf-8")
    plan_map.draw(found[TODAY])


if __name__ == "__main__":
    main()
