"""Split a whole number by weights so that the parts add up to it exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def largest_remainder(total: int, weights: Sequence[float], *, least: int = 0) -> list[int]:
    """
    Split ``total`` in proportion to ``weights`` by largest remainders.

    Parameters
    ----------
    total
        Whole number to split, at least ``least`` times the number of parts.
    weights
        One positive weight per part.
    least
        What every part gets before the rest is split.

    Returns
    -------
    list of int
        Parts in the order of the weights; they add up to ``total``. Of equal remainders the
        earlier part is served first.

    Examples
    --------
    >>> largest_remainder(10, [1, 1, 1])
    [4, 3, 3]
    """
    shares = [Fraction(weight).limit_denominator(10**9) for weight in weights]
    rest = total - least * len(shares)
    if rest < 0:
        msg = f"cannot split {total} into {len(shares)} parts of at least {least}"
        raise ValueError(msg)
    quotas = [rest * share / sum(shares) for share in shares]
    parts = [int(quota) for quota in quotas]
    by_remainder = sorted(
        range(len(parts)), key=lambda place: (parts[place] - quotas[place], place)
    )
    for place in by_remainder[: rest - sum(parts)]:
        parts[place] += 1
    return [least + part for part in parts]
