"""A locality under two norm profiles."""

from __future__ import annotations

import dataclasses

from spatial import norms, plan
from spatial.network import Network
from spatial.norms.comparison import Comparison
from spatial.norms.comparison import compare as side_by_side
from spatial.records import Options


def compare(town: Network, first: str, second: str, options: Options | None = None) -> Comparison:
    """
    Assess a locality under two norm profiles.

    Parameters
    ----------
    town
        The locality.
    first, second
        Names of profiles, ``name`` or ``name@2025-01-31``.
    options
        Year, units and what counts; its profile is not read.

    Returns
    -------
    spatial.norms.comparison.Comparison
        Shortages of both, their difference, and the clauses behind it.

    Raises
    ------
    UserError
        If a profile is not known.
    """
    asked = options or Options()
    both = [norms.rules(profile) for profile in (first, second)]
    assessment, other = (
        plan.assess(town, dataclasses.replace(asked, profile=rules.profile), rules=rules)
        for rules in both
    )
    return side_by_side(assessment.wards, other.wards, rules_a=both[0], rules_b=both[1])
