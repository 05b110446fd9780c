"""Which plan the page of targets shows: one choice for its figures, its years and its due days."""

from __future__ import annotations

import math

from spatial.network import Network
from spatial.targets import Pack, localities, pack
from spatial.targets.progress import unmatched
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import inputs

PLAN = "targets.pack"


def draw(seen: Seen) -> str:
    """Choose a plan by its locality; the one shown stands first, or the one its results fit."""
    lang, town = seen.lang, seen.after.network
    known = localities()
    return inputs.select(
        say("targets.pack", lang=lang),
        known,
        key=PLAN,
        usual=max(known, key=lambda one: _fitting(town, pack(one))),
        name=lambda one: pack(one).name[lang],
    )


def is_followed(town: Network, plan: Pack) -> bool:
    """Tell whether a locality follows a plan: its own, or where it has none one its results fit."""
    return _fitting(town, plan) > 0


def standing(town: Network, plan: Pack, *, lang: str) -> str:
    """
    Say whose plan it is; empty where it is the locality's own.

    A result or two may fit several plans: all are named, so that none passes for the office's own.
    """
    if town.locality.key == plan.locality:
        return ""
    if not is_followed(town, plan):
        return say("course.not_own", lang=lang)
    others = [pack(one) for one in localities() if one != plan.locality]
    named = [one.name[lang] for one in others if is_followed(town, one)]
    more = say("course.fits_too", lang=lang, plans=", ".join(named)) if named else ""
    return f"{say('course.of_other', lang=lang, plan=plan.name[lang])} {more}".strip()


def _fitting(town: Network, plan: Pack) -> float:
    """Count the results a plan takes; all there can be of the locality's own, none of others."""
    if town.locality.key in localities():
        return math.inf if plan.locality == town.locality.key else 0
    return len(town.progress) - len(unmatched(plan, town.progress))
