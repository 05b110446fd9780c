"""What the next click may ask, made beside the page: other years, the dearest measure."""

from __future__ import annotations

import dataclasses
import time

from spatial.errors import UserError
from spatial.projection import stopping
from spatial.records import Proposal
from spatial.ui import access_model, forecast_made, model
from spatial.ui import future as futures
from spatial.ui.model import Seen, Source
from spatial.ui.view import View

LIMIT_S = 4.0  # a locality so large that this is not enough waits at the slider instead


def years(source: Source, view: View, proposals: tuple[Proposal, ...]) -> None:
    """
    Begin to assess the years of a projecting scenario, the nearest first.

    The assessments are those of `model.assess`, with the same options; nothing is computed twice.
    """
    if not view.future.projects:
        return
    able = futures.horizon(model.town(source))
    wanted = sorted(able.years[view.future.scenario], key=lambda year: abs(year - view.year))
    shown = dataclasses.replace(view.options, year=0)
    key = f"warm{source}{shown}{view.own}{proposals}"

    def work() -> None:
        until = time.perf_counter() + LIMIT_S
        for year in wanted:
            stopping.heed()
            if time.perf_counter() > until:
                return
            options = dataclasses.replace(shown, year=year)
            try:
                model.assess(source, options, own=view.own)
                if proposals:
                    model.assess(source, options, proposals, view.own)
            except UserError:
                return  # told when the year is asked for

    forecast_made.shelf().task("warm", key, work)


def dearest(seen: Seen) -> None:
    """Begin the one measure of access that takes longer than a moment, at the level shown."""
    reach = access_model.shown(seen, access_model.RAAM)
    key = f"reach{seen.source}{seen.view.options}{seen.view.own}{seen.view.level}{seen.proposals}"
    forecast_made.shelf().task("reach", key, lambda: reach.value)
