"""
Comments on a scenario: of a place, a ward or a proposal, open until somebody resolves them.

What was said is never changed; resolving and reopening are rows of their own behind it. Whoever
plans may comment on a scenario he can read, but for who came by the link of a snapshot; of an
approved scenario nothing is said any more.
"""

from __future__ import annotations

import dataclasses
import json
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from spatial import own_names
from spatial.errors import Fault, UserError
from spatial.roles import Deed
from spatial.store import copies, reviews, rights
from spatial.store.database import opened
from spatial.store.revisions import Revisions
from spatial.store.rows import UNSIGNED, KeptRevision, Signature

if TYPE_CHECKING:
    from spatial.store.transaction import Transaction

LONGEST = 500  # letters of a comment
MOST = 1_000  # rows of a scenario: what was said, resolved and reopened
_SCENARIOS = "revisions"  # table of what is commented on


class CommentAbout(StrEnum):
    """What a comment is about."""

    PLACE = "place"
    WARD = "ward"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentSubject:
    """
    What a comment is about.

    Attributes
    ----------
    about
        Kind of it.
    of
        Code of the ward or id of the proposal; empty for a place.
    lon, lat
        Where its sign stands [degrees].
    """

    about: CommentAbout
    of: str = ""
    lon: float = 0.0
    lat: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """
    A comment as it stands.

    Attributes
    ----------
    comment_id, subject, text
        Its id, what it is about, what was said.
    at, signature
        When (UTC, ISO 8601) and by whom.
    is_resolved, turned_at, turned_by
        Whether it is settled, and who settled or reopened it last, when.
    """

    comment_id: str
    subject: CommentSubject
    text: str
    at: str
    signature: Signature
    is_resolved: bool = False
    turned_at: str = ""
    turned_by: Signature = UNSIGNED


class Comments(Revisions):
    """What was said about the scenarios kept in one store."""

    table = "comments"
    key = "scenario_id"

    def add(
        self,
        scenario_id: str,
        subject: CommentSubject,
        text: str,
        *,
        locality: str,
        called: str = "",
    ) -> str:
        """
        Say something; return the id of the comment.

        Raises
        ------
        Approved
            If the scenario was approved.
        OnlyReads
            If the visitor came by the link of a snapshot.
        UserError
            If there is no such scenario, nothing can be read of the text, it is too long, or too
            much was said already; if the store cannot be written.
        """
        said = " ".join(text.split())
        if (fault := own_names.fault_of(said, longest=LONGEST)) is not None:
            blanks = {"most": LONGEST}
            raise UserError(Fault(code="comment_text", value=fault.value, blanks=blanks))
        comment_id = secrets.token_hex(6)
        told = {"comment": comment_id, "text": said, **dataclasses.asdict(subject)}
        self._append(scenario_id, told, locality=locality, called=called)
        return comment_id

    def turn(
        self, scenario_id: str, comment_id: str, *, locality: str, resolved: bool, called: str = ""
    ) -> None:
        """
        Resolve or reopen a comment; whoever writes the scenario or made the comment may.

        Raises
        ------
        Approved, OnlyReads, UserError
            As for `add`; if it is neither the visitor's comment nor his scenario.
        """
        there = {one.comment_id: one for one in self.listed(scenario_id, locality=locality)}
        if comment_id not in there:
            raise UserError(Fault(code="comment_unknown", value=comment_id))
        told = {"comment": comment_id, "resolved": resolved}
        author = there[comment_id].signature.author
        self._append(scenario_id, told, locality=locality, called=called, author=author)

    def _append(
        self,
        scenario_id: str,
        told: dict[str, Any],
        *,
        locality: str,
        called: str,
        author: str | None = None,
    ) -> None:
        """Put a row behind the others; `author` of the comment that is turned."""
        with opened(self.place, write=True) as store:
            rights.allow(store, Deed.COMMENT, _SCENARIOS, scenario_id, self.who)
            store.hold(_SCENARIOS, scenario_id)
            reviews.refuse_approved(store, scenario_id)
            if store.newest(_SCENARIOS, scenario_id, locality=locality) is None:
                raise UserError(Fault(code="workspace_unknown", value=scenario_id))
            self._ask(store, scenario_id, author)
            last = store.last(self.table, scenario_id)
            if last >= MOST:
                raise UserError(Fault(code="comments_many", blanks={"most": MOST}))
            store.append(
                self.table,
                scenario_id,
                revision=last + 1,
                locality=locality,
                body=json.dumps(told, ensure_ascii=False),
                signature=Signature(author=self.visitor, called=called),
            )
        copies.keep_up(self.place)

    def _ask(self, store: Transaction, scenario_id: str, author: str | None) -> None:
        """Refuse a visitor who may say nothing, or not turn what `author` said."""
        rights.allow(store, Deed.COMMENT, _SCENARIOS, scenario_id, self.who)
        own = author is None or author == self.visitor
        writes = rights.of(store, _SCENARIOS, scenario_id, self.visitor).writes
        if not self.visitor or not (own or writes):
            raise rights.NotYours(scenario_id)

    def listed(self, scenario_id: str, *, locality: str) -> list[Comment]:
        """
        Return the comments on a scenario as they stand, in the order they were made.

        Raises
        ------
        UserError
            If the store cannot be read.
        """
        found: dict[str, Comment] = {}
        for row in reversed(self._each(scenario_id, locality=locality, most=MOST)):
            told = json.loads(row.body)
            name = str(told["comment"])
            if "text" in told:
                found[name] = _comment(name, told, row)
            elif name in found:
                found[name] = dataclasses.replace(
                    found[name],
                    is_resolved=bool(told["resolved"]),
                    turned_at=row.saved_at,
                    turned_by=row.signature,
                )
        return list(found.values())


def _comment(name: str, told: dict[str, Any], row: KeptRevision) -> Comment:
    """Read what was said."""
    subject = CommentSubject(
        about=CommentAbout(told["about"]),
        of=str(told["of"]),
        lon=float(told["lon"]),
        lat=float(told["lat"]),
    )
    return Comment(
        comment_id=name,
        subject=subject,
        text=str(told["text"]),
        at=row.saved_at,
        signature=row.signature,
    )
