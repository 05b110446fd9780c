"""Who goes to school, from tables that part the ages: preschool groups and class registers."""

from __future__ import annotations

import pandas as pd

FIVE = ("y5_6",)
_BOTH = "mixed_both"  # nobody can part it


def of_groups(
    groups: pd.DataFrame,
    residents_by_age: pd.Series,
    *,
    groups_of: tuple[str, ...],
    ages: tuple[int, int],
) -> float | None:
    """
    Return the share of the children of some ages who sit in preschool groups of those ages.

    Parameters
    ----------
    groups
        Reads ``age_group`` and ``pupils`` [pupils].
    residents_by_age
        Residents by single age [people].
    groups_of
        Age groups that count.
    ages
        First and last age of the residents [years].

    Returns
    -------
    float or None
        Percent; ``None`` without groups, with a group that mixes nursery and kindergarten, or, for
        one year of age, with any that mixes ages.
    """
    if groups.empty or residents_by_age.empty:
        return None
    told = set(groups["age_group"])
    mixed = {_BOTH} if len(groups_of) > 1 else {_BOTH, "mixed", "mixed_kindergarten"}
    if told & (mixed | {"mixed"}) or not told & set(groups_of):
        return None
    children = float(groups.loc[groups["age_group"].isin(groups_of), "pupils"].sum())
    living = float(residents_by_age.reindex(range(ages[0], ages[1] + 1)).sum())
    return 100 * children / living if living > 0 else None


def of_registers(registers: pd.DataFrame | None, *, grade: int) -> float | None:
    """
    Return how many pupils of a grade stand in the next one a year later, in percent.

    Parameters
    ----------
    registers
        ``ward_id``, ``year``, ``grade``, ``pupils``; ``None`` for none.
    grade
        The lower of the two grades.

    Notes
    -----
    Who moved in or away counts too: registers tell classes, not children.
    """
    if registers is None or registers.empty:
        return None
    by_year = registers.groupby(["year", "grade"])["pupils"].sum()
    last = int(registers["year"].max())
    if (last, grade + 1) not in by_year.index or (last - 1, grade) not in by_year.index:
        return None
    before = float(by_year[last - 1, grade])
    return 100 * float(by_year[last, grade + 1]) / before if before > 0 else None
