"""Money as tables: sources, years, what projects take, education's share of the budget."""

from __future__ import annotations

import pandas as pd

from spatial import capital, words
from spatial.assessment import Assessment
from spatial.targets.pack import localities, pack


def tables(assessment: Assessment) -> dict[str, pd.DataFrame]:
    """
    Make the tables of money of a locality.

    Returns
    -------
    dict
        ``money_sources``, ``money_years``, ``money_needs``, ``money_budget``; those without a row
        are left out.
    """
    key = assessment.network.locality.key
    plan = pack(key) if key in localities() else None
    made = {
        "money_sources": capital.sources(assessment),
        "money_years": capital.years(assessment),
        "money_needs": capital.needs(assessment),
        "money_budget": capital.shares(assessment, plan),
    }
    return {name: table for name, table in made.items() if len(table)}


def uncounted(assessment: Assessment, *, lang: str) -> list[str]:
    """Say which projects and proposals count in the sum of no year: without a year, or a cost."""
    listed = {"undated": capital.undated(assessment), "uncosted": capital.uncosted(assessment)}
    return [
        words.say(f"money.{why}", lang=lang, count=len(names), names="; ".join(names))
        for why, names in listed.items()
        if names
    ]
