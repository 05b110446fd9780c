"""What the screen shows, made once: the locality, its assessments, its outlines."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

import pandas as pd

from spatial import buildings, intake, plan, school_changes
from spatial.assessment import Assessment
from spatial.errors import Fault, InputFaults
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import Level, Options, Proposal
from spatial.store import Localities
from spatial.ui.memo import Same, once, shelf
from spatial.ui.session import method, state
from spatial.ui.session.view import View, rules_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalitySource:
    """
    A folder in one state of its files; another state is another source.

    Attributes
    ----------
    state
        Digest of path, time of the last change and size of each file: a short key for what is kept.
    """

    folder: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Seen:
    """
    What one run of the page shows.

    Attributes
    ----------
    source, view
        The locality's files and the planner's choices.
    before, after
        The locality as it stands, and with the proposals; the same object when there are none.
    proposals
        The proposals that stand.
    ward_id
        The ward shown: the one everything is narrowed to, else the chosen one, else the worst.
    """

    source: LocalitySource
    view: View
    before: Assessment
    after: Assessment
    proposals: tuple[Proposal, ...]
    ward_id: str

    @property
    def lang(self) -> str:
        """Language of the screen."""
        return self.view.lang

    @property
    def level(self) -> Level:
        """Level shown."""
        return self.view.level

    @property
    def rules(self) -> Rules:
        """Norms of the chosen profile."""
        return self.after.rules

    @property
    def ward(self) -> str:
        """Name of the ward shown."""
        return self.name(self.ward_id)

    def drawn(self, name: str, make: Callable[[], T]) -> T:
        """Make a part of the page that does not depend on the ward shown, or return it again."""
        view = self.view
        chosen = f"{view.lang}.{view.level}.{view.method}.{view.show}.{view.home_ward}"
        return once(self.after, f"{name}.{chosen}", make, beside=self.before)

    def here(self, assessment: Assessment, level: str) -> pd.Series:
        """Return the figures of the locality, or of the one ward everything is narrowed to."""
        home = self.view.home_ward
        return at_level(assessment, level) if home is None else in_ward(assessment, home, level)

    def narrowed(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of a table by ``ward_id`` that are shown: all, or the one ward's."""
        home = self.view.home_ward
        return table if home is None else table.loc[[home]]

    def name(self, ward_id: str) -> str:
        """Return a ward's name."""
        return str(self.after.network.wards(self.view.units).loc[ward_id, "ward"])


def usual() -> Path:
    """Return the folder ``truonglop serve`` was given, or the embedded one."""
    given = os.environ.get("TRUONGLOP_FOLDER")
    return Path(given) if given else intake.embedded()


def source() -> LocalitySource:
    """Look at the folder of the locality this visit chose, or at the usual one."""
    return look(Localities().folder(state.locality()) or usual())


def look(folder: Path) -> LocalitySource:
    """Look at the state of a folder's files."""
    state = sorted(_facts(folder))
    return LocalitySource(
        folder=str(folder), state=hashlib.sha256(repr(state).encode()).hexdigest()
    )


