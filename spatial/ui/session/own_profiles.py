"""The planners' own norm profiles: saved, taken off the list, brought back."""

from __future__ import annotations

from spatial.errors import UserError
from spatial.network import Network
from spatial.store import Profiles, Right
from spatial.ui.session import state


def save(network: Network, name: str, text: str) -> bool:
    """
    Keep an own norm profile, or take it off the list if the text is empty, and show it.

    Returns
    -------
    bool
        Whether it was saved; a refusal is told.
    """
    profiles, key = Profiles(visitor=state.visitor()), network.locality.key
    try:
        if text:
            profiles.save(name, text, locality=key)
        else:
            profiles.remove(name, locality=key)
    except UserError as problem:
        state.tell("notice.unsaved_profile", faults=problem.faults)
        return False
    return True


def restore(network: Network, name: str) -> None:
    """Bring back a profile that was taken off the list, and show it."""
    try:
        Profiles(visitor=state.visitor()).restore(name, locality=network.locality.key)
    except UserError as problem:
        state.tell("notice.unsaved_profile", faults=problem.faults)
        return
    state.change(network, profile=name)
    state.done("notice.profile_restored", name=name)


def removed(network: Network) -> list[str]:
    """Name this visitor's profiles that were taken off the list."""
    try:
        return Profiles(visitor=state.visitor()).removed(locality=network.locality.key)
    except UserError:  # told where the others are listed
        return []


def may_write(name: str) -> bool:
    """Tell whether a profile of that name is this visitor's, or nobody's."""
    try:
        right = Profiles(visitor=state.visitor()).right(name)
    except UserError:  # told when it is saved
        return True
    return right is not Right.READER
