"""A locality of communes begun from the pack, kept like one the planner brought."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from spatial import communes, own_names
from spatial.communes import CommuneChoice
from spatial.errors import UserError
from spatial.network import Network
from spatial.store.locality_card import keyed
from spatial.ui.session import assessments, found_ahead, locality, state

_CARD = "locality.yaml"
MOST = 400  # communes in one locality: no province has more than 168


def begin(codes: Iterable[str]) -> None:
    """
    Open a locality of communes: one this visitor keeps already as it stands, else a new one.

    Parameters
    ----------
    codes
        Communes of the pack.
    """
    chosen = communes.choice(list(codes)[:MOST])
    name, store = called(chosen), locality.store()
    try:
        key = store.key_of(name)
        if store.folder(key) is None:
            found = found_ahead.take(chosen, state.language())
            card = keyed(found.files[_CARD], key=key)  # links and scenarios name it by this key
            folder = store.keep(key, name, {**found.files, _CARD: card})
            if found.network is not None:
                about = dataclasses.replace(found.network.locality, key=key)
                network = dataclasses.replace(found.network, locality=about)
                assessments.town.put(network, assessments.look(folder))
    except UserError as problem:
        state.tell("notice.files_unusable", faults=problem.faults)
        return
    if state.locality() != key:
        state.move(key)
    locality.close_choice()
    state.done("notice.commune_started", name=name)


def begin_province(code: str) -> None:
    """Open all communes of a province."""
    begin(communes.resolve(code))


def called(chosen: CommuneChoice) -> str:
    """Name the locality, no longer than a name may be."""
    if len(chosen.name) <= own_names.LONGEST:
        return chosen.name
    return chosen.name[: own_names.LONGEST - 1].rstrip(" ,") + "…"


def of(network: Network) -> CommuneChoice | None:
    """Return the communes a locality was begun with, as long as rooms of theirs are not known."""
    if network.locality.rooms_known or network.base_units != communes.UNITS:
        return None
    return communes.choice(map(str, network.wards(None).index))
