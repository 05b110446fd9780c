"""
Garbage is looked for when no hand waits.

Streamlit looks through all objects after every run of a page, in the thread whose answer a hand
waits for: after twenty actions 55 ms of processor time, twice for each press of the year slider.
"""

from __future__ import annotations

import asyncio
import gc
import time

LOOK_S = 1.0  # between two looks whether the server is at rest
REST = 0.05  # share of one processor below which nobody is being answered
LATEST_S = 30.0  # a server that is never at rest looks nonetheless


class Garbage:
    """
    When to look for garbage, told by how much the server has worked.

    Parameters
    ----------
    now_s, worked_s
        Time of the clock and processor time of the server so far [s].
    """

    def __init__(self, now_s: float, worked_s: float) -> None:
        """Begin with a server that holds no garbage."""
        self._looked_s, self._clean_s = now_s, worked_s
        self._worked_s, self._before_s = worked_s, now_s

    def due(self, now_s: float, worked_s: float) -> bool:
        """Tell whether it is time: something was done since, and nothing is being done now."""
        spent, self._worked_s = worked_s - self._worked_s, worked_s
        passed, self._before_s = now_s - self._before_s, now_s
        done = worked_s - self._clean_s > REST * LOOK_S
        if not done:  # nobody has waited for a look yet
            self._looked_s = now_s
        resting = spent < REST * passed
        return done and (resting or now_s - self._looked_s > LATEST_S)

    def looked(self, now_s: float, worked_s: float) -> None:
        """Note that it was looked for."""
        self._looked_s, self._clean_s, self._worked_s = now_s, worked_s, worked_s


async def collect() -> None:
    """Look for garbage whenever the server has come to rest, until cancelled."""
    garbage = Garbage(time.monotonic(), time.process_time())
    while True:
        await asyncio.sleep(LOOK_S)
        if garbage.due(time.monotonic(), time.process_time()) and gc.isenabled():
            gc.collect()
            garbage.looked(time.monotonic(), time.process_time())
