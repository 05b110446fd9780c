"""What the law changed between two days, each change a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spatial import words
from spatial.norms import collection
from spatial.norms.profiles import LEVEL_TOPICS, WHOLE_TOPICS
from spatial.norms.record import Norm
from spatial.records import LEVELS, Level

DEFICIT_TOPICS = (*WHOLE_TOPICS, *LEVEL_TOPICS, "land_per_resident_m2")
"""Topics a shortage is computed from; the others are checks a school passes or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    One figure that differs between two days.

    Attributes
    ----------
    before, after
        The norms; ``None`` where there was or is none.
    """

    topic: str
    level: Level | None
    series: str
    before: Norm | None
    after: Norm | None

    @property
    def by_value(self) -> bool:
        """Say whether the number changed, and not its text alone."""
        return (self.before and self.before.value) != (self.after and self.after.value)

    def say(self, *, lang: str) -> str:
        """Put the change into one sentence with both clauses."""
        norm = self.after or self.before
        if norm is None:
            return ""
        key = "begins" if self.before is None else "ends" if self.after is None else "value"
        if key == "value" and not self.by_value:
            key = "text"
        blanks: dict[str, object] = {
            "label": norm.label[lang],
            "level": place(norm, lang=lang),
            "unit": words.say(f"norm.unit.{norm.unit}", lang=lang),
            "why": (self.before.ends.get(lang, "") if self.before else ""),
        }
        for name, one in (("before", self.before), ("after", self.after)):
            blanks[name] = "" if one is None else figure(one, lang=lang)
            blanks[f"{name}_clause"] = "" if one is None else cite(one, lang=lang)
        return words.say(f"norm.change.{key}", lang=lang, **blanks).strip()


def level_name(level: Level | None, *, lang: str) -> str:
    """Name a level, or all levels together."""
    return words.say(f"norm.level.{level or 'all'}", lang=lang)


def variant_name(variant: str, *, lang: str) -> str:
    """Name a variant; empty for the only figure of a text."""
    return words.say(f"norm.variant.{variant}", lang=lang) if variant else ""


def place(norm: Norm, *, lang: str) -> str:
    """Name the level a norm holds for, and the variant in brackets."""
    level = level_name(norm.level, lang=lang)
    variant = variant_name(norm.variant, lang=lang)
    return f"{level} ({variant})" if variant else level


def figure(norm: Norm, *, lang: str) -> str:
    """Write a norm's number with the digits it needs."""
    decimals = next(digits for digits in range(4) if round(norm.value, digits) == norm.value)
    return words.number(norm.value, lang=lang, decimals=decimals)


def measured(norm: Norm, *, lang: str) -> str:
    """Write a norm's number with its unit."""
    unit = words.say(f"norm.unit.{norm.unit}", lang=lang)
    return f"{figure(norm, lang=lang)} {unit}"


def cite(norm: Norm, *, lang: str) -> str:
    """Name clause and text, with the mark of a figure nobody has read."""
    text = words.say("norm.cite", lang=lang, clause=norm.clause, source=norm.source)
    return f"{text} {words.say('norm.mark', lang=lang)}" if norm.unverified else text


def cited(norms: Iterable[Norm], *, lang: str) -> str:
    """List norms, each by what it is called, its number with its unit, and its clause."""
    return "; ".join(
        f"{norm.label[lang]} {measured(norm, lang=lang)} [{cite(norm, lang=lang)}]"
        for norm in norms
    )


def changes(
    day_a: date, day_b: date, area: str | None = None, *, every: bool = False
) -> tuple[Change, ...]:
    """
    List what changes in the law from one day to another.

    Parameters
    ----------
    area
        Area class; ``None`` for any.
    every
        Whether to list every topic, also those no shortage is computed from (school size …).

    Returns
    -------
    tuple of Change
        By topic and level; empty where the law is the same.
    """
    before, after = (_lines(collection.in_force(day, area)) for day in (day_a, day_b))
    changed = [
        Change(
            topic=key[0],
            level=Level(key[1]) if key[1] else None,
            series=key[2],
            before=before.get(key),
            after=after.get(key),
        )
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key) and (every or key[0] in DEFICIT_TOPICS)
    ]
    topics = collection.read().topics()
    order = [*DEFICIT_TOPICS, *topics]
    return tuple(
        sorted(
            changed,
            key=lambda change: (
                order.index(change.topic),
                LEVELS.index(change.level) if change.level else -1,
                change.series,
            ),
        )
    )


def _lines(norms: tuple[Norm, ...]) -> dict[tuple[str, str, str], Norm]:
    """Put norms by what stays the same when the law changes: topic, level, series."""
    return {(norm.topic, norm.level or "", norm.series): norm for norm in norms}
