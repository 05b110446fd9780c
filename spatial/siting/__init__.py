"""
Siting: where to build, extend, merge, in which order, and how near that is to the best there is.

The problems of the books stand here by their names, each a plain function of tables with existing
facilities fixed: `lscp`, `mclp` and `mclp_frontier`, `p_median`, `p_centre`,
`capacitated_p_median`, `facility_location`. Every answer carries a bound no choice can beat.
Siting proposes and never decides.
"""

from __future__ import annotations

from spatial.siting.answer import Answer
from spatial.siting.centre import p_centre
from spatial.siting.effort import Effort, End, Step
from spatial.siting.facility import Location, facility_location
from spatial.siting.max_cover import Curve, mclp, mclp_frontier
from spatial.siting.median import p_median
from spatial.siting.set_cover import lscp
from spatial.siting.single_source import capacitated_p_median

__all__ = [
    "Answer",
    "Curve",
    "Effort",
    "End",
    "Location",
    "Step",
    "capacitated_p_median",
    "facility_location",
    "lscp",
    "mclp",
    "mclp_frontier",
    "p_centre",
    "p_median",
]
