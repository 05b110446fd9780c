"""A question with a few answers, each with what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerQuestion:
    """
    One question with a few answers.

    Attributes
    ----------
    key
        Name it is left open under.
    options
        What each answer is called, by what is kept of it, likeliest first.
    gives
        What each answer gives, in their order.
    """

    key: str
    words: str
    options: Mapping[str, str]
    gives: Sequence[str]
    keep: Callable[[str], None]
