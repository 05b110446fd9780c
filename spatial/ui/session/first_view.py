"""The view of a first visit: the level that misses most."""

from __future__ import annotations

from datetime import date

from spatial import clock, deficit
from spatial.records import Level
from spatial.ui.memo import shelf
from spatial.ui.session import assessments, method
from spatial.ui.session import view as views
from spatial.ui.session.assessments import LocalitySource
from spatial.ui.session.view import View


def of(source: LocalitySource) -> View:
    """Return what a visitor sees whose link asks for nothing."""
    return _of(source, clock.today())


@shelf(8)
def _of(source: LocalitySource, on: date) -> View:
    network = assessments.town(source)
    start = views.start(network, Level.TIEU_HOC, on=on)
    levels = assessments.assess(source, start.options, own=start.own).levels
    names = method.columns(start.method)
    worst = deficit.worst(levels[names.short], levels[names.need])
    return views.start(network, Level(worst), on=on)
