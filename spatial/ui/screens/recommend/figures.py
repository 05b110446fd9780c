"""What the plan shown is worth: seats, rooms, money, land, and how sure it is the best."""

from __future__ import annotations

from spatial import words
from spatial.export import siting as writer
from spatial.recommend import Recommendation
from spatial.recommend.screening import BILLION, cost_per_room_vnd
from spatial.siting import walk_measures
from spatial.siting.model import ActionKind
from spatial.solver.effort import End
from spatial.ui.screens.recommend import result
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import figures, quantity_tip
from spatial.ui.widgets.cards import Card, cards
from spatial.ui.widgets.markup import tag, text

NEW = (ActionKind.BUILD, ActionKind.EXTEND)


def html(seen: Seen, recommendation: Recommendation) -> str:
    """Draw the row of figures, and the sentences that go with it."""
    return cards(_row(seen, recommendation)) + tag(
        "p", text(verdict(recommendation, lang=seen.lang)), css="tl-lead"
    )


def _row(seen: Seen, recommendation: Recommendation) -> tuple[Card, ...]:
    """Make the five figures."""
    lang, plan = seen.lang, recommendation.plan
    short = plan.outcome.unseated
    rooms = sum(action.rooms for action in plan.actions if action.deed in NEW)
    new = {action.site_id for action in plan.actions if action.deed is ActionKind.BUILD}
    told = walk_measures.measures(plan.outcome.assigned)
    late = sum(turn.start is None for turn in recommendation.phases)
    blanks = {
        "standing": words.number(recommendation.standing, lang=lang),
        "projects": len(plan.actions),
        "new": len(new),
        "each": words.number(
            cost_per_room_vnd(recommendation.request) / BILLION, lang=lang, decimals=2
        ),
        "late": late,
        **{
            name: words.number(told[f"walk_{name}_m"], lang=lang)
            for name in ("worst_decile", "kolm_pollak")
        },
    }
    cost = plan.outcome.cost_vnd / BILLION
    land = (
        sum(action.land_m2 for action in plan.actions if action.deed is ActionKind.BUILD) / 10_000
    )
    sure = result.proof(recommendation)
    gap = words.number(100 * sure.gap, lang=lang, decimals=2)
    return (
        Card(
            label=say("recommend.card.short", lang=lang),
            figure="recommend.card.short",
            tip=quantity_tip.tip("recommend.card.short", lang=lang),
            value="≈ " + words.number(short, lang=lang),
            unit=say("recommend.unit.pupils", lang=lang),
            lines=(say("recommend.line.short", lang=lang, **blanks),),
            change=figures.signed(short - recommendation.standing, lang=lang),
            good=short <= recommendation.standing,
        ),
        Card(
            label=say("recommend.card.rooms", lang=lang),
            figure="recommend.card.rooms",
            value=words.number(rooms, lang=lang),
            unit=say("recommend.unit.rooms", lang=lang),
            lines=(say("recommend.line.rooms", lang=lang, **blanks),),
        ),
        Card(
            label=say("recommend.card.cost", lang=lang),
            figure="recommend.card.cost",
            value="≈ " + words.number(cost, lang=lang, decimals=0),
            unit=say("recommend.unit.billion", lang=lang),
            lines=(say(f"recommend.line.cost{'_late' if late else ''}", lang=lang, **blanks),),
        ),
        Card(
            label=say("recommend.card.walk", lang=lang),
            figure="recommend.card.walk",
            value="≈ " + words.number(told["walk_mean_m"], lang=lang),
            unit="m",
            lines=(say("recommend.line.walk", lang=lang, **blanks),),
        ),
        Card(
            label=say("recommend.card.sure", lang=lang),
            figure="recommend.card.sure",
            value=f"{gap} %",
            lines=(
                say(f"siting.end.{sure.end}", lang=lang)
                + " · "
                + say(
                    "recommend.line.land", lang=lang, land=words.number(land, lang=lang, decimals=1)
                ),
            ),
        ),
    )


def verdict(recommendation: Recommendation, *, lang: str) -> str:
    """Say in plain words how much better any other plan for the same money could be."""
    sure = result.proof(recommendation)
    better = max(recommendation.plan.outcome.unseated - sure.bound, 0.0)
    cost = words.number(recommendation.plan.outcome.cost_vnd / BILLION, lang=lang)
    key = "none" if better < 1 else "some"
    return say(
        f"recommend.verdict.{key}",
        lang=lang,
        cost=cost,
        better=words.number(better, lang=lang),
    )


def warnings(seen: Seen, outcome: PlanResult) -> str:
    """Say what must be known before the plan is used."""
    lang, told = seen.lang, []
    recommendation = outcome.recommendation
    if recommendation is not None and (
        recommendation.stopped or result.proof(recommendation).end is End.CANCELLED
    ):
        told.append(say("recommend.warn.stopped", lang=lang))
    elif recommendation is not None and result.proof(recommendation).end is End.TIME:
        told.append(say("recommend.warn.time", lang=lang))
    if outcome.changed:
        told.append(say("recommend.warn.changed", lang=lang))
    own = recommendation.proposals if recommendation is not None else ()
    others = [proposal for proposal in seen.proposals if proposal not in own]
    if recommendation is not None and others:
        told.append(say("recommend.warn.bare", lang=lang, count=len(others)))
    return "".join(tag("p", text("⚠ " + one), css="tl-quiet") for one in told)


def basis(seen: Seen, recommendation: Recommendation) -> str:
    """Say what is assumed: order of aims, walk, cost with its source."""
    lines = writer.lines(recommendation, lang=seen.lang)
    sentences = [
        lines[0],
        *writer.notes(recommendation, lang=seen.lang),
        say("recommend.basis", lang=seen.lang),
    ]
    return "".join(tag("p", text(sentence), css="tl-quiet") for sentence in sentences)
