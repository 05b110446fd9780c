"""Institutions beside the four levels, held against what law was read for their kind."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, told, word

PRIVATE = "ngoai_cong_lap"


def institution_sites(institutions: pd.DataFrame, *, day: date) -> tuple[Finding, ...]:
    """
    Hold the site of each institution against the least of its kind.

    Parameters
    ----------
    institutions
        Reads ``name``, ``sort``, ``ownership``, ``land_m2`` [m2].

    Returns
    -------
    tuple of Finding
        None for a kind no text was read for: of all kinds only vocational and continuing centres
        have a figure. None for a public institution, or one nobody tells the owner of: the list
        read is of privately invested ones, no text for public ones was.
    """
    findings = []
    for row in institutions.to_dict("records"):
        land_m2 = told(row, "land_m2")
        norm = collection.read().find("institution_area_m2", day, series=word(row, "sort"))
        private = word(row, "ownership") == PRIVATE
        if private and land_m2 is not None and norm is not None:
            findings.append(
                Finding(
                    subject=word(row, "name"), value=land_m2, limit=norm.value, at_least=True,
                    norm=norm,
                )
            )  # fmt: skip
    return tuple(findings)
