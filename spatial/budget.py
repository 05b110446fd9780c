"""
Memory budget: how much a model may take, asked before it starts.

A model that would not fit is refused with a sentence rather than ended by the system. What a model
takes is estimated beside the model, from the sizes of its question; what there is, is asked of the
machine. A model may take half of what is free, at most `USUAL_BYTES` unless ``TRUONGLOP_MEMORY_GB``
says otherwise.
"""

from __future__ import annotations

import os

import psutil

from spatial.errors import Fault, UserError

GB = 1_000_000_000
USUAL_BYTES = 2 * GB
SHARE = 0.5  # of what is free: the map, the tables and other visitors need the rest
ENV = "TRUONGLOP_MEMORY_GB"


def allowed_bytes() -> int:
    """
    Return what one model may take now.

    Raises
    ------
    UserError
        If ``TRUONGLOP_MEMORY_GB`` is no number above 0.
    """
    given = os.environ.get(ENV, "")
    try:
        cap = float(given) * GB if given else float(USUAL_BYTES)
    except ValueError:
        cap = 0.0
    if not 0 < cap < float("inf"):
        raise UserError(Fault(code="memory_option", value=given, blanks={"name": ENV}))
    return int(min(cap, SHARE * psutil.virtual_memory().available))


def require(model: str, needed_bytes: float, **sizes: int) -> None:
    """
    Refuse a model that would take more than it may.

    Parameters
    ----------
    model
        Its sentence is ``faults.memory_<model>``.
    needed_bytes
        What it is estimated to take.
    sizes
        Sizes the sentence names, such as ``cells`` and ``schools``.

    Raises
    ------
    UserError
        Naming the model, what it would take, what there is, and what would make it fit.
    """
    allowed = allowed_bytes()
    if needed_bytes <= allowed:
        return
    raise UserError(
        Fault(
            code=f"memory_{model}",
            value=f"{needed_bytes / GB:.1f} GB",
            blanks={
                "needed": f"{needed_bytes / GB:.1f}",
                "allowed": f"{allowed / GB:.1f}",
                "name": ENV,
                **sizes,
            },
        )
    )
