"""Profiles: a named set of choices where the law leaves choice (one file each in ``profiles/``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from spatial.errors import Fault, UserError
from spatial.norms.record import Norm
from spatial.records import LEVELS, Level

Key = tuple[str, Level | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    A named set of choices.

    Attributes
    ----------
    name, label
        Its name, and what it is called by language.
    on
        Day whose law applies.
    area
        Area class of the place.
    rooms_denominator
        Whether rooms per 10,000 are counted on pupils or residents.
    two_session_share
        Share of classes taught two sessions a day [0..1], by level.
    choose
        Series chosen for a topic, or for a topic at one level.
    own
        The planner's own figures, by topic and level.
    """

    name: str
    label: dict[str, str]
    on: date
    area: str
    rooms_denominator: Literal["pupils", "residents"]
    two_session_share: Mapping[Level, float]
    choose: Mapping[Key, str]
    own: Mapping[Key, Norm]


def _choices(tree: Mapping[str, Any]) -> dict[Key, str]:
    """Flatten ``{topic: series | {level: series}}``."""
    flat: dict[Key, str] = {}
    for topic, choice in tree.items():
        if isinstance(choice, dict):
            flat.update({(topic, Level(level)): series for level, series in choice.items()})
        else:
            flat[topic, None] = choice
    return flat


def _profile(tree: Mapping[str, Any]) -> Profile:
    """Make a profile from its file."""
    return Profile(
        name=tree["profile"],
        label=tree["label"],
        on=tree["as_of"],
        area=tree["area"],
        rooms_denominator=tree["rooms_denominator"],
        two_session_share={level: float(tree["two_session_share"][level]) for level in LEVELS},
        choose=_choices(tree.get("choose", {})),
        own={},
    )


@cache
def profile_names() -> tuple[str, ...]:
    """Name the shipped profiles."""
    folder = resources.files("spatial.norms") / "profiles"
    return tuple(
        sorted(
            file.name.removesuffix(".yaml")
            for file in folder.iterdir()
            if file.name.endswith(".yaml")
        )
    )


@cache
def shipped(name: str) -> Profile:
    """
    Return a shipped profile.

    Raises
    ------
    UserError
        If there is no such profile; the message lists those there are.
    """
    if name not in profile_names():
        raise UserError(
            Fault(code="profile_unknown", value=name, blanks={"known": ", ".join(profile_names())})
        )
    file = resources.files("spatial.norms") / "profiles" / f"{name}.yaml"
    return _profile(yaml.safe_load(file.read_text(encoding="utf-8")))
