"""The registry: for every target what we measure, the base, the authority above, gap and trend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spatial.targets.contradictions import Flag, flags, parent_of
from spatial.targets.measures import Facts, measure, over_years, published
from spatial.targets.pack import Pack, Target, indicators, pack

# Denominators a measure of ours is counted on; a target counted otherwise gets no gap.
_MEASURED_OF = {
    "rooms_per_10k": ("residents aged 3-18", "residents of the ages"),
    "two_session_share": ("pupils", "children"),
    "two_session_schools_share": ("schools",),
    "national_standard_share": ("schools",),
}

BASE = "baseline"
_OF_A_YEAR = ("forecast", "computed")  # what a plan says of one year says nothing of another

# What lists of schools tell as they stand, whatever year the pupils are of.
_LISTED = frozenset({
    "rooms_have", "land_have", "class_size", "rooms_solid", "rooms_solid_share",
    "two_session_schools_share", "two_session_share", "national_standard_share",
    "private_school_share", "private_pupil_share",
})  # fmt: skip
_OF_REGISTERS = frozenset({"transition_primary", "transition_lower_sec"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """
    One target beside what is known.

    Attributes
    ----------
    observed
        What our data say in the same unit and denominator; ``None`` is "no data".
    base
        The plan's earliest figure of the same thing before this one.
    latest
        The latest value known: observed, else the plan's latest base figure, else the target's own;
        ``None`` without any.
    latest_of
        The base figure `latest` is; ``None`` where it was observed or is the target's own.
    parent
        The target of the authority above for the same thing, level and year.
    gap
        Observed less target [the target's unit]; ``None`` without both.
    trend
        ``up``, ``down`` or ``flat`` from base to the latest value known; empty without a base.
    flags
        Contradictions.
    published
        Whether our tables hold no more than published figures for it, so that nothing is measured.
    other_year
        Year of our figures where the plan's own figure is of another one: nothing is compared.
    measured
        What the lists of schools of earlier years say, by year; empty for none.
    observed_year
        Year of our figure; ``None`` where nothing is observed or nobody says.
    """

    target: Target
    observed: float | None
    base: float | None
    latest: float | None
    latest_of: Target | None
    parent: Target | None
    gap: float | None
    trend: str
    flags: tuple[Flag, ...]
    published: bool = False
    other_year: int | None = None
    measured: Mapping[int, float] = field(default_factory=dict)
    observed_year: int | None = None


def registry(plan: Pack, facts: Facts | None = None) -> tuple[TargetRow, ...]:
    """
    Put every figure of a plan beside what is known.

    Parameters
    ----------
    facts
        Our tables for the same locality; ``None`` for none.

    Returns
    -------
    tuple of TargetRow
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
) -> TargetRow:
    """Put one figure beside what is known."""
    observed = _observed(target, facts)
    known = _bases(target, plan)
    value = target.value if isinstance(target.value, float) else None
    base = _figure(known[0]) if known else None
    last = known[-1] if len(known) > 1 and target.kind != BASE and observed is None else None
    latest = observed if observed is not None else _figure(last) if last is not None else value
    return TargetRow(
        target=target,
        observed=observed,
        base=base,
        latest=latest,
        latest_of=last,
        parent=parent_of(target, above),
        gap=None if observed is None or value is None else observed - value,
        trend=_trend(base, latest),
        flags=own,
        published=observed is None and _measurable(target, facts) and _published(target, facts),
        other_year=_other_year(target, facts),
        measured=_over_years(target, facts),
        observed_year=None
        if facts is None or observed is None
        else _year_of(indicators()[target.indicator].measure, facts),
    )


def _year_of(name: str, facts: Facts) -> int | None:
    """Return the year a measure tells of: a list of schools is of its own, whatever is asked."""
    if name in _OF_REGISTERS and facts.registers is not None and len(facts.registers):
        return int(facts.registers["year"].max())
    if name in _LISTED and facts.listed_year is not None:
        return facts.listed_year
    return facts.year


def _over_years(target: Target, facts: Facts | None) -> dict[int, float]:
    """Measure a target's indicator on the lists of every year."""
    if facts is None or not _measurable(target, facts):
        return {}
    return over_years(indicators()[target.indicator].measure, target.level, facts)


def _observed(target: Target, facts: Facts | None) -> float | None:
    """Measure a target's indicator, if we count it on the same denominator and place."""
    if facts is None or not _measurable(target, facts) or _published(target, facts):
        return None
    return measure(indicators()[target.indicator].measure, target.level, facts)


def _measurable(target: Target, facts: Facts | None) -> bool:
    """Say whether our tables are of the target's place and count on its denominator."""
    if facts is None or target.place or target.of_parent or _other_year(target, facts):
        return False
    name = indicators()[target.indicator].measure
    return target.of in _MEASURED_OF.get(name, (target.of,))


def _other_year(target: Target, facts: Facts | None) -> int | None:
    """Return the year of our figures where a plan's forecast or sum is of another year."""
    if facts is None or facts.year is None or target.kind not in _OF_A_YEAR:
        return None
    return facts.year if target.year not in {None, facts.year} else None


def _published(target: Target, facts: Facts | None) -> bool:
    """Say whether what we would measure are published figures given back."""
    name = indicators()[target.indicator].measure
    return facts is not None and published(name, target.level, facts)


def _bases(target: Target, plan: Pack) -> list[Target]:
    """List the plan's base figures of the same thing, earliest first, before a base itself."""
    key = (target.indicator, target.level, target.of, target.place)
    known = [
        other
        for other in plan.targets
        if (other.indicator, other.level, other.of, other.place) == key
        and other.kind == BASE
        and isinstance(other.value, float)
    ]
    if target.kind == BASE:
        known = [other for other in known if _when(other) < _when(target)]
    return sorted(known, key=_when)


def _when(target: Target) -> tuple[int, str]:
    """Order figures by the time they stand for."""
    return (target.year or 0, target.period)


def _figure(target: Target) -> float | None:
    """Return a figure that is one number."""
    return target.value if isinstance(target.value, float) else None


def _trend(base: float | None, end: float | None) -> str:
    """Say which way a figure goes."""
    if base is None or end is None:
        return ""
    return "flat" if end == base else "up" if end > base else "down"
