"""What a plan says against itself, its base, or the authority above; raw values kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spatial import words
from spatial.targets.pack import Pack, Target, indicators, pack
from spatial.targets.units import number, period_name, unit_name

_WHOLE = ("total", "all")
_NOISE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """
    One contradiction.

    Attributes
    ----------
    code
        ``raw``, ``worse_than_base``, ``falls``, ``below_parent`` or ``total_rows``.
    target, other
        The figure, and the one it disagrees with (``None`` for a misprint or a sum).
    blanks
        Figures the sentence names.
    """

    code: str
    target: Target
    other: Target | None = None
    blanks: Mapping[str, float] = field(default_factory=dict, hash=False)

    def say(self, *, lang: str) -> str:
        """Put the contradiction into a sentence; other denominators are named."""
        blanks: dict[str, object] = {
            name: number(value, lang=lang) for name, value in self.blanks.items()
        }
        blanks |= {
            "value": number(self.target.value, lang=lang),
            "unit": unit_name(self.target, lang=lang),
            "period": period_name(self.target.period, lang=lang),
        }
        if self.other is not None:
            blanks |= {
                "other": number(self.other.value, lang=lang),
                "other_unit": unit_name(self.other, lang=lang),
                "other_period": period_name(self.other.period, lang=lang),
            }
        sentence = words.say(f"target.flag.{self.code}", lang=lang, **blanks)
        if self.other is not None and self.other.of != self.target.of:
            sentence += " " + words.say("target.flag.other_denominator", lang=lang)
        return sentence


def flags(plan: Pack) -> tuple[Flag, ...]:
    """
    Find every contradiction of a plan.

    Returns
    -------
    tuple of Flag
        In the order of the targets.
    """
    above = pack(plan.parent) if plan.parent else None
    return tuple(flag for target in plan.targets for flag in _of(target, plan, above))


def _of(target: Target, plan: Pack, above: Pack | None) -> Iterator[Flag]:
    """Find the contradictions of one target."""
    if target.raw is not None and target.raw != target.value:
        yield Flag(code="raw", target=target, blanks={"raw": target.raw})
    if target.level == "total":
        yield from _total(target, plan)
    if target.kind != "target" or target.of_parent:
        return
    for other in plan.targets:
        same = (other.indicator, other.level, other.of) == (
            target.indicator,
            target.level,
            target.of,
        )
        if same and worse(target, other):
            if other.kind == "baseline":
                yield Flag(code="worse_than_base", target=target, other=other)
            elif other.kind == "target" and (other.year or 0) < (target.year or 0):
                yield Flag(code="falls", target=target, other=other)
    parents = parent_of(target, above)
    if parents is not None and worse(target, parents):
        yield Flag(code="below_parent", target=target, other=parents)


def _total(target: Target, plan: Pack) -> Iterator[Flag]:
    """Find a printed total that its printed rows do not add up to."""
    rows = [
        row.value
        for row in plan.targets
        if (row.indicator, row.period, row.kind) == (target.indicator, target.period, target.kind)
        and row.level not in _WHOLE
    ]
    numbers = [value for value in rows if isinstance(value, float)]
    if numbers and isinstance(target.value, float):
        total = sum(numbers)
        if abs(total - target.value) > _NOISE:
            yield Flag(code="total_rows", target=target, blanks={"rows": total})


def parent_of(target: Target, above: Pack | None) -> Target | None:
    """Find the target of the authority above for the same thing, level and year."""
    if above is None or target.kind != "target":
        return None
    family = indicators()[target.indicator].family
    targets = [
        other
        for other in above.targets
        if other.kind == "target"
        and indicators()[other.indicator].family == family
        and other.level in (target.level, *_WHOLE)
        and other.year == target.year
        and not other.place
        and isinstance(other.value, float)
    ]
    targets.sort(key=lambda other: other.level != target.level)
    return targets[0] if targets else None


def worse(target: Target, other: Target) -> bool:
    """Say whether a target is worse than another figure of the same unit."""
    better = indicators()[target.indicator].better
    one, two = target.value, other.value
    if better == "none" or target.unit != other.unit:
        return False
    if not isinstance(one, float) or not isinstance(two, float):
        return False
    return one < two - _NOISE if better == "higher" else one > two + _NOISE
