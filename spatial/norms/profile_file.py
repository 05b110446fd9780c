"""Profiles as files: read and checked with the line of every fault, written back alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeGuard, cast

import yaml

from spatial.errors import Fault, InputFaults
from spatial.norms import collection, line_numbers, profiles
from spatial.norms.line_numbers import Located
from spatial.norms.profiles import LEVEL_TOPICS, WHOLE_TOPICS, Key, Profile
from spatial.norms.record import AREAS, Binding, Confidence, Norm
from spatial.records import LEVELS, Level

_REQUIRED = ("profile", "label", "as_of", "area", "rooms_denominator", "two_session_share")
_KEYS = (*_REQUIRED, "base", "choose", "own", "day_boarders", "floor_rate", "floor_rule")
FLOOR_RATE = (0.01, 10.0)  # m2 of land for one of floor: a slip of the pen lies outside
_DENOMINATORS = ("pupils", "residents")
_OWN_KEYS = ("topic", "level", "value", "reason")


@cache
def shipped(name: str) -> Profile:
    """
    Return a shipped profile.

    Raises
    ------
    UserError
        If there is no such profile; the message lists those there are.
    """
    return read(profiles.shipped_text(name), file=f"{name}.yaml")


def read(text: str, *, file: str | None = None) -> Profile:
    """
    Read a profile from YAML or JSON.

    Parameters
    ----------
    text
        The profile; where it says nothing, the shipped profile named by ``base`` stands.
    file
        Name of the file, for faults.

    Raises
    ------
    InputFaults
        With everything wrong in the text, each with its line.
    """
    given = line_numbers.read(text, file=file)
    if not isinstance(given.tree, dict):
        raise InputFaults(given.fault("profile_shape"))
    base = given.tree.get("base")
    if base is not None and base not in profiles.profile_names():
        known = ", ".join(profiles.profile_names())
        raise InputFaults(given.fault("profile_unknown", "base", value=base, known=known))
    ground = shipped(base) if base is not None else None
    if faults := tuple(_faults(given, ground)):
        raise InputFaults(faults)
    return _profile(given.tree, ground)


def write(profile: Profile) -> str:
    """
    Write a profile as YAML that `read` takes back unchanged.

    Returns
    -------
    str
        YAML, UTF-8.
    """
    choose: dict[str, Any] = {}
    for (topic, level), series in profile.choose.items():
        if level is None:
            choose[topic] = series
        else:
            choose.setdefault(topic, {})[level.value] = series
    tree: dict[str, Any] = {
        "profile": profile.name,
        "label": profile.label,
        "as_of": profile.as_of,
        "area": profile.area,
        "rooms_denominator": profile.rooms_denominator,
        "two_session_share": {at.value: profile.two_session_share[at] for at in LEVELS},
        "day_boarders": profile.day_boarders,
        "floor_rate": profile.floor_rate,
        "floor_rule": profile.floor_rule,
        "choose": choose,
        "own": [_own_entry(key, norm) for key, norm in profile.own.items()],
    }
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)


def _own_entry(key: Key, norm: Norm) -> dict[str, Any]:
    """Write one of the planner's own figures."""
    topic, level = key
    place = {} if level is None else {"level": level.value}
    return {"topic": topic, **place, "value": norm.value, "reason": norm.clause}


