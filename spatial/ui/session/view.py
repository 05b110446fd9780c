"""The planner's choices and the link that carries them: plain, believed only after a check."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from spatial import defaults, norms, words
from spatial.errors import UserError
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import Level, Options
from spatial.ui.session import link_values as values
from spatial.ui.session import pupils as futures
from spatial.ui.session.method import Method, default_method
from spatial.ui.session.pupils import Future

T = TypeVar("T")

LONGEST = 80  # no value of ours is longer; a longer one is cut before it is shown back


class Show(StrEnum):
    """Which state the map shows once there are proposals."""

    BEFORE = "before"
    AFTER = "after"
    DIFFERENCE = "difference"
    SWIPE = "swipe"


@dataclass(frozen=True, kw_only=True)
class View:
    """
    What the planner chose to see; all of it but `show` travels in the link.

    Attributes
    ----------
    units, level, year, profile, share
        As in `spatial.records.Options`; `share` is its ``two_session_share``.
    method
        Way of counting that colours the map and orders the table.
    ward
        Chosen ward; ``None`` shows the worst.
    home_ward
        The one ward everything is narrowed to; ``None`` for the whole locality.
    show
        State the map shows.
    own
        Text of the planner's own profile; empty for a shipped one.
    public_only, nursery_rooms, count_projects, floor_rule
        As in `spatial.records.Options`.
    future
        Whose pupils are counted: the known ones or a projection's.
    zones
        Id of the enrolment zones worked on; empty for none.
    plans
        Id of the recommended network shown; empty for none.
    on
        The day that counts as today in this visit; not in the link, which names what follows it.
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
    own: str = ""
    public_only: bool = False
    nursery_rooms: bool = True
    count_projects: bool = False
    future: Future = futures.KNOWN
    zones: str = ""
    plans: str = ""
    floor_rule: bool | None = None
    on: date | None = None
    home_ward: str | None = None

    @property
    def options(self) -> Options:
        """What to assess: every choice is named, so that the day changes none of them."""
        return Options(
            year=self.year,
            profile=self.profile,
            units=self.units,
            two_session_share=self.share,
            public_only=self.public_only,
            nursery_rooms=self.nursery_rooms,
            count_projects=self.count_projects,
            floor_rule=self.floor_rule,
            **self.future.options,
        )

    @property
    def rules(self) -> Rules:
        """Norms of the chosen profile."""
        return rules_of(self.profile, self.own)


def rules_of(profile: str, own: str = "") -> Rules:
    """
    Resolve a profile, shipped or the planner's own, to numbers.

    Parameters
    ----------
    profile
        Name; of a shipped one ``name@2025-01-31`` asks for the law of that day.
    own
        Text of the planner's own profile; empty for a shipped one.

    Raises
    ------
    UserError
        With every fault of the profile.
    """
    return _resolved(own) if own else norms.rules(profile)


@lru_cache(maxsize=64)
def _resolved(own: str) -> Rules:
    """Resolve a text once; texts are planners', so only so many are held."""
    return norms.resolve(norms.read_profile(own))


def start(network: Network, level: Level, *, on: date | None = None) -> View:
    """Return the view of a first visit: the wards, the year and the law of today."""
    usual = defaults.complete(network, Options(on=on))
    return View(
        lang=words.LANGUAGES[0],
        units=usual.units or network.base_units,
        level=level,
        year=usual.year,
        profile=usual.profile,
        share=None,
        method=default_method(norms.rules(usual.profile), network),
        ward=None,
        on=usual.on,
    )


def read(
    params: Mapping[str, str],
    usual: View,
    network: Network,
    own: Mapping[str, str] | None = None,
) -> tuple[View, dict[str, str]]:
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
    own
        Texts of the planner's own profiles by name.

    Returns
    -------
    view, refused
        The view, and the parameters that could not be used with their values, cut short.
    """
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

    own = own or {}
    take("locality", lambda given: values.among(given, (network.locality.key,)), "")
    profile = take("profile", lambda given: _profile(given, own), usual.profile)
    text = own.get(profile, "")
    units = take("units", lambda given: values.among(given, network.ward_sets), usual.units)
    wards = network.wards(units).index
    future, year = futures.fit(futures.read(take, network, usual.future), usual.year, network)
    years = futures.horizon(network).years[future.scenario]
    view = View(
        lang=take("lang", lambda given: values.among(given, words.LANGUAGES), usual.lang),
        units=units,
        level=take("level", Level, usual.level),
        year=take("year", lambda given: values.year(given, years), year),
        profile=profile,
        share=take("two_session", values.share, None),
        method=take("method", Method, default_method(rules_of(profile, text), network)),
        ward=take("ward", lambda given: values.among(given, wards), None),
        home_ward=take("home", lambda given: values.among(given, wards), None),
        own=text,
        public_only=take("public", values.switch, usual.public_only),
        nursery_rooms=take("nursery", values.switch, usual.nursery_rooms),
        count_projects=take("projects", values.switch, usual.count_projects),
        floor_rule=take("floor", values.switch, usual.floor_rule),
        future=future,
        zones=params.get("zones", "")[:LONGEST],
        plans=params.get("plans", "")[:LONGEST],
        on=usual.on,
    )
    return view, refused


def _profile(given: str, own: Mapping[str, str]) -> str:
    """Return a profile that is known and can be used."""
    values.among(given if given in own else given.partition("@")[0], (*norms.profile_names(), *own))
    try:
        rules_of(given, own.get(given, ""))
    except UserError as problem:
        raise ValueError(given) from problem
    return given


def write(view: View, *, locality: str, scenario_id: str | None) -> dict[str, str]:
    """
    Write a view as the parameters of a link.

    Parameters
    ----------
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
    for name, on, usual in (
        ("public", view.public_only, False),
        ("nursery", view.nursery_rooms, True),
        ("projects", view.count_projects, False),
    ):
        if on is not usual:
            params[name] = str(int(on))
    if view.floor_rule is not None:
        params["floor"] = str(int(view.floor_rule))
    params |= {n: w for n, w in (("ward", view.ward), ("home", view.home_ward)) if w is not None}
    if scenario_id is not None:
        params["scenario"] = scenario_id
    if view.zones:
        params["zones"] = view.zones
    if view.plans:
        params["plans"] = view.plans
    return params | futures.write(view.future)


def change(view: View, network: Network, **fields: object) -> View:
    """
    Change some choices and mend those that no longer fit.

    A ward of the other set of units is let go; the way of counting follows the profile's own
    denominator when it stood on the former profile's.
    """
    new: View = dataclasses.replace(view, **fields)  # type: ignore[arg-type]  # names are checked by replace
    wards = network.wards(new.units).index
    gone = {name: None for name in ("ward", "home_ward") if getattr(new, name) not in wards}
    new = dataclasses.replace(new, **gone)  # type: ignore[arg-type]  # both may be none
    if new.rules is not view.rules and view.method is default_method(view.rules, network):
        new = dataclasses.replace(new, method=default_method(new.rules, network))
    future, year = futures.fit(new.future, new.year, network)
    return dataclasses.replace(new, future=future, year=year)
