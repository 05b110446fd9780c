"""Which plan the page of targets shows: one choice for its figures, its years and its due days."""

from __future__ import annotations

from spatial.targets import localities, pack
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import inputs


def draw(seen: Seen) -> str:
    """Choose a plan by its locality; the one shown stands first where it has a plan."""
    lang, here = seen.lang, seen.after.network.locality.key
    known = localities()
    return inputs.select(
        say("targets.pack", lang=lang),
        known,
        key="targets.pack",
        usual=here if here in known else known[0],
        name=lambda one: pack(one).name[lang],
    )
