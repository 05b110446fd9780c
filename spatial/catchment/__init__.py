"""
Catchments: which pupils a school draws.

Every model takes the pupils by cell and the walking distances, and returns the same thing: flows
from cells to schools. Whoever reaches no school is kept in the flows without one; nobody is
dropped.
"""

from __future__ import annotations

from spatial.catchment.assignment import Assignment, Road
from spatial.catchment.best import best
from spatial.catchment.nearest import MODELS, Model, nearest

__all__ = ["MODELS", "Assignment", "Model", "Road", "best", "nearest"]
