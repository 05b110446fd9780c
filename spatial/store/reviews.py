"""
Reviews: a scenario is submitted, then approved or returned; an approved one is never written again.

Each step is a row of its own. What was approved is the revision the approver saw: one saved
meanwhile stands against the step, and the store refuses every save of an approved scenario,
whichever way it comes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from spatial.errors import Fault, UserError
from spatial.roles import Thing
from spatial.scenario import ReviewState
from spatial.store import copies, place, rights
from spatial.store.database import opened
from spatial.store.review_rules import FROM, ORDER, may
from spatial.store.revisions import Revisions
from spatial.store.rows import KeptRevision, Signature

if TYPE_CHECKING:
    from spatial.store.transaction import Transaction

_AHEAD = timedelta(hours=7)  # of Viet Nam before UTC, in which the store writes
LONGEST_NOTE = 500  # letters of the note of a step
_SCENARIOS = "revisions"  # table of what is reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """
    One step of a review.

    Attributes
    ----------
    state
        What the scenario became.
    of
        Revision of the scenario it is about.
    at
        When (UTC, ISO 8601).
    signature
        Who took it; its reason is the note.
    """

    state: ReviewState
    of: int
    at: str
    signature: Signature


class Approved(UserError):  # noqa: N818 - it carries a fault; "error" would say less
    """The scenario was approved: it stays as it is; `step` says of which revision and by whom."""

    def __init__(self, name: str, step: ReviewStep) -> None:
        self.step = step
        blanks = {"who": step.signature.called, "day": day(step.at)}
        super().__init__(Fault(code="review_approved", value=name, blanks=blanks))


class Reviews(Revisions):
    """How the scenarios kept in one store were reviewed."""

    table = "reviews"
    key = "scenario_id"

    def step(
        self,
        scenario_id: str,
        to: ReviewState,
        *,
        locality: str,
        of: int,
        called: str = "",
        note: str = "",
    ) -> None:
        """
        Take a step.

        Parameters
        ----------
        scenario_id
            Which scenario.
        to
            What it is to become.
        locality
            Key of the locality it belongs to.
        of
            Revision of the scenario as the visitor sees it.
        called, note
            As in `spatial.store.rows.Signature`; who approves says his name, who returns says why.

        Raises
        ------
        Approved
            If it was approved before.
        Meanwhile
            If another saved the scenario since.
        UserError
            If the step does not follow from the state, is not the visitor's to take, or lacks a
            name or a note; if the store cannot be written.
        """
        with opened(self.place, write=True) as store:
            rights.refuse_reader(scenario_id, self.visitor)
            store.hold(_SCENARIOS, scenario_id)
            refuse_approved(store, scenario_id)
            self._ask(
                store, scenario_id, to, Signature(called=called, reason=note), locality=locality
            )
            newest = store.newest(_SCENARIOS, scenario_id, locality=locality)
            if newest is None:
                raise UserError(Fault(code="workspace_unknown", value=scenario_id))
            if newest.revision != of:
                raise rights.Meanwhile(scenario_id, revision=newest.revision)
            store.append(
                self.table,
                scenario_id,
                revision=store.last(self.table, scenario_id) + 1,
                locality=locality,
                body=json.dumps({"state": to.value, "of": of}),
                signature=Signature(author=self.visitor, called=called, reason=note),
            )
        copies.keep_up(self.place)

    def _ask(
        self,
        store: Transaction,
        scenario_id: str,
        to: ReviewState,
        said: Signature,
        *,
        locality: str,
    ) -> None:
        """Refuse a step that does not follow, is another's, or lacks what it must say."""
        last = _last(store, scenario_id)
        now = ReviewState.DRAFT if last is None else last.state
        if now not in FROM[to]:
            raise UserError(Fault(code="review_step", value=scenario_id))
        if not self._may(store, scenario_id, to, last, locality=locality):
            raise UserError(Fault(code="review_not_yours", value=scenario_id))
        if to is ReviewState.APPROVED and not said.called:
            raise UserError(Fault(code="review_unsigned", value=scenario_id))
        if to is ReviewState.RETURNED and not said.reason:
            raise UserError(Fault(code="review_unexplained", value=scenario_id))
        if len(said.reason) > LONGEST_NOTE:
            blanks = {"most": LONGEST_NOTE}
            raise UserError(Fault(code="review_note_long", value=scenario_id, blanks=blanks))

    def _may(
        self,
        store: Transaction,
        scenario_id: str,
        to: ReviewState,
        last: ReviewStep | None,
        *,
        locality: str,
    ) -> bool:
        """Tell whether the visitor may take a step; nobody in particular takes none."""
        whose = store.ownership(_SCENARIOS, scenario_id)
        right = rights.of(store, _SCENARIOS, scenario_id, self.visitor)
        return self.visitor != "" and may(
            to,
            asks=rights.person(store, self.who),
            thing=Thing(right=right, locality=locality),
            is_submitter=last is not None and last.signature.author == self.visitor,
            is_shared=whose is not None and whose.work_key is not None,
        )

    def offered(self, scenario_id: str, *, locality: str) -> tuple[ReviewState, ...]:
        """
        List what the visitor may make of a scenario, the usual first.

        Raises
        ------
        UserError
            If the store cannot be read.
        """
        if not place.is_there(self.place):
            return ()
        with opened(self.place) as store:
            last = _last(store, scenario_id)
            now = ReviewState.DRAFT if last is None else last.state
            return tuple(
                to
                for to in ORDER
                if now in FROM[to] and self._may(store, scenario_id, to, last, locality=locality)
            )

    def newest(self, scenario_id: str, *, locality: str) -> ReviewStep | None:
        """
        Return the newest step, ``None`` for a draft nobody submitted.

        Raises
        ------
        UserError
            If the store cannot be read.
        """
        return next(iter(self.steps(scenario_id, locality=locality, most=1)), None)

    def steps(self, scenario_id: str, *, locality: str, most: int = 200) -> list[ReviewStep]:
        """
        Return the newest steps, newest first.

        Raises
        ------
        UserError
            If the store cannot be read.
        """
        kept = self._each(scenario_id, locality=locality, most=most)
        return [_step(one) for one in kept]

    def standing(self, *, locality: str) -> dict[str, ReviewStep]:
        """
        Return the newest step of every scenario of a locality, by its id.

        Raises
        ------
        UserError
            If the store cannot be read.
        """
        return {one.name: _step(one) for one in self._all(locality=locality)}


