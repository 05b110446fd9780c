"""Two planners changed one scenario from the same revision: both changes, nothing lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from spatial import scenario as scenarios
from spatial.records import Proposal
from spatial.scenario import Scenario

Standing = Mapping[str, Proposal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """
    One scenario of two.

    Attributes
    ----------
    scenario
        Theirs with the moves of mine; those that contradict theirs do not stand, yet "redo"
        brings them.
    clashes
        Names of the proposals both changed, each to something else.
    """

    scenario: Scenario
    clashes: tuple[str, ...]


def combine(base: Scenario, mine: Scenario, theirs: Scenario, *, by: str = "") -> Combination:
    """
    Put one planner's changes behind another's.

    Parameters
    ----------
    base
        What both began from.
    mine, theirs
        What each made of it; theirs was saved first.
    by
        Whose my moves are.

    Notes
    -----
    Changes are compared by proposal id. Two new proposals that got the same id are two proposals:
    mine gets another id. A proposal of the base that both changed stands as theirs. What mine alone
    changed of the name, the description, or of its place on the list, stands too. What they undid
    they may still do again.
    """
    before, here, there = _standing(base), _standing(mine), _standing(theirs)
    changed = [name for name in {**before, **here} if here.get(name) != before.get(name)]
    whole = dataclasses.replace(
        theirs,
        name=theirs.name if mine.name == base.name else mine.name,
        archived=theirs.archived if mine.archived is base.archived else mine.archived,
        description=(
            theirs.description if mine.description == base.description else mine.description
        ),
    )
    clashing: list[str] = []
    for name in changed:
        new = here.get(name)
        if there.get(name) == new:  # both did the same
            continue
        if there.get(name) == before.get(name):  # only mine
            whole = whole.remove(name, by=by) if new is None else whole.put(new, by=by)
        elif name not in before and new is not None:  # one id, two schools
            whole = whole.put(dataclasses.replace(new, proposal_id=scenarios.new_id()), by=by)
        else:
            clashing.append(name)
    cursor = whole.cursor
    for name in clashing:
        new = here.get(name)
        whole = whole.remove(name, by=by) if new is None else whole.put(new, by=by)
    names = (here.get(name) or there.get(name) or before[name] for name in clashing)
    return Combination(
        scenario=dataclasses.replace(whole, cursor=cursor),
        clashes=tuple(proposal.name for proposal in names),
    )


def _standing(scenario: Scenario) -> Standing:
    """Return the proposals that stand by their id."""
    return {proposal.proposal_id: proposal for proposal in scenario.proposals}
