"""Institutions beside the four levels, their needs, and what the stream takes off."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from spatial import institutions, readings, words
from spatial.assessment import Assessment
from spatial.records import Kind, Level
from spatial.targets.pack import localities, pack

UPPER = ("reading", "pupils", "rooms_need_class", "rooms_have", "rooms_short_class")
ASKED = ("share_percent", "basis", "kind")  # of what is taken off; blank as assessed


@dataclass(frozen=True, kw_only=True)
class InstitutionTables:
    """
    What is told of institutions.

    Attributes
    ----------
    tables
        ``institutions``, ``institution_balance``, ``stream_upper_secondary``; those without a row
        are left out.
    share_percent
        Share of those who finish lower secondary who enter vocational education; ``None`` for none.
    by_plan
        Whether it is the plan's.
    already
        Whether the planner's own outlook has taken a share off upper secondary: none is taken off
        it again.
    take_off
        Whether upper secondary without the stream was asked for.
    """

    tables: Mapping[str, pd.DataFrame] = field(hash=False)
    share_percent: float | None
    by_plan: bool
    already: bool
    take_off: bool = False


def made(
    assessment: Assessment, *, share_percent: float | None = None, take_off: bool = False
) -> InstitutionTables:
    """
    Make the tables.

    Parameters
    ----------
    share_percent
        The planner's share; ``None`` for that of the locality's plan, if it has one.
    take_off
        Whether to tell upper secondary with the stream taken off, beside what it is without.
    """
    planned = plan_share(assessment)
    share = planned if share_percent is None else share_percent
    by_plan = share_percent is None and planned is not None
    tables = {
        "institutions": institutions.listed(assessment),
        "institution_balance": institutions.balance(
            assessment, share_percent=share, by_plan=by_plan
        ),
    }
    outlook = assessment.options.outlook
    already = outlook is not None and outlook.vocational_share > 0
    if share is not None and take_off and not already:
        tables["stream_upper_secondary"] = _upper(
            assessment, share, "plan" if by_plan else "chosen"
        )
    return InstitutionTables(
        tables={name: table for name, table in tables.items() if len(table)},
        share_percent=share,
        by_plan=by_plan,
        already=already,
        take_off=take_off,
    )


def plan_share(assessment: Assessment) -> float | None:
    """Return the share the locality's plan sets for the year [%]; ``None`` for none."""
    key = assessment.network.locality.key
    if key not in localities():
        return None
    return institutions.plan_share(pack(key), year=assessment.options.year)


def _upper(assessment: Assessment, share: float, rests_on: str) -> pd.DataFrame:
    """Put upper secondary as assessed beside upper secondary with the stream taken off."""
    level = Level.THPT.value
    rows: list[dict[str, object]] = [
        {"reading": name, **{one: found.summary()["levels"][level][one] for one in UPPER[1:]}}
        for name, found in (
            ("as_assessed", assessment),
            ("stream_taken_off", readings.streamed(assessment, share=share / 100)),
        )
    ]
    rows[1] |= dict(zip(ASKED, (share, rests_on, Kind.ASSUMED.value), strict=True))
    return pd.DataFrame(rows, columns=[*UPPER, *ASKED])


def basis(row: Mapping[Hashable, object], *, lang: str) -> str:
    """Say on what a need rests, how sure it is, of which year, and which wards tell theirs."""
    said = [words.say(f"institutions.basis.{row['basis']}", lang=lang)]
    if row["basis"] != "untold":
        said.append(words.say(f"kind.{row['kind']}", lang=lang))
    if row["basis"] != "untold" and float(str(row["needs_year"])) != row["year"]:
        year = int(float(str(row["needs_year"])))
        said.append(words.say("institutions.needs_year", lang=lang, year=year))
    if row["basis"] != "untold" and row["wards_told"] != row["wards"]:
        told = {"told": row["wards_told"], "wards": row["wards"]}
        said.append(words.say("institutions.wards_told", lang=lang, **told))
    return "; ".join(said)


def places_kind(row: Mapping[Hashable, object], *, lang: str) -> str:
    """Say how the places of a row of the balance are known; nothing where there are none."""
    return words.say(f"kind.{row['places_kind']}", lang=lang) if row["institutions"] else ""


def warnings(made: Mapping[str, pd.DataFrame], *, lang: str) -> list[str]:
    """Name each institution whose learners are more than its places."""
    if "institutions" not in made:
        return []
    figures = ("learners", "places")
    return [
        words.say(
            "institutions.crowded",
            lang=lang,
            name=row["name"],
            ward=row["ward"],
            over=words.number(float(row["learners"]) - float(row["places"]), lang=lang),
            **{one: words.number(float(row[one]), lang=lang) for one in figures},
        )
        for row in institutions.crowded(made["institutions"]).to_dict("records")
    ]
