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
from spatial.ui.screens.recommend.result import Made
from spatial.ui.session.assessed import Seen
from spatial.ui.text import say
from spatial.ui.widgets import figures
from spatial.ui.widgets.cards import Card, cards
from spatial.ui.widgets.markup import tag, text

NEW = (ActionKind.BUILD, ActionKind.EXTEND)


def html(seen: Seen, found: Recommendation) -> str:
    """Draw the row of figures, and the sentences that go with it."""
    return cards(_row(seen, found)) + tag("p", text(verdict(found, lang=seen.lang)), css="tl-lead")


def _row(seen: Seen, found: Recommendation) -> tuple[Card, ...]:
    """Make the five figures."""
    lang, plan = seen.lang, found.plan
    short = plan.outcome.unseated
    rooms = sum(one.rooms for one in plan.actions if one.deed in NEW)
    new = {one.site_id for one in plan.actions if one.deed is ActionKind.BUILD}
    told = walk_measures.measures(plan.outcome.assigned)
    late = sum(turn.start is None for turn in found.turns)
    blanks = {
        "standing": words.number(found.standing, lang=lang),
        "projects": len(plan.actions),
        "new": len(new),
        "each": words.number(cost_per_room_vnd(found.request) / BILLION, lang=lang, decimals=2),
        "late": late,
        **{
            name: words.number(told[f"walk_{name}_m"], lang=lang)
            for name in ("worst_decile", "kolm_pollak")
        },
    }
    cost = plan.outcome.cost_vnd / BILLION
    land = sum(one.land_m2 for one in plan.actions if one.deed is ActionKind.BUILD) / 10_000
    sure = result.proof(found)
    gap = words.number(100 * sure.gap, lang=lang, decimals=2)
    return (
        Card(
            label=say("recommend.card.short", lang=lang),
            value="≈ " + words.number(short, lang=lang),
            unit=say("recommend.unit.pupils", lang=lang),
            lines=(say("recommend.line.short", lang=lang, **blanks),),
            change=figures.signed(short - found.standing, lang=lang),
            good=short <= found.standing,
        ),
        Card(
            label=say("recommend.card.rooms", lang=lang),
            value=words.number(rooms, lang=lang),
            unit=say("recommend.unit.rooms", lang=lang),
            lines=(say("recommend.line.rooms", lang=lang, **blanks),),
        ),
        Card(
            label=say("recommend.card.cost", lang=lang),
            value="≈ " + words.number(cost, lang=lang, decimals=0),
            unit=say("recommend.unit.billion", lang=lang),
            lines=(say(f"recommend.line.cost{'_late' if late else ''}", lang=lang, **blanks),),
        ),
        Card(
            label=say("recommend.card.walk", lang=lang),
            value="≈ " + words.number(told["walk_mean_m"], lang=lang),
            unit="m",
            lines=(say("recommend.line.walk", lang=lang, **blanks),),
        ),
        Card(
            label=say("recommend.card.sure", lang=lang),
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


def verdict(found: Recommendation, *, lang: str) -> str:
    """Say in plain words how much better any other plan for the same money could be."""
    sure = result.proof(found)
    better = max(found.plan.outcome.unseated - sure.bound, 0.0)
    cost = words.number(found.plan.outcome.cost_vnd / BILLION, lang=lang)
    key = "none" if better < 1 else "some"
    return say(
        f"recommend.verdict.{key}",
        lang=lang,
        cost=cost,
        better=words.number(better, lang=lang),
    )


def warnings(seen: Seen, made: Made) -> str:
    """Say what must be known before the plan is used."""
    lang, told = seen.lang, []
    found = made.found
    if found is not None and (found.stopped or result.proof(found).end is End.CANCELLED):
        told.append(say("recommend.warn.stopped", lang=lang))
    elif found is not None and result.proof(found).end is End.TIME:
        told.append(say("recommend.warn.time", lang=lang))
    if made.changed:
        told.append(say("recommend.warn.changed", lang=lang))
    own = found.proposals if found is not None else ()
    others = [one for one in seen.proposals if one not in own]
    if found is not None and others:
        told.append(say("recommend.warn.bare", lang=lang, count=len(others)))
    return "".join(tag("p", text("⚠ " + one), css="tl-quiet") for one in told)


def basis(seen: Seen, found: Recommendation) -> str:
    """Say what is assumed: order of aims, walk, cost with its source."""
    said = writer.lines(found, lang=seen.lang)
    sentences = [
        said[0],
        *writer.notes(found, lang=seen.lang),
        say("recommend.basis", lang=seen.lang),
    ]
    return "".join(tag("p", text(one), css="tl-quiet") for one in sentences)
