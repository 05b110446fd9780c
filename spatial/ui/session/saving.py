"""Saving a scenario that others may have open too: nobody's work is written over."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Meanwhile, NotYours, Workspace
from spatial.store.combination import combine
from spatial.store.reviews import Approved, ReviewStep
from spatial.store.workspace import SignedRevision

_NOTHING = Scenario()
# Saves of others that may come in between, one after another: with twenty planners on five
# scenarios of a server five were too few for one save in a hundred.
_TRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedWork:
    """
    The scenario of a visit.

    Attributes
    ----------
    scenario
        The planner's moves.
    saved
        The moves as they were last saved or opened: what a change began from.
    scenario_id, revision
        What they were saved as; ``None`` and 0 before the first save.
    waiting
        Scenario of the link that could not be read for now: the link goes on naming it.
    failed
        Whether the last save failed: what stands is not said to save itself.
    """

    scenario: Scenario = _NOTHING
    saved: Scenario = _NOTHING
    scenario_id: str | None = None
    revision: int = 0
    waiting: str = ""
    failed: bool = False

    @property
    def is_saved(self) -> bool:
        """Whether what stands is what was saved, and nothing kept the last change from it."""
        return self.scenario_id is not None and not self.failed and self.scenario == self.saved

    @property
    def linked(self) -> str | None:
        """Id the link names."""
        return self.scenario_id or self.waiting or None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOutcome:
    """
    What a save came to.

    Attributes
    ----------
    work
        The scenario as it is now.
    copied
        Whether it became a copy, because the scenario is another's or was approved.
    joined
        Whether another's moves came in between and are in it now.
    clashes
        Names of proposals both changed; theirs stand, "redo" brings mine.
    problem
        Why nothing was saved; the moves still stand on the screen.
    theirs
        What another saved in between: when, and by whom.
    approved
        The step that approved the scenario meanwhile: what was approved stays as it is.
    """

    work: SavedWork
    copied: bool = False
    joined: bool = False
    clashes: tuple[str, ...] = ()
    problem: UserError | None = None
    theirs: SignedRevision | None = None
    approved: ReviewStep | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """What the planner calls himself, why he saves, and by what his moves are known."""

    called: str = ""
    reason: str = ""
    by: str = ""


def save(
    store: Workspace,
    work: SavedWork,
    moved: Scenario,
    *,
    locality: str,
    signing: Signing | None = None,
    name_copy: Callable[[Scenario], Scenario] = lambda scenario: scenario,
) -> SaveOutcome:
    """
    Save a scenario from the revision it began from; another's save in between is joined to it.

    Of one approved meanwhile a copy goes on. Only whether it is listed is not moved to a copy.

    Parameters
    ----------
    store
        Where to, and who saves.
    moved
        What became of it.
    locality
        Key of the locality.
    signing
        Who saves, and why; ``None`` for nobody who says so.
    name_copy
        Gives the copy of an approved one a name of its own.
    """
    signing = signing or Signing()
    unsaved = dataclasses.replace(work, scenario=moved)
    name, now, outcome = work.scenario_id or store.new_id(), unsaved, SaveOutcome(work=unsaved)
    try:
        for _ in range(_TRIES):
            try:
                revision = store.save(
                    name,
                    now.scenario,
                    locality=locality,
                    began=now.revision,
                    called=signing.called,
                    reason=signing.reason,
                )
            except NotYours:
                name, now = store.new_id(), dataclasses.replace(now, revision=0)
                outcome = dataclasses.replace(outcome, copied=True)
            except Approved as refusal:
                if moved.archived != work.saved.archived:
                    return SaveOutcome(work=work, problem=refusal, approved=refusal.step)
                own = name_copy(now.scenario)
                name, now = store.new_id(), dataclasses.replace(now, scenario=own, revision=0)
                outcome = dataclasses.replace(outcome, copied=True, approved=refusal.step)
            except Meanwhile:
                theirs = store.latest(name, locality=locality)
                both = combine(work.saved, moved, theirs.scenario, by=signing.by)
                now = SavedWork(scenario=both.scenario, revision=theirs.revision)
                last = next(iter(store.history(name, locality=locality, most=1)), None)
                outcome = dataclasses.replace(
                    outcome, joined=True, clashes=both.clashes, theirs=last
                )
            else:
                scenario = now.scenario
                saved = SavedWork(
                    scenario=scenario, saved=scenario, scenario_id=name, revision=revision
                )
                return dataclasses.replace(outcome, work=saved)
        raise Meanwhile(name, revision=now.revision)
    except UserError as problem:
        return SaveOutcome(work=dataclasses.replace(unsaved, failed=True), problem=problem)
