"""In which year a proposal counts: what opens later waits, and so does what rests on it."""

from __future__ import annotations

import dataclasses

from spatial import buildings, school_changes
from spatial.network import Network
from spatial.records import Proposal, ProposedAction


def open_by(town: Network, *, year: int) -> Network:
    """
    Make the locality with only those of its proposals that are open by a year.

    Parameters
    ----------
    town
        The locality with proposals, as `buildings.apply` made it.
    year
        What opens later waits in `Network.later`, and so does what rests on it: a level opened in
        2030 cannot be extended in 2028. A proposal without a year is there in every year.

    Returns
    -------
    Network
        `town` itself where nothing waits.
    """
    planned = (*town.proposals, *town.changes, *town.later)  # as it may have been in another year
    if town.before is None or (not town.later and all(_opens(one, year) for one in planned)):
        return town
    closed = {one.school_id for one in town.changes if one.action is ProposedAction.CLOSE}
    shut = set(town.before.schools.index) - set(town.schools.index) - closed
    due, _ = buildings.fitting(town.before, (one for one in planned if _opens(one, year)))
    now = school_changes.without(buildings.apply(town.before, due), shut)
    waiting = tuple(one for one in planned if one not in due)
    return dataclasses.replace(now, before=town.before, later=waiting)


def counts_from(town: Network, proposal: Proposal) -> int | None:
    """
    Return the first year in which what waits in a locality counts.

    Parameters
    ----------
    town
        The locality as `open_by` made it.
    proposal
        One of its `Network.later`.

    Returns
    -------
    int or None
        The year it opens, or that of the last of what it rests on: a merger without a year into a
        school of 2035 counts from 2035. ``None`` where it counts in no year told.
    """
    years = sorted({one.open_year for one in town.later if one.open_year is not None})
    return next((at for at in years if proposal not in open_by(town, year=at).later), None)


def _opens(proposal: Proposal, year: int) -> bool:
    """Tell whether a proposal counts in a year."""
    return proposal.open_year is None or proposal.open_year <= year
