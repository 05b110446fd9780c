"""
Location: the covering, median and centre problems of the books, by their names.

Each is a plain function of tables with existing facilities fixed by ``fixed=``: `lscp` (set
covering), `mclp` and `mclp_frontier` (maximal covering), `p_median`, `p_centre`,
`capacitated_p_median`, `facility_location`. Every answer carries a bound no choice can beat. What
their arguments have in common: `p` is the number of facilities open in all, the fixed ones among
them; `fixed` the positions of facilities that exist and stay open; `weights` the weight of each
demand point [e.g. pupils], >= 0, 1 if not given; `effort` the seed, rounds, time limit, progress
and cancel.
"""

from __future__ import annotations

from spatial.location.centre import p_centre
from spatial.location.facility import Location, facility_location
from spatial.location.max_cover import Curve, mclp, mclp_frontier
from spatial.location.median import p_median
from spatial.location.set_cover import lscp
from spatial.location.single_source import capacitated_p_median
from spatial.solver.answer import Answer
from spatial.solver.effort import Effort, End, Step

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
