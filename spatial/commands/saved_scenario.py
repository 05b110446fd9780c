"""``--scenario NAME``: a scenario saved on the page, read from the store of this machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from spatial.commands import manifests
from spatial.errors import Fault, UserError
from spatial.export import geojson
from spatial.intake.single.manifests import ManifestInput
from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace

OPTION = "--scenario"
_LONGEST = 120  # letters of a file's name
_NO_NAME = re.compile(r"[/\\\x00-\x1f\x7f]")


def proposed(asked: str, *, locality: str) -> tuple[Proposal, ...]:
    """
    Return the proposals of a saved scenario, and carry them along in the manifest.

    Parameters
    ----------
    asked
        Its name, or its id as a link has it.
    locality
        Key of the locality it belongs to.

    Raises
    ------
    UserError
        If there is none of the name, or more than one: then their ids are named.
    """
    found = _found(asked, locality=locality)
    content = geojson.proposals(found.proposals)
    carried = ManifestInput(
        option="proposals",
        folder="",
        name=f"{called(asked)}.geojson",
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )
    manifests.keep(OPTION, asked, carried)
    return found.proposals


def called(asked: str) -> str:
    """
    Return what a scenario is called in documents and as a file: its name without what no file has.

    Examples
    --------
    >>> called("Phương án 1/2")
    'Phương án 1-2'
    """
    return _NO_NAME.sub("-", asked)[:_LONGEST].strip(" .") or "-"


def _found(asked: str, *, locality: str) -> Scenario:
    """Find a scenario by its id, else by its name among those on the list."""
    store = Workspace()
    kept: dict[str, Scenario] = {}
    for one in store.saved(locality=locality):
        try:
            kept[one.scenario_id] = store.load(one.scenario_id, locality=locality)
        except UserError:  # one that cannot be read stands in the way of itself alone
            if one.scenario_id == asked:
                raise
    if asked in kept:
        return kept[asked]
    named = [
        name
        for name, one in kept.items()
        if not one.archived and _plain(one.name) == _plain(asked) and one.name
    ]
    if len(named) == 1:
        return kept[named[0]]
    told = store.unowned(kept)  # where people have roles, nobody's scenarios alone are named
    if named:
        blanks = {"known": ", ".join(sorted(told & set(named))) or "–"}
        raise UserError(Fault(code="saved_scenario_names", value=asked, blanks=blanks))
    names = sorted({kept[one].name for one in told if not kept[one].archived} - {""})
    blanks = {"known": "; ".join(names) or "–"}
    raise UserError(Fault(code="saved_scenario_unknown", value=asked, blanks=blanks))


def _plain(name: str) -> str:
    """Return a name as it is compared: composed letters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()
