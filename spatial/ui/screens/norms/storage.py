"""Keep an own profile that was checked whole, and show it."""

from __future__ import annotations

import dataclasses

from spatial.errors import UserError
from spatial.network import Network
from spatial.norms import own_profile
from spatial.ui.session import state


def keep(network: Network, made: str, *, key: str, typed: bool = False) -> bool:
    """
    Check a profile whole, keep it and show it; a refusal is told with every fault.

    Parameters
    ----------
    network
        The locality.
    made
        The profile's text.
    key
        Sentence told when it is done.
    typed
        Whether the planner sees the text: then its faults name their lines.

    Returns
    -------
    bool
        Whether it is kept.
    """
    try:
        profile = own_profile.check(made)
    except UserError as problem:
        faults = problem.faults
        if not typed:
            faults = tuple(dataclasses.replace(one, row=None, column=None) for one in faults)
        state.tell("notice.profile_refused", faults=faults)
        return False
    if not state.save_profile(network, profile.name, made):
        return False
    state.change(network, profile=profile.name)
    state.done(key, name=profile.name)
    return True
