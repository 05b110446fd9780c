"""The forecast the page shows, made once and kept; a long one under progress, with a way out."""

from __future__ import annotations

import dataclasses

from spatial import forecast, projection
from spatial.export import projection as files
from spatial.forecast import Forecast
from spatial.records import Options
from spatial.ui.session import assessments
from spatial.ui.session import pupils as futures
from spatial.ui.session.assessments import Seen
from spatial.ui.session.view import rules_of
from spatial.ui.widgets import progress

LAST = projection.HORIZON  # one run serves every year of the slider


def options(seen: Seen) -> Options:
    """
    Return what is forecast: the choices, ``base`` in place of the known totals.

    Where those end before today's school year does, what is asked about is the first year ahead.
    """
    view = seen.view
    if view.future.projects:
        return view.options
    years = futures.horizon(seen.after.network).years["base"]
    ahead = futures.first_ahead(seen.after.network, view.on)
    year = futures.nearest(years, view.year if ahead is None else max(view.year, ahead))
    outlook = view.future.outlook
    return dataclasses.replace(view.options, scenario="base", year=year, outlook=outlook)


def made(seen: Seen) -> Forecast | None:
    """
    Return the forecast of the choices, ``None`` while the planner does not want to wait.

    The projection, its paths and its back-test are made once to the last year; the year chosen only
    changes which assessment stands beside them.

    Raises
    ------
    UserError
        As `spatial.forecast.forecast`.
    """
    wanted = options(seen)
    far = dataclasses.replace(wanted, year=LAST)
    town, rules = assessments.town(seen.source), rules_of(wanted.profile, seen.view.own)
    key = f"{seen.source}{far}{seen.view.own}"

    def work() -> Forecast:
        return forecast.forecast(town, far, last=LAST, rules=rules)

    core = progress.run(seen.lang, "forecast", key, work)
    if core is None:
        return None
    assessment = assessments.assess(seen.source, wanted, seen.proposals, seen.view.own)
    return dataclasses.replace(core, assessment=assessment)


def bundle(seen: Seen, forecast_: Forecast) -> dict[str, bytes] | None:
    """Return the files of ``truonglop project``, ``None`` while the planner does not wait."""
    lang = seen.lang
    key = f"files{lang}{seen.source}{options(seen)}{seen.view.own}{seen.proposals}"
    return progress.run(lang, "files", key, lambda: files.bundle(forecast_, lang=lang))
