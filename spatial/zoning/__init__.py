"""
Enrolment zones (tuyển sinh theo GIS): whole neighbourhoods to schools.

Every neighbourhood goes to one school; seats are respected, walks short, zones in one piece, and as
little as wanted changes from last year. The answer carries a lower bound, so that everybody sees
how much better any other plan could be at most.
"""

from __future__ import annotations

from spatial.zoning.neighbours import neighbours
from spatial.zoning.problem import Floor, Progress, Zones, Zoning
from spatial.zoning.solve import estimate_bytes, judge, zones

__all__ = ["Floor", "Progress", "Zones", "Zoning", "estimate_bytes", "judge", "neighbours", "zones"]
