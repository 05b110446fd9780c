"""Profiles: a named set of choices where the law leaves choice (one file each in ``profiles/``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from spatial.errors import Fault, UserError
from spatial.norms.record import Norm
from spatial.records import Level

Key = tuple[str, Level | None]
Denominator = Literal["pupils", "residents"]

LEVEL_TOPICS = (
    "class_size",
    "rooms_per_class",
    "rooms_per_class_two_session",
    "land_per_pupil_m2",
    "radius_m",
    "age_from",
    "age_to",
)
"""Topics a profile needs a figure of at every level."""

WHOLE_TOPICS = ("rooms_per_10k", "band_from", "band_to")
"""Topics a profile needs one figure of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    A named set of choices.

    Attributes
    ----------
    name, label
        Its name, and what it is called by language.
    area
        Area class of the place.
    rooms_denominator
        Whether rooms per 10,000 are counted on pupils or residents.
    two_session_share
        Share of classes taught two sessions a day [0..1], by level.
    choose
        Series chosen for a topic, or for a topic at one level; ``topic:series`` borrows another
        topic's figure.
    own
        The planner's own figures, by topic and level.
    day_boarders
        Whether day boarders need further land: seen in a draft only, so off.
    floor_rate
        Square metres of land one square metre of built floor stands for; ``None`` lets floor stand
        for none: outside `floor_rule` no rate was read in law.
    floor_rule
        Whether floor may replace land as the law of the day permits in the profile's area class;
        without effect where it permits nothing or a `floor_rate` is stated.
    """

    name: str
    label: dict[str, str] = field(hash=False)
    as_of: date
    area: str
    rooms_denominator: Denominator
    two_session_share: Mapping[Level, float] = field(hash=False)
    choose: Mapping[Key, str] = field(hash=False, default_factory=dict)
    own: Mapping[Key, Norm] = field(hash=False, default_factory=dict)
    day_boarders: bool = False
    floor_rate: float | None = None
    floor_rule: bool = False


@cache
def profile_names() -> tuple[str, ...]:
    """Name the shipped profiles."""
    folder = resources.files("spatial.norms") / "profiles"
    names = (file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in names))


def shipped_text(name: str) -> str:
    """
    Return the file of a shipped profile.

    Raises
    ------
    UserError
        If there is no such profile; the message lists those there are.
    """
    if name not in profile_names():
        known = ", ".join(profile_names())
        raise UserError(Fault(code="profile_unknown", value=name, blanks={"known": known}))
    file = resources.files("spatial.norms") / "profiles" / f"{name}.yaml"
    return file.read_text(encoding="utf-8")
