"""Preschool groups: children by age, fewer for each child with a disability."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from spatial.norms import collection
from spatial.norms.checks.finding import Finding, Row, subject, told, word
from spatial.norms.record import Norm
from spatial.records import Level

MIXED = "mixed"


def group_sizes(groups: pd.DataFrame, *, day: date) -> tuple[Finding, ...]:
    """
    Hold preschool groups against the most children of their age.

    Parameters
    ----------
    groups
        Reads ``school_id``, ``age_group`` (``m3_12`` … ``y5_6``, ``mixed`` …), ``pupils``
        [children] and, where there, ``school`` (its name), ``group``, ``classes`` [count, one if
        not told], ``pupils_with_disability`` [children], ``independent`` (1 for the groups that
        have figures of their own).

    Returns
    -------
    tuple of Finding
        Size, and children with a disability where there are any. A row of several classes is held
        by its mean class, which hides how unequal they are.

    Notes
    -----
    ``most = size of the age - fewer * children with a disability``, both a class: each such child
    counts as so many fewer places; the rule is not seen for independent groups and not applied to
    them.
    """
    return tuple(finding for row in groups.to_dict("records") for finding in _of_group(row, day))


def _of_group(row: Row, day: date) -> Iterator[Finding]:
    """Hold one group, or the mean of the groups of a row."""
    norms, level = collection.read(), Level.MAM_NON
    independent = told(row, "independent") == 1
    size = _size(word(row, "age_group"), day, independent=independent)
    fewer = norms.find("disability_fewer", day, level=level)
    most = norms.find("disability_max", day, level=level)
    classes = told(row, "classes") or 1.0
    disabled = (told(row, "pupils_with_disability") or 0.0) / classes
    weighed = bool(disabled) and not independent
    called = " · ".join(part for part in (subject(row), word(row, "group")) if part)
    if size is not None:
        off = fewer.value * disabled if fewer is not None and weighed else 0.0
        yield Finding(
            subject=called,
            value=float(row["pupils"]) / classes,
            limit=size.value - off,
            at_least=False,
            norm=size,
            also=(fewer,) if fewer is not None and off else (),
        )
    if weighed and most is not None:
        yield Finding(subject=called, value=disabled, limit=most.value, at_least=False, norm=most)


def _size(age_group: str, day: date, *, independent: bool) -> Norm | None:
    """Find the most children of an age; a mixed group without a figure of its own takes the one."""
    topic = "group_size_independent" if independent else "group_size"
    find = collection.read().find
    size = find(topic, day, level=Level.MAM_NON, series=age_group)
    if size is None and age_group.startswith(MIXED):
        return find(topic, day, level=Level.MAM_NON, series=MIXED)
    return size
