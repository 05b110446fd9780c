"""Why a project is in the plan, in words."""

from __future__ import annotations

from spatial import words
from spatial.recommend import Recommendation
from spatial.siting.reasons import Reason


def sentence(recommendation: Recommendation, reason: Reason, *, lang: str) -> str:
    """Put the reason of one action into words."""
    short = recommendation.plan.outcome.unseated
    closes = ", ".join(
        words.say(
            "siting.why_ward",
            lang=lang,
            ward=ward_name(recommendation, str(ward)),
            pupils=words.number(float(pupils), lang=lang),
        )
        for ward, pupils in reason.closes.items()
    )
    instead = words.say("siting.instead_none", lang=lang)
    if reason.instead is not None:
        other, with_other = reason.instead
        instead = words.say(
            "siting.instead",
            lang=lang,
            site=recommendation.model.sites[other.site_id].name,
            worse=words.number(max(with_other - short, 0.0), lang=lang),
        )
    return words.say(
        "siting.why",
        lang=lang,
        served=words.number(float(reason.served.sum()), lang=lang),
        ward=ward_name(recommendation, str(reason.served.index[0])) if len(reason.served) else "-",
        closes=closes or words.say("siting.why_nobody", lang=lang),
        without=words.number(max(reason.without - short, 0.0), lang=lang),
        instead=instead,
    )


def figures(recommendation: Recommendation, reason: Reason, *, lang: str) -> str:
    """Mark a project whose figures lean on apportioned ones of a real school; nothing else."""
    level = reason.action.level.value
    leans = [reason.action, *([reason.instead[0]] if reason.instead is not None else [])]
    schools = {(one.site_id.removesuffix(f".{level}"), level) for one in leans}
    shares = schools & recommendation.before.network.apportioned
    return words.say("explain.apportioned", lang=lang) if shares else ""


def ward_name(recommendation: Recommendation, ward_id: str) -> str:
    """Return a ward's name, or its code where it has none."""
    wards = recommendation.before.network.wards(recommendation.before.options.units)
    return str(wards.loc[ward_id, "ward"]) if ward_id in wards.index else ward_id