def refuse_approved(store: Transaction, scenario_id: str) -> None:
    """
    Refuse whatever would change an approved scenario; asked in the transaction that would.

    Raises
    ------
    Approved
        If it was approved.
    """
    last = _last(store, scenario_id)
    if last is not None and last.state is ReviewState.APPROVED:
        raise Approved(scenario_id, last)


def moment(at: str) -> datetime:
    """Return when a step was taken, by the clock of Viet Nam."""
    return datetime.strptime(at, "%Y-%m-%dT%H:%M:%S%z") + _AHEAD


def day(at: str) -> str:
    """
    Write the day of a step as an office does.

    Examples
    --------
    >>> day("2026-11-28T18:05:00Z")  # in Viet Nam it is the morning of the next day
    '29/11/2026'
    """
    return f"{moment(at):%d/%m/%Y}"


def _last(store: Transaction, scenario_id: str) -> ReviewStep | None:
    """Return the newest step, for whichever locality it was taken."""
    return next(map(_step, store.each(Reviews.table, scenario_id, most=1)), None)


def _step(one: KeptRevision) -> ReviewStep:
    """Read a row."""
    told = json.loads(one.body)
    return ReviewStep(
        state=ReviewState(told["state"]),
        of=int(told["of"]),
        at=one.saved_at,
        signature=one.signature,
    )