def _day(value: object) -> date | None:
    """Read a day, which JSON gives as text."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _faults(given: Located, ground: Profile | None) -> Iterator[Fault]:
    """Find everything wrong with a profile."""
    tree = given.tree
    for key in tree:
        if key not in _KEYS:
            yield given.fault("profile_key", key, value=key, known=", ".join(_KEYS))
    for key in _REQUIRED:
        if key not in tree and (ground is None or key == "profile"):
            yield given.fault("profile_missing", value=key)
    name = tree.get("profile")
    if ground is not None and name in profiles.profile_names():
        yield given.fault("profile_taken", "profile", value=name)
    yield from _plain_faults(given)
    yield from _share_faults(given, partial=ground is not None)
    yield from _switch_faults(given)
    yield from _choice_faults(given)
    yield from _own_faults(given)


def _plain_faults(given: Located) -> Iterator[Fault]:
    """Find wrong names, days, areas and denominators."""
    tree = given.tree
    if "profile" in tree and not (isinstance(tree["profile"], str) and tree["profile"].strip()):
        yield given.fault("profile_name", "profile", value=tree["profile"])
    label = tree.get("label", {"vi": "", "en": ""})
    if not isinstance(label, dict) or {"vi", "en"} - label.keys():
        yield given.fault("profile_label", "label")
    if "as_of" in tree and _day(tree["as_of"]) is None:
        yield given.fault("profile_day", "as_of", value=tree["as_of"])
    for key, known in (("area", AREAS), ("rooms_denominator", _DENOMINATORS)):
        if key in tree and tree[key] not in known:
            yield given.fault("profile_word", key, value=tree[key], known=", ".join(known))


def _share_faults(given: Located, *, partial: bool) -> Iterator[Fault]:
    """Find shares that are missing or no shares."""
    shares = given.tree.get("two_session_share")
    if shares is None:
        return
    if not isinstance(shares, dict):
        yield given.fault("profile_share", "two_session_share", value=shares)
        return
    for level, share in shares.items():
        if level not in LEVELS:
            yield given.fault("norm_level", "two_session_share", level, value=level)
        elif not _number(share) or not 0 <= share <= 1:
            yield given.fault("profile_share", "two_session_share", level, value=share)
    for level in LEVELS:
        if level not in shares and not partial:
            yield given.fault("profile_missing", "two_session_share", value=level.value)


def _switch_faults(given: Located) -> Iterator[Fault]:
    """Find switches that are neither on nor off, and a rate nobody can mean."""
    for switch in ("day_boarders", "floor_rule"):
        turned = given.tree.get(switch)
        if turned is not None and not isinstance(turned, bool):
            yield given.fault("profile_word", switch, value=turned, known="true, false")
    rate = given.tree.get("floor_rate")
    least, most = FLOOR_RATE
    if rate is not None and not (_number(rate) and least <= rate <= most):
        yield given.fault("profile_rate", "floor_rate", value=rate, least=least, most=most)


def _choice_faults(given: Located) -> Iterator[Fault]:
    """Find choices of topics, levels or series there are none of."""
    choose = given.tree.get("choose") or {}
    if not isinstance(choose, dict):
        yield given.fault("profile_choose", "choose")
        return
    for topic, choice in choose.items():
        if topic not in (*LEVEL_TOPICS, *WHOLE_TOPICS):
            known = ", ".join((*LEVEL_TOPICS, *WHOLE_TOPICS))
            yield given.fault("profile_topic", "choose", topic, value=topic, known=known)
            continue
        at_levels = choice if isinstance(choice, dict) else {None: choice}
        for level, series in at_levels.items():
            path = ("choose", topic, *([] if level is None else [level]))
            if level is not None and level not in LEVELS:
                yield given.fault("norm_level", *path, value=level)
                continue
            known_series = _series(topic, level, str(series))
            if str(series).rpartition(":")[2] not in known_series:
                known = ", ".join(sorted(known_series)) or "–"
                yield given.fault("profile_series", *path, value=series, known=known)


def _series(topic: str, level: str | None, series: str) -> set[str]:
    """Name the series of a topic, or of the topic a choice borrows from."""
    borrowed = series.rpartition(":")[0]
    return {
        norm.series
        for norm in collection.read().of(borrowed or topic)
        if level is None or norm.level == level
    }


def _own_faults(given: Located) -> Iterator[Fault]:
    """Find own figures that are no figures, or stand for nothing, or say no reason."""
    own = given.tree.get("own") or []
    if not isinstance(own, list):
        yield given.fault("profile_own", "own")
        return
    for at, entry in enumerate(own):
        if not isinstance(entry, dict):
            yield given.fault("profile_own", "own", at)
            continue
        path = ("own", at)
        topic, level, value = entry.get("topic"), entry.get("level"), entry.get("value")
        for key in entry.keys() - set(_OWN_KEYS):
            yield given.fault("profile_key", *path, key, value=key, known=", ".join(_OWN_KEYS))
        if topic not in (*LEVEL_TOPICS, *WHOLE_TOPICS):
            known = ", ".join((*LEVEL_TOPICS, *WHOLE_TOPICS))
            yield given.fault("profile_topic", *path, "topic", value=topic, known=known)
        elif (topic in LEVEL_TOPICS) != (level in LEVELS) or (topic in WHOLE_TOPICS and level):
            yield given.fault("norm_level", *path, "level", value=level)
        if not _number(value) or not value > 0:
            yield given.fault("norm_value", *path, "value", value=value)
        if not str(entry.get("reason") or "").strip():
            yield given.fault("profile_reason", *path, "reason")


def _number(value: object) -> TypeGuard[float]:
    """Say whether a value is a number (a truth value is none)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _profile(tree: Mapping[str, Any], ground: Profile | None) -> Profile:
    """Make a profile of a tree without faults."""
    name = str(tree["profile"]).strip()
    as_of = cast("date", _day(tree.get("as_of", ground and ground.as_of)))  # checked before
    shares = {at.value: ground.two_session_share[at] for at in LEVELS} if ground else {}
    shares.update(tree.get("two_session_share") or {})
    choose: dict[Key, str] = dict(ground.choose) if ground else {}
    for topic, choice in (tree.get("choose") or {}).items():
        if isinstance(choice, dict):
            choose.update({(topic, Level(level)): str(to) for level, to in choice.items()})
        else:
            choose = {key: series for key, series in choose.items() if key[0] != topic}
            choose[topic, None] = str(choice)
    own = dict(ground.own) if ground else {}
    for entry in tree.get("own") or ():
        level = Level(entry["level"]) if entry.get("level") else None
        own[entry["topic"], level] = _own_norm(name, as_of, entry, level)
    rate = tree.get("floor_rate", ground and ground.floor_rate)
    return Profile(
        name=name,
        label=dict(tree.get("label") or (ground.label if ground else {})),
        as_of=as_of,
        area=tree.get("area") or (ground.area if ground else ""),
        rooms_denominator=tree.get("rooms_denominator")
        or (ground.rooms_denominator if ground else "pupils"),
        two_session_share={level: float(shares[level.value]) for level in LEVELS},
        choose=choose,
        own=own,
        day_boarders=bool(tree.get("day_boarders", ground and ground.day_boarders)),
        floor_rate=None if rate is None else float(rate),
        floor_rule=bool(tree.get("floor_rule", ground and ground.floor_rule)),
    )


def _own_norm(name: str, day: date, entry: Mapping[str, Any], level: Level | None) -> Norm:
    """Make a norm of a planner's own figure: assumed, with the planner's reason for a clause."""
    like = next(norm for norm in collection.read().of(entry["topic"]))
    parts = ("own", name, entry["topic"], level.value if level else "")
    return Norm(
        norm_id=".".join(part for part in parts if part),
        topic=entry["topic"],
        level=level,
        variant="own",
        series="own",
        value=float(entry["value"]),
        unit=like.unit,
        clause=str(entry["reason"]).strip(),
        source=name,
        confidence=Confidence.REPORTED,
        binding=Binding.ASSUMED,
        valid_from=day,
        valid_to=None,
        areas=(),
        label=like.label,
        read_on=day,
    )
