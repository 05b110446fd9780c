"""Values a link may carry: each is read into what it stands for, or refused by ``ValueError``."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping

from spatial import words


def among(given: str, known: Container[str]) -> str:
    """Return a value that is known."""
    if given not in known:
        raise ValueError(given)
    return given


def year(given: str, years: Container[int]) -> int:
    """Return a year the locality has figures for."""
    year = int(given)
    if year not in years:
        raise ValueError(given)
    return year


def share(given: str) -> float:
    """Return a share given in percent."""
    share = float(given) / 100
    if not math.isfinite(share) or not 0 <= share <= 1:
        raise ValueError(given)
    return share


def switch(given: str) -> bool:
    """Return whether a switch is on."""
    return among(given, ("0", "1")) == "1"


def language(params: Mapping[str, str]) -> str:
    """Return the language a link asks for, Vietnamese where it asks for none we have."""
    given = params.get("lang", "")
    return given if given in words.LANGUAGES else words.LANGUAGES[0]
