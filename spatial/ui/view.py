"""The planner's choices and the link that carries them: plain, believed only after a check."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from spatial import demand, norms, words
from spatial.network import Network
from spatial.records import Level, Options
from spatial.ui.method import Method, of_profile

T = TypeVar("T")

LONGEST = 80  # no value of ours is longer; a longer one is cut before it is shown back


class Show(StrEnum):
    """Which state the map shows once there are proposals."""

    BEFORE = "before"
    AFTER = "after"
    DIFFERENCE = "difference"


@dataclass(frozen=True, kw_only=True)
class View:
    """
    What the planner chose to see; all of it but `show` travels in the link.

    Attributes
    ----------
    lang
        Language.
    units, level, year, profile, share
        As in `spatial.records.Options`; `share` is its ``two_session_share``.
    method
        Way of counting that colours the map and orders the table.
    ward
        Chosen ward; ``None`` shows the worst.
    show
        State the map shows.
    """

    lang: str
    units: str
    level: Level
    year: int
    profile: str
    share: float | None
    method: Method
    ward: str | None
    show: Show = Show.AFTER

    @property
    def options(self) -> Options:
        """What to assess."""
        return Options(
            year=self.year,
            profile=self.profile,
            units=self.units,
            two_session_share=self.share,
        )


def language(params: Mapping[str, str]) -> str:
    """Return the language a link asks for, Vietnamese where it asks for none we have."""
    given = params.get("lang", "")
    return given if given in words.LANGUAGES else words.LANGUAGES[0]


def start(network: Network, level: Level) -> View:
    """Return the view of a first visit: the locality's own units, the plan's year and norms."""
    usual = Options()
    first, last = demand.years(network)
    return View(
        lang=words.LANGUAGES[0],
        units=network.base_units,
        level=level,
        year=min(max(usual.year, first), last),
        profile=usual.profile,
        share=None,
        method=of_profile(norms.rules(usual.profile)),
        ward=None,
    )


def read(params: Mapping[str, str], usual: View, network: Network) -> tuple[View, dict[str, str]]:
    """
    Read a view from a link.

    Parameters
    ----------
    params
        The link's parameters, whatever somebody typed.
    usual
        The view of a first visit; stands in for what is missing or wrong.
    network
        The locality the link must fit.

    Returns
    -------
    view, refused
        The view, and the parameters that could not be used with their values, cut short.
    """
    first, last = demand.years(network)
    refused: dict[str, str] = {}

    def take(name: str, make: Callable[[str], T], otherwise: T) -> T:
        given = params.get(name)
        if given is None:
            return otherwise
        try:
            return make(given)
        except (ValueError, KeyError):
            refused[name] = given[:LONGEST]
            return otherwise

    take("locality", lambda given: _among(given, (network.locality.key,)), "")
    profile = take("profile", lambda given: _among(given, norms.profile_names()), usual.profile)
    units = take("units", lambda given: _among(given, network.ward_sets), usual.units)
    wards = network.wards(units).index
    view = View(
        lang=take("lang", lambda given: _among(given, words.LANGUAGES), usual.lang),
        units=units,
        level=take("level", Level, usual.level),
        year=take("year", lambda given: _year(given, first, last), usual.year),
        profile=profile,
        share=take("two_session", _share, None),
        method=take("method", Method, of_profile(norms.rules(profile))),
        ward=take("ward", lambda given: _among(given, wards), None),
    )
    return view, refused


def _among(given: str, known: Container[str]) -> str:
    """Return a value that is known."""
    if given not in known:
        raise ValueError(given)
    return given


def _year(given: str, first: int, last: int) -> int:
    """Return a year the locality has figures for."""
    year = int(given)
    if not first <= year <= last:
        raise ValueError(given)
    return year


def _share(given: str) -> float:
    """Return a share given in percent."""
    share = float(given) / 100
    if not math.isfinite(share) or not 0 <= share <= 1:
        raise ValueError(given)
    return share


def write(view: View, *, locality: str, scenario_id: str | None) -> dict[str, str]:
    """
    Write a view as the parameters of a link.

    Parameters
    ----------
    view
        The view.
    locality
        Key of the locality.
    scenario_id
        Scenario to open, if one was saved.
    """
    params = {
        "locality": locality,
        "units": view.units,
        "level": view.level.value,
        "year": str(view.year),
        "method": view.method.value,
        "profile": view.profile,
        "lang": view.lang,
    }
    if view.share is not None:
        params["two_session"] = f"{100 * view.share:g}"
    if view.ward is not None:
        params["ward"] = view.ward
    if scenario_id is not None:
        params["scenario"] = scenario_id
    return params


def change(view: View, network: Network, **fields: object) -> View:
    """
    Change some choices and mend those that no longer fit.

    A ward of the other set of units is let go; the way of counting follows the profile's own
    denominator when it stood on the former profile's.
    """
    new: View = dataclasses.replace(view, **fields)  # type: ignore[arg-type]  # names are checked by replace
    if new.ward is not None and new.ward not in network.wards(new.units).index:
        new = dataclasses.replace(new, ward=None)
    if new.profile != view.profile and view.method is of_profile(norms.rules(view.profile)):
        new = dataclasses.replace(new, method=of_profile(norms.rules(new.profile)))
    return new