def _facts(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """Give name, time and size of every file that tells something; every click waits for it."""
    with suppress(OSError), os.scandir(folder) as entries:  # told in words where it is read
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _facts(entry.path)
            elif entry.is_file() and not entry.name.endswith(".py"):
                with suppress(FileNotFoundError):  # replaced this moment
                    fact = entry.stat()
                    yield entry.path, fact.st_mtime_ns, fact.st_size


@shelf(4)
def town(place: LocalitySource) -> Network:
    """
    Read the locality, once for each state of its files.

    Raises
    ------
    UserError
        With every fault of the files.
    """
    return intake.read_network(place.folder)


def assess(
    place: LocalitySource,
    options: Options,
    proposals: tuple[Proposal, ...] = (),
    own: str = "",
    closed: tuple[str, ...] = (),
) -> Assessment:
    """Assess once for the same locality, options, proposals, own profile and closed schools."""
    return _assessed(place, options, proposals, own, closed)


@shelf(32)
def _assessed(
    place: LocalitySource,
    options: Options,
    proposals: tuple[Proposal, ...],
    own: str,
    closed: tuple[str, ...],
) -> Assessment:
    rules = rules_of(options.profile, own)
    # A proposal is a school, and so is what is closed: the pupils are those of the locality as it
    # stands.
    changed = proposals or closed
    pupils = _assessed(place, options, (), own, ()).demand if changed else None
    fit, _ = fitting(place, proposals)
    network = school_changes.without(_built(Same(town(place)), fit), closed)
    return plan.assess(network, options, rules=rules, pupils=pupils)


def fitting(
    place: LocalitySource, proposals: tuple[Proposal, ...]
) -> tuple[tuple[Proposal, ...], tuple[Fault, ...]]:
    """Part proposals by whether the locality, as its files are now, has what they need."""
    return fits(town(place), proposals)


def fits(
    network: Network, proposals: tuple[Proposal, ...]
) -> tuple[tuple[Proposal, ...], tuple[Fault, ...]]:
    """Part proposals as `buildings.fitting` does, once for the same: a page asks six times."""
    return _parted(Same(network), proposals)


@shelf(32)
def _parted(
    network: Same[Network], proposals: tuple[Proposal, ...]
) -> tuple[tuple[Proposal, ...], tuple[Fault, ...]]:
    with suppress(InputFaults):
        _built(network, proposals)  # assessed next
        return proposals, ()
    return buildings.fitting(network.one, proposals)


@shelf(8)
def _built(network: Same[Network], proposals: tuple[Proposal, ...]) -> Network:
    """Build proposals, once for every year and norm they are then judged by."""
    return buildings.apply(network.one, proposals)


def at_level(assessment: Assessment, level: str) -> pd.Series:
    """Return the whole locality's figures at a level."""
    return once(
        assessment, f"level.{level}", lambda: cast("pd.Series", assessment.levels.loc[level])
    )


def in_ward(assessment: Assessment, ward_id: str, level: str) -> pd.Series:
    """Return one ward's figures at a level."""
    return cast("pd.Series", by_ward(assessment, level).loc[ward_id])


def by_ward(assessment: Assessment, level: str) -> pd.DataFrame:
    """Return every ward's figures at a level, indexed by ``ward_id``; not to be written into."""
    name = f"wards.{level}"
    return once(assessment, name, lambda: assessment.at_level(level))


def untold(assessment: Assessment, level: str, way: method.Method) -> int:
    """Count the wards whose rooms, or land, nobody has told, at a level."""
    have = method.columns(way).have
    name = f"untold.{level}.{have}"
    return once(assessment, name, lambda: len(assessment.untold(level, have=have)))


def worst(assessment: Assessment, way: method.Method, level: Level) -> str:
    """Name the ward that misses most (`spatial.ui.session.method.worst`)."""
    name = f"worst.{way}.{level}"
    return once(assessment, name, lambda: method.worst(assessment.wards, way, level))


def at_schools(assessment: Assessment, level: str) -> pd.DataFrame:
    """Return the schools of a level by ``school_id``, not to be written into; maybe none."""

    def make() -> pd.DataFrame:
        here = assessment.schools.index.get_level_values("level") == level
        return assessment.schools[here].droplevel("level")

    return once(assessment, f"schools.{level}", make)


def see(place: LocalitySource, view: View, proposals: tuple[Proposal, ...]) -> Seen:
    """
    Put together what the page shows.

    Parameters
    ----------
    place
        The locality as it stands.
    view
        The planner's choices, already checked against it.
    proposals
        The proposals that stand; what does not fit the locality is left out.
    """
    proposals, _ = fitting(place, proposals)
    before = assess(place, view.options, own=view.own)
    after = assess(place, view.options, proposals, view.own) if proposals else before
    ward_id = view.home_ward or view.ward or worst(before, view.method, view.level)
    return Seen(
        source=place, view=view, before=before, after=after, proposals=proposals, ward_id=ward_id
    )
