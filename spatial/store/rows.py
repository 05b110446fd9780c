"""What is kept, whichever database keeps it: kinds of work, version, what a look gives."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 6  # of the tables; 0 is what versions wrote that did not number them
KINDS = {  # table of each kind of work and the column that tells its pieces apart
    "revisions": "scenario_id",
    "profiles": "name",
    "outlooks": "outlook_id",
    "zone_plans": "plan_id",
    "recommendations": "recommendation_id",
    "headings": "fingerprint",
    "snapshots": "snapshot_id",
    "reviews": "scenario_id",
    "comments": "scenario_id",
}
SIGNED = ("author", "called", "reason")  # columns of a `Signature`


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """
    Who saved, and why.

    Attributes
    ----------
    author
        Digest of the visitor's secret; empty for nobody.
    called, reason
        What he calls himself and why he saved, in his words; empty where he does not tell.
    """

    author: str = ""
    called: str = ""
    reason: str = ""


UNSIGNED = Signature()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRevision:
    """One name: one revision, when it was saved (UTC, ISO 8601), its text and by whom."""

    name: str
    revision: int
    saved_at: str
    body: str
    signature: Signature = UNSIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Whose a piece of work is, by digest, and the secret that lets others write, if any."""

    owner: str
    work_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRole:
    """
    A role somebody was given.

    Attributes
    ----------
    person
        Digest of whoever has it; `spatial.roles.EVERYONE` for all who sign in.
    locality
        Key of the locality; empty for all.
    role
        Name of the role; empty once it was taken away.
    login, given_at, given_by
        What he signs in as, when it was given or taken (UTC, ISO 8601) and by whom, as they were
        written down.
    """

    person: str
    locality: str
    role: str
    login: str
    given_at: str
    given_by: str
