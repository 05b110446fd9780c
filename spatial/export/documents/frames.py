"""The frames documents stand in, ours, and the day the next report is due."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

from spatial import yaml_text
from spatial.export.documents.pieces import DocumentKind
from spatial.intake.single import office_forms
from spatial.intake.single.office_forms import OfficeForm

# The days reports are due, as the plans order them: half-year, end of the school year, yearly.
DUE = ((1, 15), (6, 15), (12, 5))


def form_text(kind: DocumentKind) -> str:
    """Return our frame of a document as an office may edit it."""
    name, home = f"{kind.value}.yaml", "spatial.export.documents"
    return resources.files(home).joinpath("forms", name).read_text(encoding="utf-8")


@cache
def ours(kind: DocumentKind) -> OfficeForm:
    """Read our frame of a document."""
    return office_forms.parse(form_text(kind), file=f"{kind.value}.yaml")


def named(kind: DocumentKind) -> tuple[str, ...]:
    """Return the entries our frame of a document names, so an office's own must too."""
    return tuple(yaml_text.read(form_text(kind)))


def due_after(day: date) -> date:
    """
    Return the next day a report is due.

    Examples
    --------
    >>> due_after(date(2026, 11, 28)), due_after(date(2026, 12, 6))
    (datetime.date(2026, 12, 5), datetime.date(2027, 1, 15))
    """
    days = [date(year, *at) for year in (day.year, day.year + 1) for at in DUE]
    return min(one for one in days if one >= day)
