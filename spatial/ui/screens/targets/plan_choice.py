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


def _fitting(town: Network, plan: Pack) -> float:
    """Count the results a plan takes; all there can be of the locality's own, none of others."""
    if town.locality.key in localities():
        return math.inf if plan.locality == town.locality.key else 0
    return len(town.progress) - len(unmatched(plan, town.progress))
