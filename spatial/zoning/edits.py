"""A zoning worked on by hand: what a search found, neighbourhoods moved and locked, undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spatial.zoning.problem import Floor

MOST_RUNS = 4  # searches that can be gone back to; older steps are let go


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRun:
    """
    What a search found.

    Attributes
    ----------
    school
        School by neighbourhood; those without one are left out.
    locked
        Neighbourhoods the search had to leave where they were.
    floor
        Below what no zoning with these locks can go; ``None`` where nothing is known.
    question
        Digest of pupils, seats and ways the search saw.
    complete
        Whether it ran its course.
    last
        Last year's school by neighbourhood; empty where none were opened.
    """

    school: Mapping[str, str]
    locked: frozenset[str] = frozenset()
    floor: Floor | None = None
    question: str = ""
    complete: bool = True
    last: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Give:
    """A neighbourhood given to another school by hand."""

    cell_id: str
    school_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A neighbourhood that stays where it is in the next search, or need not any more."""

    cell_id: str
    locked: bool


Step = ZoneRun | Give | Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    How a plan stands.

    Attributes
    ----------
    school, locked
        School by neighbourhood, and the neighbourhoods that are locked.
    run
        The last search.
    """

    school: Mapping[str, str]
    locked: frozenset[str]
    run: ZoneRun

    @property
    def by_hand(self) -> dict[str, str]:
        """Return the neighbourhoods whose school is not what the search found."""
        found = self.run.school
        return {cell: school for cell, school in self.school.items() if found.get(cell) != school}

    @property
    def floor(self) -> Floor | None:
        """Return the search's floor, none where a neighbourhood it had locked was moved since."""
        held = all(self.school.get(cell) == self.run.school.get(cell) for cell in self.run.locked)
        return self.run.floor if held else None


@dataclass(frozen=True, kw_only=True)
class ZonePlan:
    """
    All steps of a zoning, those taken back too.

    Attributes
    ----------
    steps
        In order; the first is a `Run`.
    cursor
        How many of them stand.
    """

    steps: tuple[Step, ...] = ()
    cursor: int = 0

    @property
    def can_undo(self) -> bool:
        """Tell whether a step can be taken back; the first search stays."""
        return self.cursor > 1

    @property
    def can_redo(self) -> bool:
        """Tell whether a step was taken back."""
        return self.cursor < len(self.steps)

    def do(self, step: Step) -> ZonePlan:
        """
        Take a step; steps taken back before are let go.

        Examples
        --------
        >>> plan = ZonePlan().do(ZoneRun(school={"a": "x"})).do(Give(cell_id="a", school_id="y"))
        >>> plan.standing.school, plan.undo().standing.school
        ({'a': 'y'}, {'a': 'x'})
        """
        steps = (*self.steps[: self.cursor], step)
        runs = [at for at, one in enumerate(steps) if isinstance(one, ZoneRun)]
        if len(runs) > MOST_RUNS:
            steps = steps[runs[-MOST_RUNS] :]
        return ZonePlan(steps=steps, cursor=len(steps))

    def undo(self) -> ZonePlan:
        """Take the last step back."""
        return replace(self, cursor=self.cursor - 1) if self.can_undo else self

    def redo(self) -> ZonePlan:
        """Take the last undone step again."""
        return replace(self, cursor=self.cursor + 1) if self.can_redo else self

    @cached_property
    def standing(self) -> Standing | None:
        """Return how the plan stands, nothing before the first search."""
        return _stand(self.steps[: self.cursor])


def _stand(steps: tuple[Step, ...]) -> Standing | None:
    """Follow the steps; a search keeps what it was told to leave."""
    runs = [at for at, one in enumerate(steps) if isinstance(one, ZoneRun)]
    if not runs:
        return None
    run = steps[runs[-1]]
    if not isinstance(run, ZoneRun):  # pragma: no cover - by construction
        return None
    school, locked = dict(run.school), set(run.locked)
    for step in steps[runs[-1] + 1 :]:
        if isinstance(step, Give):
            school[step.cell_id] = step.school_id
        elif isinstance(step, Lock):
            (locked.add if step.locked else locked.discard)(step.cell_id)
    return Standing(school=school, locked=frozenset(locked), run=run)
