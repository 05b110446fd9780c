"""Preschool groups: children by age, fewer for each child with a disability."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, told
from spatial.records import Level


def group_sizes(
    groups: pd.DataFrame, *, day: date, independent: bool = False
) -> tuple[Finding, ...]:
    """
    Hold preschool groups against the most children of their age.

    Parameters
    ----------
    groups
        Reads ``group_id``, ``age`` (``m3_12`` … ``y5_6``, ``mixed``), ``children`` and, where
        there, ``disabled`` [children].
    day
        Day whose law applies.
    independent
        Whether the groups are independent ones, which have figures of their own.

    Returns
    -------
    tuple of Finding
        Size, and children with a disability where there are any.

    Notes
    -----
    ``most = size of the age - fewer * disabled``: each child with a disability counts as so many
    fewer places; the rule is not seen for independent groups and not applied to them.
    """
    topic = "group_size_independent" if independent else "group_size"
    return tuple(
        finding
        for row in groups.to_dict("records")
        for finding in _of_group(row, topic, day, weigh=not independent)
    )


def _of_group(row: Row, topic: str, day: date, *, weigh: bool) -> Iterator[Finding]:
    """Hold one group."""
    norms, level = collection.read(), Level.MAM_NON
    size = norms.find(topic, day, level=level, series=str(row["age"]))
    fewer = norms.find("disability_fewer", day, level=level)
    most = norms.find("disability_max", day, level=level)
    disabled = told(row, "disabled") or 0.0
    subject = str(row["group_id"])
    if size is not None:
        off = fewer.value * disabled if fewer is not None and weigh else 0.0
        yield Finding(
            subject=subject,
            value=float(row["children"]),
            limit=size.value - off,
            at_least=False,
            norm=size,
        )
    if disabled and most is not None and weigh:
        yield Finding(subject=subject, value=disabled, limit=most.value, at_least=False, norm=most)
