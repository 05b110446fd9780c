"""Plans judged under several demands as files: regrets, and what every good plan builds on."""

from __future__ import annotations

from spatial import rounding, words
from spatial.export import table
from spatial.siting.robust import Robust


def bundle(robust: Robust, *, lang: str) -> dict[str, bytes]:
    """
    Make the files of plans judged under several demands.

    Returns
    -------
    dict
        ``regret.csv`` (a row a plan and demand: pupils without a seat, regret, whether the plan is
        the one with the least worst regret) and ``always.csv`` (what every good plan builds on).
    """
    listed = [
        {
            "plan_for": name,
            "demand": demand,
            "unseated": rounding.whole(float(robust.unseated[at, of])),
            "regret": rounding.whole(float(robust.regret[at, of])),
            "worst_regret": rounding.whole(float(robust.regret[at].max())),
            "least": int(at == robust.least),
        }
        for at, name in enumerate(robust.names)
        for of, demand in enumerate(robust.names)
    ]
    sites = robust.plans[0].model.sites
    always = [
        {
            "site_id": site,
            "site": sites[site].name,
            "level": level,
            "level_name": words.say(f"level.{level}", lang=lang),
        }
        for site, level in robust.always
    ]
    return {"regret.csv": table.rows(listed), "always.csv": table.rows(always)}


def line(robust: Robust, *, lang: str) -> str:
    """Say which plan has the least regret, and how much."""
    worst = float(robust.regret[robust.least].max())
    return words.say(
        "siting.regret",
        lang=lang,
        demand=words.say(f"siting.demand.{robust.names[robust.least]}", lang=lang),
        worst=words.number(worst, lang=lang),
        always=len(robust.always),
    )
