"""What the plans order an office to do, by plan and section, and what the tool answers it with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from spatial import own_yaml

STATES = ("whole", "part", "none", "outside")
AGAIN = ("", "year", "school_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who a plan names, by language; `now` is who does it since there are no districts."""

    name: dict[str, str] = field(hash=False)
    now: dict[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAnswer:
    """
    What the tool answers duties with.

    Attributes
    ----------
    key, label
        Its name, and what it is by language.
    state
        ``whole``, ``part``, ``none``, or ``outside`` for what a tool should not do.
    doors
        Commands as typed after ``truonglop``, files of pages.
    tests
        Tests that hold it, as ``file::test``.
    lacks
        What is missing, or why a tool should not do it, by language; empty for nothing.
    beyond
        Of what works whole, what lies beside it that is no tool's business, and why, by language;
        empty for nothing.
    """

    key: str
    label: dict[str, str] = field(hash=False)
    state: str
    doors: tuple[str, ...]
    tests: tuple[str, ...]
    lacks: dict[str, str] = field(hash=False)
    beyond: dict[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """
    When something is to be handed in.

    Attributes
    ----------
    first, last
        First and last day it may be; the same for a day the plan prints.
    before
        The day the plan prints as the one before which it must be there; ``None`` where the plan
        says only early or late in a year, read as its first or last quarter.
    again
        ``year`` for every year, ``school_year`` for one asked in a plan of one school year; empty
        for once.
    until
        Last year it comes again.
    report, reports_to
        What is handed in and to whom, by language.
    """

    first: date
    last: date
    before: date | None
    again: str
    until: int | None
    report: dict[str, str] = field(hash=False)
    reports_to: dict[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """
    One thing a plan orders.

    Attributes
    ----------
    plan, section
        Locality of the plan; its section as the headings number it.
    number
        Its place among the duties of the plan, from 1.
    quote, english
        The plan's words; what it is in English.
    answer
        What the tool answers it with.
    office
        Who the plan names; ``None`` where it names nobody there.
    due
        When; ``None`` without a day.
    """

    plan: str
    section: str
    number: int
    quote: str
    english: str
    answer: DutyAnswer
    office: Office | None
    due: Due | None

    @property
    def key(self) -> str:
        """Name of the duty in files, stable while the plan's list is."""
        return f"{self.plan}-{self.number:02d}"


@cache
def answers() -> dict[str, DutyAnswer]:
    """Return every answer by name."""
    return {
        key: DutyAnswer(
            key=key,
            label=entry["label"],
            state=entry["state"],
            doors=tuple(entry.get("doors", ())),
            tests=tuple(entry.get("tests", ())),
            lacks=entry.get("lacks", {}),
            beyond=entry.get("beyond", {}),
        )
        for key, entry in _tree("answers").items()
    }


@cache
def offices() -> dict[str, Office]:
    """Return every office the plans name."""
    return {
        key: Office(
            name={"vi": entry["vi"], "en": entry["en"]},
            now=entry.get("now", {"vi": entry["vi"], "en": entry["en"]}),
        )
        for key, entry in _tree("offices").items()
    }


@cache
def duties(plan: str | None = None) -> tuple[Duty, ...]:
    """Return the duties of one plan, of all for ``None``, in the order of the plans."""
    return tuple(
        _duty(name, number, entry)
        for name, entries in _tree("duties").items()
        if plan in (None, name)
        for number, entry in enumerate(entries, start=1)
    )


@cache
def responsible(plan: str, indicator: str) -> Office | None:
    """
    Return who answers for a target: who the plan's last chapter gives its field to.

    Parameters
    ----------
    plan
        Locality of the plan.
    indicator
        Name of what the target counts.

    Returns
    -------
    Office or None
        The office that follows the whole plan where no other is named for the field; ``None`` for
        a plan of one's own.
    """
    entries = _tree("responsible").get(plan, [])
    named = [
        entry
        for entry in entries
        if any(indicator.startswith(start) for start in entry.get("indicators", ()))
    ]
    return next((offices()[entry["office"]] for entry in [*named, *entries[:1]]), None)


def whole_plan(plan: str) -> Office | None:
    """Return who follows the whole plan; ``None`` for a plan of one's own."""
    return responsible(plan, "")


def _duty(plan: str, number: int, entry: dict[str, Any]) -> Duty:
    """Read one duty."""
    office = entry.get("office")
    return Duty(
        plan=plan,
        section=str(entry["section"]),
        number=number,
        quote=entry["quote"],
        english=entry["en"],
        answer=answers()[entry["answer"]],
        office=None if office is None else offices()[office],
        due=_due(entry["due"]) if "due" in entry else None,
    )


def _due(entry: dict[str, Any]) -> Due:
    """Read when something is due: before a day its last day is the one ahead of it."""
    before = entry.get("before")
    last = before - timedelta(days=1) if before else entry["to"]
    return Due(
        first=last if before else entry["from"],
        last=last,
        before=before,
        again=entry.get("again", ""),
        until=entry.get("last"),
        report=entry["report"],
        reports_to=entry["reports_to"],
    )


def _tree(name: str) -> dict[str, Any]:
    """Read one of the carried files."""
    file = resources.files("spatial.targets") / "plans" / f"{name}.yaml"
    tree: dict[str, Any] = own_yaml.read(file.read_text(encoding="utf-8"))
    return tree
