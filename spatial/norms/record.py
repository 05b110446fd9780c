"""What a norm is: one number of one text, for a level, an area and a span of days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from spatial.records import Level

AREAS = (
    "urban_special",
    "urban_1",
    "urban_2",
    "urban_3",
    "urban_other",
    "rural",
    "mountain",
    "island",
)
"""Area classes a norm may be scoped to; a norm without areas holds in all of them."""


class Confidence(StrEnum):
    """
    How sure the figure is, surest first.

    The compilation the files were made from grades its entries A, B and C. A becomes ``law_read``
    only where its note says the article was seen on a law site or in the decision itself; an A that
    rests on a newspaper, and every B, is ``reported``; C is ``unverified``: the text was not seen,
    and the mark follows the figure wherever it goes. ``restated`` stands above the press: a later
    government text was read that prints the figure and cites the text it comes from.
    """

    LAW_READ = "law_read"
    RESTATED = "restated"
    REPORTED = "reported"
    UNVERIFIED = "unverified"


class Binding(StrEnum):
    """How far the figure binds."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"  # a permission: nobody has to use it
    POLICY = "policy"  # a target a government set itself
    ASSUMED = "assumed"  # our own choice where no text gives a figure; the note says why


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """
    One number from law, standard or policy.

    Attributes
    ----------
    norm_id
        Stable name: topic, entry, level, variant.
    topic
        What the number says, e.g. ``land_per_pupil_m2``.
    level
        Level of schooling, or ``None`` for all together.
    variant
        Which of several figures of the same text, e.g. ``general``.
    series
        The line of successive figures it belongs to: inside a series periods may neither overlap
        nor leave a day without one.
    clause, source
        Article and text.
    confidence, binding
        How sure and how binding.
    valid_from, valid_to
        First and last day in force; no last day while it stands.
    areas
        Area classes it holds in; empty for all.
    label
        What it is, by language.
    note
        Doubt or reason, by language; empty for none.
    read_on
        Day the source was read.
    entry
        Names of the entries of the compilation it was taken from.
    ends
        Why no figure follows it, by language; empty where one does.
    place
        GSO code of the province whose own text it is; empty for the country's.
    dates_read
        Whether the first day in force was seen in a source; if not it is general knowledge.
    """

    norm_id: str
    topic: str
    level: Level | None
    variant: str
    series: str
    value: float
    unit: str
    clause: str
    source: str
    confidence: Confidence
    binding: Binding
    valid_from: date
    valid_to: date | None
    areas: tuple[str, ...]
    label: dict[str, str] = field(hash=False)
    note: dict[str, str] = field(hash=False, default_factory=dict)
    read_on: date
    entry: tuple[str, ...] = ()
    ends: dict[str, str] = field(hash=False, default_factory=dict)
    place: str = ""
    dates_read: bool = True

    @property
    def unverified(self) -> bool:
        """Say whether the figure must carry its mark wherever it goes."""
        return self.confidence is Confidence.UNVERIFIED

    def holds_on(self, day: date) -> bool:
        """Say whether the norm is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def holds_in(self, area: str | None) -> bool:
        """Say whether the norm applies in an area class; ``None`` asks for any area."""
        return area is None or not self.areas or area in self.areas


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """
    What a text says without a number a deficit could be computed from.

    Attributes
    ----------
    statement_id, topic
        Stable name, and what it is about.
    text
        The rule in a sentence or two, by language.
    source, confidence, read_on
        Where it stands, how sure it is, when it was read.
    entry
        Names of the entries of the compilation it was taken from.
    terms
        Terms a check needs, as the file gives them (e.g. the mandatory criteria).
    """

    statement_id: str
    topic: str
    text: dict[str, str] = field(hash=False)
    source: str
    confidence: Confidence
    read_on: date
    entry: tuple[str, ...]
    terms: dict[str, Any] = field(hash=False, default_factory=dict)
