"""What the plan shown is worth: seats, rooms, money, land, and how sure it is the best."""

from __future__ import annotations

from spatial import words
from spatial.export import siting_lines
from spatial.norms import BILLION
from spatial.recommend import Recommendation
from spatial.recommend.screening import cost_per_room_vnd
from spatial.siting import walk_measures
from spatial.siting.model import ActionKind
from spatial.solver.effort import End
from spatial.ui.screens.recommend import result
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import signs
from spatial.ui.widgets.cards import Card, CardWriter, cards
from spatial.ui.widgets.markup import tag, text

NEW = (ActionKind.BUILD, ActionKind.EXTEND)


def html(seen: Seen, recommendation: Recommendation) -> str:
    """Draw the row of figures, and the sentences that go with it."""
    return cards(_row(seen, recommendation)) + tag(
        "p", text(verdict(recommendation, lang=seen.lang)), css="tl-lead"
    )


def _row(seen: Seen, recommendation: Recommendation) -> tuple[Card, ...]:
    """Make the five figures."""
    lang, short = seen.lang, recommendation.plan.outcome.unseated
    actions = recommendation.plan.actions
    rooms = sum(action.rooms for action in actions if action.deed in NEW)
    walk = walk_measures.measures(recommendation.plan.outcome.assigned)
    late = sum(phase.start is None for phase in recommendation.phases)
    blanks = {
        "standing": words.number(recommendation.standing, lang=lang),
        "projects": len(actions),
        "new": len({action.site_id for action in actions if action.deed is ActionKind.BUILD}),
        "each": words.number(
            cost_per_room_vnd(recommendation.request) / BILLION, lang=lang, decimals=2
        ),
        "late": late,
        "worst_decile": words.number(walk["walk_worst_decile_m"], lang=lang),
        "kolm_pollak": words.number(walk["walk_kolm_pollak_m"], lang=lang),
    }

    writer = CardWriter(page="recommend", lang=lang, blanks=blanks)
    unit = {
        name: say(f"recommend.unit.{name}", lang=lang) for name in ("pupils", "rooms", "billion")
    }
    cost = recommendation.plan.outcome.cost_vnd / BILLION
    return (
        writer.card(
            "short",
            "≈ " + words.number(short, lang=lang),
            unit=unit["pupils"],
            change=signs.signed(short - recommendation.standing, lang=lang),
            good=short <= recommendation.standing,
        ),
        writer.card("rooms", words.number(rooms, lang=lang), unit=unit["rooms"]),
        writer.card(
            "cost",
            "≈ " + words.number(cost, lang=lang),
            unit=unit["billion"],
            line="cost_late" if late else "",
        ),
        writer.card("walk", "≈ " + words.number(walk["walk_mean_m"], lang=lang), unit="m"),
        _proof(recommendation, lang),
    )


def _proof(recommendation: Recommendation, lang: str) -> Card:
    """Say how far the plan may be from the best, and what land it takes."""
    sure = result.proof(recommendation)
    built = (
        action.land_m2 for action in recommendation.plan.actions if action.deed is ActionKind.BUILD
    )
    hectares = words.number(sum(built) / 10_000, lang=lang, decimals=1)
    end = say(f"siting.end.{sure.end}", lang=lang)
    land = say("recommend.line.land", lang=lang, land=hectares)
    return Card(
        label=say("recommend.card.sure", lang=lang),
        figure="recommend.card.sure",
        value=words.number(100 * sure.gap, lang=lang, decimals=2) + " %",
        lines=(f"{end} · {land}",),
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
    lines = siting_lines.lines(recommendation, lang=seen.lang)
    sentences = [
        lines[0],
        *siting_lines.notes(recommendation, lang=seen.lang),
        say("recommend.basis", lang=seen.lang),
    ]
    return "".join(tag("p", text(sentence), css="tl-quiet") for sentence in sentences)
