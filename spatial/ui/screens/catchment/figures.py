"""The first answer: who has a seat, who has none near home, who walks past the nearest school."""

from __future__ import annotations

import numpy as np

from spatial import words
from spatial.ui.screens.catchment.controls import FlowView, walk_text
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import FlowOutcome
from spatial.ui.text import say
from spatial.ui.widgets import signs
from spatial.ui.widgets.cards import Card, CardWriter, about, basis, cards, metres
from spatial.ui.widgets.markup import tag, text


def html(seen: Seen, view: FlowView) -> str:
    """Draw the row, and the sentence of rule against best."""
    return cards(_row(seen, view)) + verdict(seen, view)


def how(seen: Seen, view: FlowView) -> str:
    """Say how the model fills seats, how sure the best assignment is, and since which streets."""
    lang, best = seen.lang, view.case.stress.best
    pairs = words.number(best.pairs, lang=lang)
    told = (
        say(f"flow.rule.{view.way.model}", lang=lang),
        "✓ " + say("flow.certified", lang=lang, pairs=pairs),
    )
    return "".join(tag("p", text(one), css="tl-quiet") for one in told) + basis(seen)


def _row(seen: Seen, view: FlowView) -> tuple[Card, ...]:
    """Make the five figures, each with what the proposals change."""
    now, was, lang = view.outcome, view.before, seen.lang
    distances = now.distances
    blanks = {
        "pupils": words.number(distances.pupils, lang=lang),
        "seats": words.number(float(now.asked.seats.sum()), lang=lang),
        "median": metres(distances.median_m, lang=lang),
        "p95": metres(distances.p95_m, lang=lang),
        "norm": words.number(now.norm_m, lang=lang),
        "extra": metres(now.pushed[1], lang=lang),
        "within": walk_text(view.case, lang=lang),
        "alone": words.number(now.beyond_reach, lang=lang),
    }
    sign = about(seen)

    writer = CardWriter(page="flow", lang=lang, blanks=blanks)

    def card(key: str, now: float, was: float, *, more_is_good: bool, percent: bool) -> Card:
        change = now - was
        written = f"{words.number(now, lang=lang)} %" if percent else metres(now, lang=lang)
        return writer.card(
            key,
            sign + written,
            unit=say(f"flow.unit.{key}", lang=lang),
            change=signs.signed(change, lang=lang) if np.isfinite(change) else "",
            good=(change > 0) is more_is_good,
        )

    within = (100 * distances.within_share, 100 * was.distances.within_share)
    lacking = "over" if view.way.model == "nearest" else "without"
    return (
        card("seated", now.seated, was.seated, more_is_good=True, percent=False),
        card(lacking, _lacking(now), _lacking(was), more_is_good=False, percent=False),
        card("pushed", now.pushed[0], was.pushed[0], more_is_good=False, percent=False),
        card("walk", distances.mean_m, was.distances.mean_m, more_is_good=False, percent=False),
        card("norm", *within, more_is_good=True, percent=True),
    )


def _lacking(outcome: FlowOutcome) -> float:
    """Return the pupils without a seat: turned away, or beyond the seats of their school."""
    return outcome.distances.without + outcome.over


def verdict(seen: Seen, view: FlowView) -> str:
    """Say what the city's rule and the best assignment leave without a seat, and how sure."""
    lang, test = seen.lang, view.case.stress
    pupils = float(test.wards["pupils"].sum()) or 1.0
    ruled, missing = float(test.rule.unserved.sum()), test.missing
    lost = max(0.0, test.misallocated)
    sentence = say(
        "flow.verdict.same" if round(lost) == 0 else "flow.verdict.differs",
        lang=lang,
        within=walk_text(view.case, lang=lang),
        rule=_share(ruled / pupils, lang=lang),
        rule_pupils=words.number(ruled, lang=lang),
        best=_share(missing / pupils, lang=lang),
        best_pupils=words.number(missing, lang=lang),
        lost=words.number(lost, lang=lang),
    )
    return tag("p", text(sentence), css="tl-headline")


def _share(share: float, *, lang: str) -> str:
    """Write a share in percent, a decimal below ten."""
    return f"{words.number(100 * share, lang=lang, decimals=1 if share < 0.1 else 0)} %"  # noqa: PLR2004 - a tenth
