"""
Where proposals stand, as points a department's own map programs open: on a server only.

They say again what the newest revision of each scenario says, in the same transaction; nothing is
ever read back from them.
"""

from __future__ import annotations

from geoalchemy2 import Geometry, WKTElement
from sqlalchemy import (
    Column,
    Connection,
    Float,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    text,
)

from spatial import schema
from spatial.records import ProposedAction
from spatial.scenario import Scenario
from spatial.store import layout

WGS84 = 4326
METADATA = MetaData()
PLACES = Table(
    "proposal_places",
    METADATA,
    Column("scenario_id", Text, nullable=False),
    Column("proposal_id", Text, nullable=False),
    Column("locality", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("rooms", Integer, nullable=False),
    Column("land_m2", Float, nullable=False),
    Column("place", Geometry("POINT", srid=WGS84, spatial_index=False), nullable=False),
    PrimaryKeyConstraint("scenario_id", "proposal_id"),
)


def can_stand(connection: Connection) -> bool:
    """Tell whether the database knows geometries."""
    asked = text("SELECT 1 FROM pg_extension WHERE extname = 'postgis'")
    return connection.execute(asked).first() is not None


def make(connection: Connection) -> None:
    """Make the table where there is none, and fill it from what was saved."""
    METADATA.create_all(connection)
    rebuild(connection)


def put(connection: Connection, scenario_id: str, body: str, *, locality: str) -> None:
    """
    Put the proposals that stand in the place of those that stood.

    An archived scenario has none to show, nor has a text nobody can read.
    """
    try:
        scenario = schema.decode(Scenario, body)
    except (ValueError, TypeError):
        scenario = Scenario()
    connection.execute(delete(PLACES).where(PLACES.c.scenario_id == scenario_id))
    rows = [
        {
            "scenario_id": scenario_id,
            "proposal_id": one.proposal_id,
            "locality": locality,
            "scenario": scenario.name,
            "name": one.name,
            "level": one.level.value,
            "rooms": one.rooms,
            "land_m2": one.land_m2,
            "place": WKTElement(f"POINT({one.lon!r} {one.lat!r})", srid=WGS84),
        }
        for one in (() if scenario.archived else scenario.proposals)
        if one.action
        is ProposedAction.BUILD  # changes are of schools that stand elsewhere in the office
    ]
    if rows:
        connection.execute(insert(PLACES), rows)


def rebuild(connection: Connection) -> None:
    """Make all points anew from the newest revisions."""
    table = layout.WORK["revisions"]
    last = (
        select(table.c.scenario_id, func.max(table.c.revision).label("revision"))
        .group_by(table.c.scenario_id)
        .subquery()
    )
    asked = select(table.c.scenario_id, table.c.locality, table.c.body).join(
        last,
        (table.c.scenario_id == last.c.scenario_id) & (table.c.revision == last.c.revision),
    )
    connection.execute(delete(PLACES))
    for scenario_id, locality, body in connection.execute(asked).all():
        put(connection, scenario_id, body, locality=locality)
