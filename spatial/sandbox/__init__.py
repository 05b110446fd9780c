"""
Every file a person brings is read in a process of its own, within limits and without network.

`call` hands one reading to a process that waits with the readers loaded; `Visitor` says whose it
is, so that nobody's work holds another's; `layers` tells what holds such a process on this machine.
"""

from __future__ import annotations

from spatial.sandbox.calls import call, layers
from spatial.sandbox.limits import EXTRACT, LIMITS, MAX_LIMITS, ReadingLimits
from spatial.sandbox.processes import WAITING
from spatial.sandbox.targets import ReaderTarget
from spatial.sandbox.visitors import Visitor, current, look_up, working_for

__all__ = [
    "EXTRACT",
    "LIMITS",
    "MAX_LIMITS",
    "ReaderTarget",
    "ReadingLimits",
    "Visitor",
    "call",
    "current",
    "layers",
    "look_up",
    "warm",
    "working_for",
]

warm = WAITING.warm
