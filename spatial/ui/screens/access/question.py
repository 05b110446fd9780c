"""The plain question of access: of ten pupils, how many have a school near, and a seat in it."""

from __future__ import annotations

import numpy as np

from spatial import words
from spatial.ui.screens.access import measures
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.cards import about
from spatial.ui.widgets.markup import tag, text

TEN = 10


def shares(seen: Seen) -> tuple[float, float]:
    """
    Return the shares of pupils with a school near, and with a seat in it.

    Returns
    -------
    near, seated
        Of the area shown; near is a walk within the norm's radius. The seats near are shared out
        among the pupils near, and no pupil takes more than one.
    """
    near, shared = (measures.shown(seen, name) for name in (measures.COVERAGE, measures.USUAL))
    home = seen.view.home_ward
    pupils = near.pupils if home is None else near.pupils * (near.wards == home)
    total = float(pupils.sum())
    if total <= 0:
        return float("nan"), float("nan")
    seats = np.minimum(shared.value, 1.0) * near.value  # a seat beyond the radius is not near
    return float(near.value @ pupils) / total, float(seats @ pupils) / total


def html(seen: Seen) -> str:
    """Draw the question and its answer in one sentence."""
    lang = seen.lang
    near, seated = shares(seen)
    blanks = {
        "level": say(f"level.{seen.level}", lang=lang),
        "radius": words.number(seen.rules.radius_m[seen.level].value, lang=lang),
        "about": about(seen),
    }
    asked = say("reach.question.asked", lang=lang, **blanks)
    if np.isnan(near):
        answer = say("reach.question.nobody", lang=lang)
    else:
        blanks |= {
            "near": words.number(TEN * near, lang=lang),
            "near_share": words.percent(near, lang=lang),
            "seated": words.number(TEN * seated, lang=lang),
            "seated_share": words.percent(seated, lang=lang),
        }
        answer = say("reach.question.answer", lang=lang, **blanks)
    return tag("p", text(asked), css="tl-lead") + tag("p", text(answer), css="tl-headline")
