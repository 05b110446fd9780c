"""What a transaction may read and write, in words of ours: the one place that asks in SQL."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, delete, func, insert, literal, select, union_all, update

from spatial.roles import EVERYONE, Role
from spatial.store.layout import EDITORS, OWNERS, ROLES, WORK
from spatial.store.rows import (
    KINDS,
    SIGNED,
    UNSIGNED,
    GivenRole,
    KeptRevision,
    Ownership,
    Signature,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


class Transaction:
    """
    One transaction on a store; it stands whole or not at all.

    Parameters
    ----------
    connection
        In a transaction whoever opened it ends.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def on_server(self) -> bool:
        """Whether a department's database is asked, and not a file."""
        return self.connection.dialect.name == "postgresql"

    def hold(self, kind: str, name: str) -> None:
        """
        Let nobody else write a piece of work until the transaction ends.

        A file has one writer at a time anyway; a server has many, of different pieces.
        """
        if self.on_server:
            number = func.hashtextextended(f"{kind}/{name}", 0)
            self.connection.execute(select(func.pg_advisory_xact_lock(number)))

    def last(self, kind: str, name: str) -> int:
        """Return the newest revision of a piece of work, 0 for none."""
        table, key = _of(kind)
        newest = select(func.coalesce(func.max(table.c.revision), 0)).where(key == name)
        return int(self.connection.execute(newest).scalar_one())

    def append(
        self,
        kind: str,
        name: str,
        *,
        revision: int,
        locality: str,
        body: str,
        signature: Signature = UNSIGNED,
    ) -> None:
        """Save a text as a revision that was not there."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        row = {
            KINDS[kind]: name,
            "revision": revision,
            "saved_at": now,
            "locality": locality,
            "body": body,
            **dataclasses.asdict(signature),
        }
        self.connection.execute(insert(WORK[kind]).values(row))

    def newest(
        self, kind: str, name: str, *, locality: str, besides: str | None = None
    ) -> KeptRevision | None:
        """Return the newest revision for a locality, of those whose text is not `besides`."""
        table, key = _of(kind)
        asked = select(key, table.c.revision, table.c.saved_at, table.c.body).where(
            key == name, table.c.locality == locality
        )
        if besides is not None:
            asked = asked.where(table.c.body != besides)
        row = self.connection.execute(asked.order_by(table.c.revision.desc()).limit(1)).first()
        return None if row is None else _kept(*row)

    def each(
        self, kind: str, name: str, *, locality: str | None = None, most: int
    ) -> list[KeptRevision]:
        """Return the newest revisions of a piece of work, of any locality or one, newest first."""
        table, key = _of(kind)
        told = [table.c[column] for column in SIGNED]
        asked = select(key, table.c.revision, table.c.saved_at, table.c.body, *told)
        asked = asked.where(key == name).order_by(table.c.revision.desc()).limit(most)
        if locality is not None:
            asked = asked.where(table.c.locality == locality)
        return [_kept(*row) for row in self.connection.execute(asked)]

    def all(self, kind: str, *, locality: str) -> list[KeptRevision]:
        """Return the newest revision of every piece of work of a locality, by name."""
        table, key = _of(kind)
        last = (
            select(key.label("name"), func.max(table.c.revision).label("revision"))
            .where(table.c.locality == locality)
            .group_by(key)
            .subquery()
        )
        told = [table.c[column] for column in SIGNED]
        asked = select(key, table.c.revision, table.c.saved_at, table.c.body, *told).join(
            last, and_(key == last.c.name, table.c.revision == last.c.revision)
        )
        rows = [_kept(*row) for row in self.connection.execute(asked)]
        return sorted(rows, key=lambda one: one.name)  # databases differ in how they order letters

    def writable(
        self, kind: str, *, locality: str, visitor: str
    ) -> list[tuple[KeptRevision, bool]]:
        """Return the newest of what a visitor owns (true) or was let write, first begun first."""
        table, key = _of(kind)
        own = select(OWNERS.c.name, literal(1).label("own")).where(
            OWNERS.c.kind == kind, OWNERS.c.owner == visitor
        )
        let = select(EDITORS.c.name, literal(0).label("own")).where(
            EDITORS.c.kind == kind, EDITORS.c.visitor == visitor
        )
        either = union_all(own, let).subquery()
        mine = (
            select(either.c.name, func.max(either.c.own).label("own"))
            .group_by(either.c.name)
            .subquery()
        )
        ends = (
            select(
                key.label("name"),
                func.max(table.c.revision).label("revision"),
                func.min(table.c.entry).label("begun"),
            )
            .group_by(key)
            .subquery()
        )
        asked = (
            select(key, table.c.revision, table.c.saved_at, table.c.body, mine.c.own)
            .join(mine, mine.c.name == key)
            .join(ends, and_(ends.c.name == key, ends.c.revision == table.c.revision))
            .where(table.c.locality == locality)
            .order_by(ends.c.begun)
        )
        return [(_kept(*row[:4]), bool(row[4])) for row in self.connection.execute(asked)]

    def ownership(self, kind: str, name: str) -> Ownership | None:
        """Return whose a piece of work is; ``None`` for nobody's."""
        asked = select(OWNERS.c.owner, OWNERS.c.work_key).where(_is(OWNERS, kind, name))
        row = self.connection.execute(asked).first()
        return None if row is None else Ownership(owner=row[0], work_key=row[1])

    def owners(self, kind: str) -> dict[str, str]:
        """Return the owner of each owned piece of a kind."""
        asked = select(OWNERS.c.name, OWNERS.c.owner).where(OWNERS.c.kind == kind)
        return {str(name): str(owner) for name, owner in self.connection.execute(asked)}

    def own(self, kind: str, name: str, visitor: str) -> None:
        """Make a visitor the owner of what nobody owns."""
        self.connection.execute(insert(OWNERS).values(kind=kind, name=name, owner=visitor))

    def lock_with(self, kind: str, name: str, work_key: str | None) -> None:
        """Keep the secret that lets others write; ``None`` for none any more."""
        changed = update(OWNERS).where(_is(OWNERS, kind, name)).values(work_key=work_key)
        self.connection.execute(changed)

    def is_editor(self, kind: str, name: str, visitor: str) -> bool:
        """Tell whether the owner let a visitor write."""
        asked = select(literal(1)).where(_is(EDITORS, kind, name), EDITORS.c.visitor == visitor)
        return self.connection.execute(asked).first() is not None

    def let(self, kind: str, name: str, visitor: str) -> None:
        """Let a visitor write; once is enough."""
        if not self.is_editor(kind, name, visitor):
            self.connection.execute(insert(EDITORS).values(kind=kind, name=name, visitor=visitor))

    def unlet(self, kind: str, name: str) -> None:
        """Let nobody but the owner write."""
        self.connection.execute(delete(EDITORS).where(_is(EDITORS, kind, name)))

    def locality_of(self, kind: str, name: str) -> str | None:
        """Return the locality a piece of work was last saved for; ``None`` for none saved yet."""
        table, key = _of(kind)
        asked = select(table.c.locality).where(key == name).order_by(table.c.revision.desc())
        row = self.connection.execute(asked.limit(1)).first()
        return None if row is None else str(row[0])

    def has_roles(self) -> bool:
        """Tell whether anybody was ever given a role."""
        return self.connection.execute(select(literal(1)).select_from(ROLES)).first() is not None

    def roles_of(self, person: str) -> dict[str, Role]:
        """Return the greatest role by locality, of a person and of all who sign in."""
        asked = select(ROLES.c.locality, ROLES.c.role).where(
            ROLES.c.person.in_((person, EVERYONE)), ROLES.c.role != ""
        )
        found: dict[str, Role] = {}
        for locality, told in self.connection.execute(asked):
            role = Role(told)
            if locality not in found or role.reaches(found[locality]):
                found[locality] = role
        return found

    def given(self) -> list[GivenRole]:
        """Return every role that stands, in the order of logins and localities."""
        asked = select(ROLES).where(ROLES.c.role != "")
        rows = [GivenRole(**row) for row in self.connection.execute(asked).mappings()]
        return sorted(rows, key=lambda one: (one.login, one.locality))

    def persons_of(self, login: str, *, locality: str) -> set[str]:
        """Return under which digests a login was ever given a role in a locality."""
        asked = select(ROLES.c.person).where(ROLES.c.login == login, ROLES.c.locality == locality)
        return set(self.connection.execute(asked).scalars())

    def give(self, given: GivenRole) -> None:
        """Keep a role in the place of the one before; a role of no name takes it away."""
        same = and_(ROLES.c.person == given.person, ROLES.c.locality == given.locality)
        self.connection.execute(delete(ROLES).where(same))
        self.connection.execute(insert(ROLES).values(dataclasses.asdict(given)))


def _of(kind: str) -> tuple[Table, ColumnElement[str]]:
    """Return the table of a kind and the column that tells its pieces apart."""
    table = WORK[kind]
    return table, table.c[KINDS[kind]]


def _is(table: Table, kind: str, name: str) -> ColumnElement[bool]:
    """Pick the rows of one piece of work."""
    return and_(table.c.kind == kind, table.c.name == name)


def _kept(name: str, revision: int, saved_at: str, body: str, *signed: str) -> KeptRevision:
    """Return a row as what it is, with who saved it where that was asked for."""
    signature = Signature(**dict(zip(SIGNED, signed, strict=True))) if signed else UNSIGNED
    return KeptRevision(
        name=name, revision=revision, saved_at=saved_at, body=body, signature=signature
    )
