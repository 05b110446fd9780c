"""Keep an own profile that was checked whole, and show it."""

from __future__ import annotations

import dataclasses
from itertools import count

from spatial import norms
from spatial.errors import UserError
from spatial.network import Network
from spatial.norms import own_profile
from spatial.ui.session import own_profiles, state


def keep(network: Network, text: str, *, key: str, typed: bool = False) -> bool:
    """
    Check a profile whole, keep it and show it; a refusal is told with every fault.

    Parameters
    ----------
    text
        The profile's text.
    key
        Sentence told when it is done.
    typed
        Whether the planner sees the text: then its faults name their lines.
    """
    try:
        profile = own_profile.check(text)
    except UserError as problem:
        faults = problem.faults
        if not typed:
            faults = tuple(dataclasses.replace(fault, row=None, column=None) for fault in faults)
        state.tell("notice.profile_refused", faults=faults)
        return False
    if not own_profiles.may_write(profile.name):
        profile = dataclasses.replace(profile, name=_free(profile.name))
        text = norms.write_profile(profile)
        state.tell("notice.profile_copied", name=profile.name)
    if not own_profiles.save(network, profile.name, text):
        return False
    state.change(network, profile=profile.name)
    state.done(key, name=profile.name)
    return True


def _free(name: str) -> str:
    """Return the name of a copy that is this visitor's or nobody's."""
    short = name[: own_profile.LONGEST - 3]
    return next(copy for number in count(2) if own_profiles.may_write(copy := f"{short}-{number}"))
