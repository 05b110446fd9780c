"""The map of deficits as a file, for who asks the command line and sees no page."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from spatial import deficit, intake
from spatial.assessment import Assessment
from spatial.records import Level, Proposal
from spatial.ui.map import board, ground_layers, standalone, ward_layers
from spatial.ui.session import assessments, method
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method


def document(  # noqa: PLR0913 - a map is told by all of them
    before: Assessment,
    after: Assessment,
    proposals: tuple[Proposal, ...],
    *,
    folder: Path | None,
    level: Level | None,
    way: str | None = None,
    lang: str,
) -> str:
    """
    Draw the map the first screen shows, as an HTML page.

    Parameters
    ----------
    before, after
        The locality as it stands, and with the proposals; the same when there are none.
    folder
        Where its files are; ``None`` for the embedded district.
    level
        Level shown; ``None`` for the one that lacks most.
    way
        Way of counting the wards are painted by; ``None`` for the locality's own.
    """
    network, options = before.network, after.options
    way = Method(way) if way else method.default_method(after.rules, network)
    names = method.columns(way)
    shown = level or Level(deficit.worst(after.levels[names.short], after.levels[names.need]))
    view = dataclasses.replace(
        views.start(network, shown),
        lang=lang,
        units=options.units or network.base_units,
        year=options.year,
        share=options.two_session_share,
        method=way,
    )
    seen = Seen(
        source=assessments.look(folder or intake.embedded()),
        view=view,
        before=before,
        after=after,
        proposals=proposals,
        ward_id=assessments.worst(before, way, shown),
    )
    picture = ground_layers.under(
        ward_layers.layers(seen), ward_layers.bounds(seen.source), assessments.town(seen.source)
    )
    return standalone.document(picture, board.frame(seen, picture))
