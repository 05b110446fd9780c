"""A recommendation in sentences: aims, plans, what it assumes, and which levels it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from spatial import norms, words
from spatial.export import siting_seats
from spatial.norms import BILLION
from spatial.recommend import Recommendation
from spatial.recommend.screening import cost_per_room_vnd, limit_m
from spatial.siting.plan import Plan
from spatial.solver.effort import End


def lines(recommendation: Recommendation, *, lang: str) -> list[str]:
    """Say the recommendation in sentences: aims, nothing done, every plan, assumptions."""
    aims = " → ".join(
        words.say(f"siting.aim.{aim}", lang=lang) for aim in recommendation.request.aims
    )
    sentences = [
        words.say("siting.aims", lang=lang, aims=aims),
        words.say(
            "siting.standing", lang=lang, unseated=words.number(recommendation.standing, lang=lang)
        ),
    ]
    if not recommendation.model.actions:  # "proven" would be true, and no use to anybody
        sites = len(recommendation.screened)
        sentences.append(words.say("siting.nothing_offered", lang=lang, sites=sites))
        return [*sentences, *notes(recommendation, lang=lang)]
    for plan in _worth_saying(recommendation.plans):
        seats = plan.reached[0]
        sentences.append(
            words.say(
                "siting.plan",
                lang=lang,
                cost=words.number(plan.outcome.cost_vnd / BILLION, lang=lang, decimals=1),
                projects=len(plan.actions),
                unseated=words.number(plan.outcome.unseated, lang=lang),
                bound=words.number(_bound(plan), lang=lang),
                gap=words.say(
                    "siting.percent",
                    lang=lang,
                    share=words.number(100 * seats.gap, lang=lang, decimals=2),
                ),
                end=words.say(f"siting.end.{seats.end}", lang=lang),
            )
        )
    return [*sentences, *notes(recommendation, lang=lang)]


def _bound(plan: Plan) -> float:
    """Return below how many children without a seat no plan of that money can come."""
    return next((step.bound for step in plan.reached if step.aim == "seats"), 0.0)


def _worth_saying(plans: Sequence[Plan]) -> Sequence[Plan]:
    """Leave out a search cut short with nothing to do: what nothing done leaves is said before."""
    found = [plan for plan in plans if plan.actions or plan.reached[0].end is not End.TIME]
    return found or plans


def notes(recommendation: Recommendation, *, lang: str) -> list[str]:
    """Say what the plan assumes about cost and walk."""
    request = recommendation.request
    source = norms.room_cost().source
    walk = ", ".join(
        words.say(
            "siting.walk_level",
            lang=lang,
            level=words.say(f"level.{level}", lang=lang),
            metres=words.number(limit_m(recommendation.before.rules, level, request), lang=lang),
        )
        for level in recommendation.levels
    )
    cost = words.number(cost_per_room_vnd(request) / BILLION, lang=lang, decimals=2)
    return [
        *gaps(recommendation, lang=lang),
        words.say("siting.cost_note", lang=lang, cost=cost, source=source),
        words.say("siting.walk_note", lang=lang, walk=walk),
        *(
            siting_seats.sentence(recommendation, level, lang=lang)
            for level in recommendation.levels
        ),
    ]


def gaps(recommendation: Recommendation, *, lang: str) -> list[str]:
    """Name the levels left out of the plan with the reason, and those planned for some wards."""
    left = [
        words.say(
            "siting.level_unplaced",
            lang=lang,
            level=words.say(f"level.{level}", lang=lang),
            count=words.number(count, lang=lang),
        )
        for level, count in recommendation.unplaced.items()
    ]
    return [*left, *_of_the_told(recommendation, lang)]


def _of_the_told(recommendation: Recommendation, lang: str) -> list[str]:
    """Say at which levels the pupils counted are those of some wards alone."""
    before = recommendation.before
    wards = len(before.network.wards(before.options.units))
    told = {level: wards - len(before.untold(level)) for level in recommendation.levels}
    return [
        words.say(
            "siting.told_wards",
            lang=lang,
            level=words.say(f"level.{level}", lang=lang),
            told=count,
            wards=wards,
        )
        for level, count in told.items()
        if count < wards
    ]
