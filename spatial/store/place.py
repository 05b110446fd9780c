"""Where work is kept: one SQLite file in the user's own folder, or a department's database."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from spatial.errors import Fault, UserError

SETTING = "TRUONGLOP_DATABASE"  # address of a department's database
FORM = "postgresql+pg8000://"  # how such an address begins
_ADDRESS = re.compile(re.escape(FORM) + r"[^/\s]*/(?P<name>[A-Za-z0-9_.-]+)(?:\?\S*)?")


@dataclass(frozen=True, slots=True)
class DatabaseServer:
    """
    A department's database, PostgreSQL with PostGIS.

    Attributes
    ----------
    address
        As SQLAlchemy reads it, secret and all: it is never said, shown or written down.
    """

    address: str

    @property
    def name(self) -> str:
        """Name of the database: all of the address that is said."""
        match = _ADDRESS.fullmatch(self.address)
        return match["name"] if match else ""

    def __repr__(self) -> str:
        """Tell the name alone."""
        return f"DatabaseServer({self.name!r})"


Place = Path | DatabaseServer


def home() -> Path:
    """Return the folder of the user's own files: ``TRUONGLOP_HOME`` or the system's usual place."""
    given = os.environ.get("TRUONGLOP_HOME")
    return Path(given) if given else platformdirs.user_data_path("truonglop", appauthor=False)


def usual() -> Place:
    """
    Return where work is kept: the database ``TRUONGLOP_DATABASE`` names, else the user's own file.

    Raises
    ------
    UserError
        If the address is of no form this program knows.
    """
    address = os.environ.get(SETTING, "").strip()
    if not address:
        return home() / "workspace.sqlite"
    server = DatabaseServer(address)
    if not server.name:
        raise UserError(Fault(code="database_address", value=SETTING, blanks={"form": FORM}))
    return server


def is_there(place: Place) -> bool:
    """Tell whether anything can be read: a file is made by the first save, a server is there."""
    return isinstance(place, DatabaseServer) or place.exists()
