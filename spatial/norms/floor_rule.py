"""The rule of the law that lets floor stand for land: whether it holds, turned on or off."""

from __future__ import annotations

from dataclasses import replace

from spatial.norms import collection
from spatial.norms.record import Binding, Norm
from spatial.norms.rules import FLOOR_TOPIC, Rules


def floor_permitted(rules: Rules) -> Norm | None:
    """Return the rule of the law that lets floor stand for land on a day in an area, or none."""
    norms = collection.in_force(rules.on, rules.area)
    return next((norm for norm in norms if norm.topic == FLOOR_TOPIC), None)


def with_floor_rule(rules: Rules, *, on: bool | None) -> Rules:
    """
    Turn the floor rule of the law on or off; a rate the planner stated himself stays.

    Parameters
    ----------
    rules
        The numbers of a profile.
    on
        ``None`` leaves what the profile says; turned on where the law permits nothing it has no
        effect.
    """
    own = rules.land_per_floor is not None and rules.land_per_floor.binding is Binding.ASSUMED
    if on is None or own:
        return rules
    return replace(rules, land_per_floor=floor_permitted(rules) if on else None)
