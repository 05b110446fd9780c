"""The registry: for every target what we measure, the base, the authority above, gap and trend."""

from __future__ import annotations

from dataclasses import dataclass

from spatial.targets.contradictions import Flag, flags, parent_of
from spatial.targets.measures import Facts, measure
from spatial.targets.pack import Pack, Target, indicators, pack

# Denominators a measure of ours is counted on; a target counted otherwise gets no gap.
_MEASURED_OF = {
    "rooms_per_10k": ("residents aged 3-18", "residents of the ages"),
    "two_session_share": ("pupils", "children"),
    "national_standard_share": ("schools",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One target beside what is known.

    Attributes
    ----------
    target
        The target.
    observed
        What our data say in the same unit and denominator; ``None`` is "no data".
    base
        The plan's own base figure.
    parent
        The target of the authority above for the same thing, level and year.
    gap
        Observed less target [the target's unit]; ``None`` without both.
    trend
        ``up``, ``down`` or ``flat`` from base to observed, or to the target where nothing is
        observed; empty without a base.
    flags
        Contradictions.
    """

    target: Target
    observed: float | None
    base: float | None
    parent: Target | None
    gap: float | None
    trend: str
    flags: tuple[Flag, ...]


def registry(plan: Pack, facts: Facts | None = None) -> tuple[Row, ...]:
    """
    Put every figure of a plan beside what is known.

    Parameters
    ----------
    plan
        The pack.
    facts
        Our tables for the same locality; ``None`` for none.

    Returns
    -------
    tuple of Row
        In the order of the pack.
    """
    above = pack(plan.parent) if plan.parent else None
    found = flags(plan)
    return tuple(
        _row(target, plan, above, facts, tuple(flag for flag in found if flag.target is target))
        for target in plan.targets
    )


def _row(
    target: Target, plan: Pack, above: Pack | None, facts: Facts | None, own: tuple[Flag, ...]
) -> Row:
    """Put one figure beside what is known."""
    observed = _observed(target, facts)
    base = _base(target, plan)
    value = target.value if isinstance(target.value, float) else None
    end = observed if observed is not None else value
    return Row(
        target=target,
        observed=observed,
        base=base,
        parent=parent_of(target, above),
        gap=None if observed is None or value is None else observed - value,
        trend=_trend(base, end),
        flags=own,
    )


def _observed(target: Target, facts: Facts | None) -> float | None:
    """Measure a target's indicator, if we count it on the same denominator and place."""
    name = indicators()[target.indicator].measure
    if facts is None or target.place or target.of_parent:
        return None
    if target.of not in _MEASURED_OF.get(name, (target.of,)):
        return None
    return measure(name, target.level, facts)


def _base(target: Target, plan: Pack) -> float | None:
    """Find the plan's base figure of the same indicator, level and denominator."""
    if target.kind == "baseline":
        return None
    key = (target.indicator, target.level, target.of, target.place)
    for other in plan.targets:
        same = (other.indicator, other.level, other.of, other.place) == key
        if same and other.kind == "baseline" and isinstance(other.value, float):
            return other.value
    return None


def _trend(base: float | None, end: float | None) -> str:
    """Say which way a figure goes."""
    if base is None or end is None:
        return ""
    return "flat" if end == base else "up" if end > base else "down"
