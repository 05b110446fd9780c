"""Findings of the checks as a table: every figure held against a norm, with its clause."""

from __future__ import annotations

from spatial import words
from spatial.export import table
from spatial.network import MARK
from spatial.norms.checks import CheckResults, Finding

FILE = "checks.csv"
_COLUMNS = (
    "check",
    "subject",
    "place",
    "value",
    "bound",
    "limit",
    "unit",
    "kept",
    "clause",
    "figures",
)


def csv(results: CheckResults, *, lang: str) -> bytes:
    """Write every finding as a row: check, subject, level, figure, limit, verdict, clause."""
    heads = [words.say(f"check_file.{name}", lang=lang) for name in _COLUMNS]
    return table.headed(
        heads,
        (
            _cells(name, finding, lang)
            for name, findings in results.findings.items()
            for finding in findings
        ),
    )


def _cells(name: str, finding: Finding, lang: str) -> tuple[object, ...]:
    """Write one finding, in the order of the columns."""
    return (
        words.say(f"check.name.{name}", lang=lang),
        finding.subject,
        finding.place(lang=lang),
        round(finding.value, 4),
        words.say(f"check.{'least' if finding.at_least else 'most'}", lang=lang),
        round(finding.limit, 4),
        words.say(f"norm.unit.{finding.unit or finding.norm.unit}", lang=lang),
        words.say(f"check_file.{'yes' if finding.kept else 'no'}", lang=lang),
        finding.clause(lang=lang),
        words.say("explain.apportioned", lang=lang) if finding.subject.endswith(MARK) else "",
    )
