"""What every benchmark shares: medians, and rows of one table."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One line of the benchmark table.

    Attributes
    ----------
    task, size
        What was done, and on how much.
    ours
        Our figure with its unit, a median.
    goal
        The goal it is held to; empty for none.
    peer, peers
        Who was measured beside us in the same run, and their figure; empty for none.
    ratio
        Peer's figure over ours, larger is better; empty for none.
    """

    task: str
    size: str
    ours: str
    goal: str = ""
    peer: str = ""
    peers: str = ""
    ratio: str = ""


def seconds(
    call: Callable[[], object],
    *,
    runs: int = 7,
    warm: int = 1,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """
    Time a call.

    Parameters
    ----------
    call
        What to time.
    runs, warm
        Counted runs, and runs before them that are not counted.
    clock
        What tells the time: the wall, or `time.process_time` for what the processor did, which a
        busy machine disturbs less.

    Returns
    -------
    float
        Median of the counted runs [s].
    """
    for _ in range(warm):
        call()
    times = []
    for _ in range(runs):
        start = clock()
        call()
        times.append(clock() - start)
    return statistics.median(times)


def busy(call: Callable[[], object], *, runs: int = 7, warm: int = 1) -> float:
    """Time what the processor did for a call [s]; see `seconds`."""
    return seconds(call, runs=runs, warm=warm, clock=time.process_time)


def shown(value_s: float) -> str:
    """Write seconds so that a person can compare them."""
    return f"{value_s * 1_000:.1f} ms" if value_s < 1 else f"{value_s:.2f} s"


def table(rows: Iterable[Row]) -> str:
    """Write rows as a Markdown table."""
    head = "| task | size | ours | goal | peer | peer's | peer ÷ ours |"
    lines = [head, "|---|---|---:|---|---|---:|---:|"]
    cells = ("task", "size", "ours", "goal", "peer", "peers", "ratio")
    lines += ["| " + " | ".join(getattr(row, cell) for cell in cells) + " |" for row in rows]
    return "\n".join(lines)
