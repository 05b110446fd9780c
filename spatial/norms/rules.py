"""A profile resolved to numbers: what the law leaves open is chosen, every figure cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from spatial.errors import Fault, UserError
from spatial.norms import collection, profile_file
from spatial.norms.profiles import Denominator, Profile
from spatial.norms.record import Binding, Norm
from spatial.records import LEVELS, Level

FLOOR_TOPIC = "floor_substitution"
FLOOR = f"{FLOOR_TOPIC}.floor_substitution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """
    The numbers an assessment is made with.

    Attributes
    ----------
    profile, label
        Name of the profile and what it is called, by language.
    on, area
        Day whose law applies, and the area class of the place.
    rooms_per_10k, rooms_denominator, band
        Rooms per 10,000 [rooms], of pupils or residents, and the ages counted (both ends in).
    ages
        First and last age of each level [years].
    class_size
        Pupils per class.
    rooms_per_class_half_day, rooms_per_class_two_session
        Rooms per class taught half a day, and taught two sessions a day.
    two_session_share
        Share of classes taught two sessions a day [0..1].
    land_per_pupil_m2
        Least site area per pupil [m2].
    radius_m
        Service radius [m].
    land_per_boarder_m2, land_per_day_boarder_m2
        Further land per boarder and per day boarder [m2], by the levels that have a figure; none
        for day boarders unless the profile switches their rule on.
    land_per_floor
        Land one square metre of floor stands for: stated by the planner, or the rule of the law
        where the profile turns it on and the area class allows it; ``None`` for none.
    """

    profile: str
    label: dict[str, str]
    on: date
    area: str
    rooms_per_10k: Norm
    rooms_denominator: Denominator
    band: tuple[int, int]
    ages: Mapping[Level, tuple[int, int]]
    class_size: Mapping[Level, Norm]
    rooms_per_class_half_day: Mapping[Level, Norm]
    rooms_per_class_two_session: Mapping[Level, Norm]
    two_session_share: Mapping[Level, float]
    land_per_pupil_m2: Mapping[Level, Norm]
    radius_m: Mapping[Level, Norm]
    bounds: tuple[Norm, ...]
    land_per_boarder_m2: Mapping[Level, Norm] = field(default_factory=dict)
    land_per_day_boarder_m2: Mapping[Level, Norm] = field(default_factory=dict)
    land_per_floor: Norm | None = None

    def rooms_per_class(self, level: Level, share: float | None = None) -> float:
        """
        Return the rooms a class needs.

        Parameters
        ----------
        share
            Share of classes taught two sessions a day [0..1]; ``None`` takes the profile's.

        Returns
        -------
        float
            ``share * two_session + (1 - share) * half_day`` [rooms/class].
        """
        both = self.two_session_share[level] if share is None else share
        two, half = self.rooms_per_class_two_session[level], self.rooms_per_class_half_day[level]
        return both * two.value + (1 - both) * half.value

    def _by_level(self) -> dict[str, Mapping[Level, Norm]]:
        """Put the tables that have a norm for each level by their topic."""
        return {
            "class_size": self.class_size,
            "rooms_per_class": self.rooms_per_class_half_day,
            "rooms_per_class_two_session": self.rooms_per_class_two_session,
            "land_per_pupil_m2": self.land_per_pupil_m2,
            "radius_m": self.radius_m,
        }

    def by_topic(self) -> dict[tuple[str, Level | None], Norm]:
        """Put the norms by what they stand for, whatever topic they were borrowed from."""
        whole = {(norm.topic, norm.level): norm for norm in (self.rooms_per_10k, *self.bounds)}
        tables = self._by_level().items()
        return whole | {(topic, at): table[at] for topic, table in tables for at in LEVELS}

    def all_norms(self) -> tuple[Norm, ...]:
        """Return every norm behind the numbers, each once."""
        return (
            self.rooms_per_10k,
            *self.bounds,
            *(table[level] for table in self._by_level().values() for level in LEVELS),
            *self.land_per_boarder_m2.values(),
            *self.land_per_day_boarder_m2.values(),
            *(() if self.land_per_floor is None else (self.land_per_floor,)),
        )

    def unverified(self) -> tuple[Norm, ...]:
        """Return the norms whose text nobody has read: a figure made with one says so."""
        return tuple(norm for norm in self.all_norms() if norm.unverified)


@dataclass
class _Chooser:
    """Find the norm a profile chose for a topic and level; collect what cannot be found."""

    profile: Profile
    norms: tuple[Norm, ...]
    on: date
    faults: list[Fault]

    def find(self, topic: str, level: Level | None = None) -> Norm | None:
        """Return the norm, or note why there is none."""
        own = self.profile.own.get((topic, level))
        if own is not None:
            return own
        choose = self.profile.choose
        choice = choose.get((topic, level)) or choose.get((topic, None))
        borrowed, _, series = (choice or "").rpartition(":")
        there = [
            norm for norm in self.norms if norm.topic == (borrowed or topic) and norm.level == level
        ]
        if not series:
            general = [norm for norm in there if norm.series == "general"]
            there = general or there
        else:
            there = [norm for norm in there if norm.series == series]
        if len(there) == 1:
            return there[0]
        code = "norm_missing" if not there else "norm_ambiguous"
        blanks = {
            "topic": topic,
            "level": level or "–",
            "series": choice or "general",
            "day": self.on.isoformat(),
            "area": self.profile.area,
            "profile": self.profile.name,
        }
        self.faults.append(Fault(code=code, value=topic, blanks=blanks))
        return None

    def one(self, topic: str) -> Norm:
        """Return the norm of a topic without levels; a missing one is a fault raised later."""
        return self.find(topic) or self.norms[0]

    def table(self, topic: str) -> dict[Level, Norm]:
        """Return the norm of each level."""
        return {level: self.find(topic, level) or self.norms[0] for level in LEVELS}

    def boarders(self, series: str) -> dict[Level, Norm]:
        """Return the land per boarder of the levels that have a figure."""
        return {
            norm.level: norm
            for norm in self.norms
            if norm.topic == "land_per_boarder_m2" and norm.series == series and norm.level
        }


def resolve(profile: Profile, *, on: date | None = None) -> Rules:
    """
    Resolve a profile to numbers.

    Parameters
    ----------
    on
        Day whose law applies; ``None`` takes the profile's own day.

    Raises
    ------
    UserError
        With every norm that is missing or not chosen on that day.
    """
    day = on or profile.as_of
    norms = collection.in_force(day, profile.area)
    if not norms:
        blanks = {"day": day.isoformat(), "area": profile.area}
        raise UserError(Fault(code="norm_none", value=profile.name, blanks=blanks))
    choose = _Chooser(profile, norms, day, [])
    band = choose.one("band_from"), choose.one("band_to")
    first, last = choose.table("age_from"), choose.table("age_to")
    rules = Rules(
        profile=profile.name,
        label=profile.label,
        on=day,
        area=profile.area,
        rooms_per_10k=choose.one("rooms_per_10k"),
        rooms_denominator=profile.rooms_denominator,
        band=(int(band[0].value), int(band[1].value)),
        ages={level: (int(first[level].value), int(last[level].value)) for level in LEVELS},
        class_size=choose.table("class_size"),
        rooms_per_class_half_day=choose.table("rooms_per_class"),
        rooms_per_class_two_session=choose.table("rooms_per_class_two_session"),
        two_session_share=profile.two_session_share,
        land_per_pupil_m2=choose.table("land_per_pupil_m2"),
        radius_m=choose.table("radius_m"),
        bounds=(*band, *first.values(), *last.values()),
        land_per_boarder_m2=choose.boarders("boarding"),
        land_per_day_boarder_m2=choose.boarders("day_boarding") if profile.day_boarders else {},
        land_per_floor=_floor(profile, norms, day),
    )
    if choose.faults:
        raise UserError(choose.faults)
    return rules


def _floor(profile: Profile, norms: tuple[Norm, ...], day: date) -> Norm | None:
    """Take the planner's rate of floor for land, else the rule of the law if it is turned on."""
    if profile.floor_rate is None:
        permitted = (norm for norm in norms if norm.topic == FLOOR_TOPIC)
        return next(permitted, None) if profile.floor_rule else None
    statement = collection.read().statement(FLOOR)
    return Norm(
        norm_id=f"{FLOOR}.{profile.name}",
        topic=statement.topic,
        level=None,
        variant="own",
        series="own",
        value=profile.floor_rate,
        unit=statement.terms["unit"],
        clause=statement.terms["clause"],
        source=statement.source,
        confidence=statement.confidence,
        binding=Binding.ASSUMED,
        valid_from=day,
        valid_to=None,
        areas=(),
        label=statement.terms["label"],
        note=statement.text,
        read_on=statement.read_on,
        entry=statement.entry,
    )


@lru_cache(maxsize=256)  # a link may ask for any day
def rules(profile: str, *, on: date | None = None) -> Rules:
    """
    Return a shipped profile resolved to numbers.

    Parameters
    ----------
    profile
        One of ``profile_names()``; ``name@2025-01-31`` asks for the law of that day.
    on
        Day whose law applies; ``None`` takes the profile's own day.

    Raises
    ------
    UserError
        If there is no such profile; the message lists those there are.

    Examples
    --------
    >>> rules("quan12-2024").land_per_pupil_m2[Level.TIEU_HOC].value
    8.0
    """
    name, _, day = profile.partition("@")
    if day and on is None:
        on = _day(day, profile)
    return resolve(profile_file.shipped(name), on=on)


def _day(text: str, profile: str) -> date:
    """Read the day of ``profile@2025-01-31``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(Fault(code="profile_day", column="@", value=profile)) from error
