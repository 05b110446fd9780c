"""
Projection: how many pupils, where, by when, and how far such a forecast has strayed before.

`project` is the one road: people of a base year grow older, have children, come and go; who attends
is counted; what is published may rake it. `ranges`, `backtest` and `story` read what it made.
"""

from spatial.projection.course import HORIZON, SCENARIOS, Projection, ProjectionRequest, project
from spatial.projection.engines import ENGINES
from spatial.projection.participation import Ages, limits
from spatial.projection.participation import of_year as participation_of
from spatial.records import Options

__all__ = [
    "ENGINES",
    "HORIZON",
    "SCENARIOS",
    "Projection",
    "ProjectionRequest",
    "limits",
    "participation_of",
    "project",
    "request",
]


def request(options: Options, ages: Ages, *, last: int) -> ProjectionRequest:
    """Ask for the projection an assessment needs, up to its year."""
    return ProjectionRequest(
        ages=ages,
        scenario=options.scenario,
        engine=options.engine,
        outlook=options.outlook,
        last=last,
    )
