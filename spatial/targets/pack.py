"""Locality packs: the targets of one plan, read and checked with the line of every fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from spatial import own_yaml, words
from spatial.errors import Fault, InputFaults, UserError
from spatial.norms import line_numbers
from spatial.norms.line_numbers import Located

FORECAST = "forecast"
KINDS = ("target", "baseline", "computed", FORECAST, "norm", "deadline")
_ENTRY = ("indicator", "level", "period", "value", "op", "unit", "kind")
_YEAR = re.compile(r"\d{4}")
_RANGE_ENDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """
    One thing plans count.

    Attributes
    ----------
    name, label
        Its name, and what it is by language.
    units
        Pairs of unit and denominator it may be given in.
    better
        ``higher``, ``lower`` or ``none``.
    family
        Name shared by indicators of the same thing with other denominators.
    measure
        How our data compute it; empty where they do not.
    needs
        What it would take to measure it (a name of ``target.needs``); empty where a measure exists
        and lacks but its columns.
    """

    name: str
    label: dict[str, str] = field(hash=False)
    units: tuple[tuple[str, str], ...]
    better: str
    family: str
    measure: str
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """
    One figure of a plan.

    Attributes
    ----------
    indicator, level, period
        What, for whom, when, in the plan's words.
    year
        Last year named in the period, ``None`` for none.
    period_read
        Whether the plan names the period there; otherwise it is inferred and marked.
    value
        The figure; two for a range; text for a date; ``None`` where the plan gives none.
    op
        ``=``, ``>=``, ``~``, ``range`` …
    unit, of
        Unit and denominator.
    of_read
        Whether the plan names the denominator; otherwise it is what the indicator means.
    kind
        ``target``, ``baseline``, ``computed``, ``forecast``, ``norm`` or ``deadline``.
    raw
        The figure as printed, where it was read differently.
    place
        Part of the locality it is for; empty for the whole.
    of_parent
        Whether the plan cites a target of the authority above.
    section
        Section of the plan the words stand in, as its headings number it; empty for another source.
    quote, source, note
        The plan's words, or where else it stands; remarks by language.
    line
        Line of the file.
    """

    indicator: str
    level: str
    period: str
    year: int | None
    value: float | str | tuple[float, float] | None
    op: str
    unit: str
    of: str
    of_read: bool
    kind: str
    raw: float | None
    place: str
    of_parent: bool
    quote: str
    source: str
    note: dict[str, str] = field(hash=False)
    line: int
    period_read: bool = True
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """
    The targets of one locality.

    Attributes
    ----------
    locality, name
        Its key; what it is called, by language.
    parent, doc
        Locality of the authority above, ``None`` for none; the plan.
    targets
        Every figure of the plan, in its order.
    communes
        GSO codes of the communes the locality is today; empty where nobody says.
    """

    locality: str
    name: dict[str, str] = field(hash=False)
    parent: str | None
    doc: str
    targets: tuple[Target, ...]
    communes: tuple[str, ...] = ()


@cache
def indicators() -> dict[str, Indicator]:
    """Return every indicator by name."""
    file = resources.files("spatial.targets") / "indicators.yaml"
    tree = own_yaml.read(file.read_text(encoding="utf-8"))
    return {
        name: Indicator(
            name=name,
            label=entry["label"],
            units=tuple((unit["unit"], unit["of"]) for unit in entry["units"]),
            better=entry["better"],
            family=entry.get("family", name),
            measure=entry.get("measure", ""),
            needs=entry.get("needs", ""),
        )
        for name, entry in tree.items()
    }


@cache
def localities() -> tuple[str, ...]:
    """Name the shipped packs."""
    folder = resources.files("spatial.targets") / "packs"
    names = (file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in names))


@cache
def pack(locality: str) -> Pack:
    """
    Return a shipped pack.

    Raises
    ------
    UserError
        If there is none of that name; the message lists those there are.
    """
    if locality not in localities():
        known = ", ".join(localities())
        raise UserError(Fault(code="target_locality", value=locality, blanks={"known": known}))
    file = resources.files("spatial.targets") / "packs" / f"{locality}.yaml"
    return read_pack(file.read_text(encoding="utf-8"), file=file.name)


def read_pack(text: str, *, file: str | None = None) -> Pack:
    """
    Read a pack from YAML or JSON.

    Raises
    ------
    InputFaults
        With everything wrong in the text, each with its line in `file`.
    """
    given = line_numbers.read(text, file=file)
    tree = given.tree
    if not isinstance(tree, dict) or not isinstance(tree.get("targets"), list):
        raise InputFaults(given.fault("target_shape"))
    if faults := tuple(_faults(given)):
        raise InputFaults(faults)
    return Pack(
        locality=tree["locality"],
        name=tree["name"],
        parent=tree.get("parent"),
        doc=tree.get("doc", ""),
        targets=tuple(
            _target(entry, given.line("targets", at)) for at, entry in enumerate(tree["targets"])
        ),
        communes=tuple(map(str, tree.get("communes", ()))),
    )


def _faults(given: Located) -> Iterator[Fault]:
    """Find everything wrong with a pack."""
    for key in ("locality", "name"):
        if key not in given.tree:
            yield given.fault("target_missing", value=key)
    for at, entry in enumerate(given.tree["targets"]):
        if not isinstance(entry, dict):
            yield given.fault("target_shape", "targets", at)
            continue
        missing = [key for key in _ENTRY if key not in entry]
        for key in missing:
            yield given.fault("target_missing", "targets", at, value=key)
        if not missing:
            yield from _entry_faults(given, at, entry)


def _entry_faults(given: Located, at: int, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Find what is wrong with one entry that has all its keys."""
    path = ("targets", at)
    name = str(entry["indicator"])
    indicator = indicators().get(name)
    if indicator is None:
        yield given.fault("target_indicator", *path, "indicator", value=name)
    elif (entry["unit"], entry.get("of", "")) not in indicator.units:
        known = "; ".join(f"{unit} / {of}" if of else unit for unit, of in indicator.units)
        got = f"{entry['unit']} / {entry.get('of', '')}".removesuffix(" / ")
        yield given.fault("target_unit", *path, "unit", value=got, indicator=name, known=known)
    if entry["kind"] not in KINDS:
        known = ", ".join(KINDS)
        yield given.fault("target_kind", *path, "kind", value=entry["kind"], known=known)
    value, unit = entry["value"], entry["unit"]
    numbers = value if isinstance(value, list) else [value]
    plain = all(
        isinstance(number, int | float) and not isinstance(number, bool) for number in numbers
    )
    wrong_range = isinstance(value, list) and (len(value) != _RANGE_ENDS or not plain)
    if wrong_range or (value is not None and unit != "text" and not plain):
        yield given.fault("target_value", *path, "value", value=value)
    if not entry.get("quote") and not entry.get("source"):
        yield given.fault("target_source", *path)


def _note(given: Mapping[str, str] | str | None) -> dict[str, str]:
    """Take a remark in both languages; a pack of one's own may give one for both."""
    if isinstance(given, str):
        return dict.fromkeys(words.LANGUAGES, given)
    return dict(given or {})


def _target(entry: Mapping[str, Any], line: int) -> Target:
    """Make a target of an entry without faults."""
    value = entry["value"]
    if isinstance(value, list):
        value = (float(value[0]), float(value[1]))
    elif isinstance(value, int | float):
        value = float(value)
    years = _YEAR.findall(str(entry["period"]))
    return Target(
        indicator=entry["indicator"],
        level=entry["level"],
        period=str(entry["period"]),
        year=int(years[-1]) if years else None,
        value=value,
        op=entry["op"],
        unit=entry["unit"],
        of=entry.get("of", ""),
        of_read=entry.get("of_read", True),
        kind=entry["kind"],
        raw=entry.get("raw"),
        place=entry.get("place", ""),
        of_parent=entry.get("of_parent", False),
        section=entry.get("section", ""),
        quote=entry.get("quote", ""),
        source=entry.get("source", ""),
        note=_note(entry.get("note")),
        line=line,
        period_read=entry.get("period_read", True),
    )
