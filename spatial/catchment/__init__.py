"""
Catchments: which pupils a school draws.

Every model takes the pupils by cell and the walking distances, and returns the same thing: flows
from cells to schools. Whoever reaches no school is kept in the flows without one; nobody is
dropped.
"""

from __future__ import annotations

from spatial.catchment.assignment import Assignment, TravelMethod
from spatial.catchment.best import best
from spatial.catchment.closure import Closure, closure
from spatial.catchment.mix import MixShare, mix
from spatial.catchment.models import MODELS, Model, mixed
from spatial.catchment.nearest import nearest
from spatial.catchment.question import Question
from spatial.catchment.report import displaced, distances, load, matrix, most_go_to, unserved
from spatial.catchment.rooms import price_of_room, price_of_seat, ranked_rooms
from spatial.catchment.rule import nearest_first
from spatial.catchment.seat_orders import PartAnswer, PartOrder, PartTask, answer
from spatial.catchment.seating import SeatAnswers, handing_out, seating
from spatial.catchment.stress import Stress, stress
from spatial.catchment.walk_changes import ChangedSeats, changed

__all__ = [
    "MODELS",
    "Assignment",
    "ChangedSeats",
    "Closure",
    "MixShare",
    "Model",
    "PartAnswer",
    "PartOrder",
    "PartTask",
    "Question",
    "SeatAnswers",
    "Stress",
    "TravelMethod",
    "answer",
    "best",
    "changed",
    "closure",
    "displaced",
    "distances",
    "handing_out",
    "load",
    "matrix",
    "mix",
    "mixed",
    "most_go_to",
    "nearest",
    "nearest_first",
    "price_of_room",
    "price_of_seat",
    "ranked_rooms",
    "seating",
    "stress",
    "unserved",
]
