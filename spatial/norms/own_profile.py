"""A planner's own profile: each change makes another text, checked whole before it is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import yaml

from spatial import norms, own_names, words
from spatial.errors import Fault, UserError
from spatial.norms import Norm, Profile
from spatial.norms.profiles import LEVEL_TOPICS
from spatial.records import LEVELS, Level

SHARE, DENOMINATOR, DAY, AREA = "two_session_share", "rooms_denominator", "as_of", "area"
# switches; but for the rule of the law they are off unless the planner turns them on
BOARDERS, FLOOR, FLOOR_RULE = "day_boarders", "floor_rate", "floor_rule"
DENOMINATORS = ("pupils", "residents")
YEARS = ("band_from", "band_to", "age_from", "age_to")  # topics counted in whole years
OLDEST = 25.0  # [years] nobody is at school later; a larger age is a slip of the pen
SLIP = 3.0  # an own figure beyond three times, or below a third of, all on file is one too
LONGEST = own_names.LONGEST


def begin(base: Profile, name: str, *, taken: Mapping[str, str]) -> str:
    """
    Write a new profile that starts from another.

    Parameters
    ----------
    name
        What the planner calls it.

    Raises
    ------
    UserError
        If the name is none or taken.
    """
    name = name.strip()
    if fault := bad_name(name, taken=taken):
        raise UserError(fault)
    label = dict.fromkeys(words.LANGUAGES, name)
    return norms.write_profile(dataclasses.replace(base, name=name, label=label))


def bad_name(name: str, *, taken: Mapping[str, str] | None = None) -> Fault | None:
    """Say what is wrong with a name: none, too long, a shipped profile's or one's own."""
    if fault := own_names.fault_of(name):
        return fault
    if name in norms.profile_names():
        return Fault(code="profile_taken", value=name)
    if name in (taken or {}):
        return Fault(code="own_exists", value=name)
    return None


def check(text: str) -> Profile:
    """
    Read a profile and resolve it: what is kept can be used.

    Raises
    ------
    UserError
        With everything wrong.
    """
    profile = norms.read_profile(text)
    faults = [fault for fault in (bad_name(profile.name),) if fault]
    for (topic, _), norm in profile.own.items():
        least, most = limits(topic)
        if not least <= norm.value <= most:
            blanks = {"topic": topic, "least": f"{least:g}", "most": f"{most:g}"}
            faults.append(Fault(code="own_outside", value=f"{norm.value:g}", blanks=blanks))
    if faults:
        raise UserError(faults)
    norms.resolve(profile)
    return profile


def limits(topic: str) -> tuple[float, float]:
    """
    Return the least and the most an own figure may be.

    Returns
    -------
    least, most
        A third of the smallest and three times the largest figure any text on file gives for the
        topic, one digit after the point; ages from 0 to `OLDEST`. They catch slips of the pen and
        say nothing of what is wise.
    """
    if topic in YEARS:
        return 1.0, OLDEST
    values = [norm.value for norm in norms.read().of(topic)]
    return round(min(values) / SLIP, 1), round(max(values) * SLIP, 1)


def choices(profile: Profile, topic: str, level: Level | None) -> list[Norm]:
    """List the figures the law offers for a topic on the profile's day, in its area."""
    there = norms.in_force(profile.as_of, profile.area)
    return [norm for norm in there if norm.topic == topic and norm.level == level]


def current(profile: Profile, topic: str, level: Level | None) -> Norm:
    """Return the figure a profile takes now."""
    return norms.resolve(profile).by_topic()[topic, level]


def _changed(profile: Profile, change: Callable[[dict[str, Any]], None]) -> str:
    """Write a profile with a change made to its tree."""
    tree = yaml.safe_load(norms.write_profile(profile))
    change(tree)
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)


def _drop(tree: dict[str, Any], topic: str, level: Level | None) -> None:
    place = (topic, None if level is None else level.value)
    tree["own"] = [one for one in tree["own"] if (one["topic"], one.get("level")) != place]


def with_figure(
    profile: Profile, topic: str, level: Level | None, *, value: float | None, reason: str
) -> str:
    """Write a profile with one figure of the planner's own."""

    def change(tree: dict[str, Any]) -> None:
        _drop(tree, topic, level)
        place = {} if level is None else {"level": level.value}
        tree["own"].append({"topic": topic, **place, "value": value, "reason": reason.strip()})

    return _changed(profile, change)


def with_law(profile: Profile, topic: str, level: Level | None, series: str | None = None) -> str:
    """Write a profile that takes a figure of the law; without a series its former choice."""

    def change(tree: dict[str, Any]) -> None:
        _drop(tree, topic, level)
        if series is None:
            return
        if level is None:
            tree["choose"][topic] = series
            return
        # a choice for all levels at once is spelt out, so that the other levels keep theirs
        chosen = tree["choose"].get(topic)
        if isinstance(chosen, str):
            chosen = {one.value: chosen for one in LEVELS if _offers(profile, topic, one, chosen)}
        tree["choose"][topic] = {**(chosen or {}), level.value: series}

    return _changed(profile, change)


def _offers(profile: Profile, topic: str, level: Level, series: str) -> bool:
    """Tell whether the law has such a series at a level, or it is borrowed from another topic."""
    borrowed = ":" in series
    return borrowed or any(choice.series == series for choice in choices(profile, topic, level))


def with_share(profile: Profile, level: Level, share: float) -> str:
    """Write a profile with another share of two-session classes [0..1]."""

    def change(tree: dict[str, Any]) -> None:
        tree[SHARE][level.value] = share

    return _changed(profile, change)


def with_choice(profile: Profile, key: str, value: str | date | float | None) -> str:
    """Write a profile with another denominator, day or area, or a switch of land."""

    def change(tree: dict[str, Any]) -> None:
        tree[key] = value

    return _changed(profile, change)


def by_level(topic: str) -> bool:
    """Tell whether a topic has a figure for every level."""
    return topic in LEVEL_TOPICS or topic == SHARE
