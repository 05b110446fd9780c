"""
Every reader of brought files as the rest of the program calls it: run in a process of its own.

Each function here is the one of the same name below, within the limits of `spatial.sandbox`. The
embedded district is ours and is read where it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from glob import escape
from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from spatial import sandbox
from spatial.errors import Fault
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading, inspected
from spatial.intake.examine import examine as _examine
from spatial.intake.osm.cut import Bounds
from spatial.intake.osm.extract import Extract
from spatial.intake.reading import demonstration
from spatial.intake.single.road_works import RoadWorkFile
from spatial.network import Network
from spatial.norms import Profile
from spatial.records import Outlook, Proposal
from spatial.sandbox import ReaderTarget


def embedded() -> Path:
    """Return the folder of the embedded demonstration district."""
    return demonstration.folder()


def inspect(folder: Path | str | None = None) -> tuple[Network | None, tuple[Fault, ...]]:
    """
    Read a locality and list its faults and warnings instead of raising them.

    Parameters
    ----------
    folder
        As for `spatial.intake.read_network`.

    Returns
    -------
    network, faults
        ``None`` and why, or the network and its warnings.
    """
    place = embedded() if folder is None else Path(folder)
    if _ours(place):
        return inspected(place)
    found = sandbox.call(ReaderTarget.INSPECT, place, reads=[place, demonstration.folder()])
    return cast("tuple[Network | None, tuple[Fault, ...]]", found)


def examine(
    folder: Path,
    *,
    set_aside: bool = False,
    given: Settings | None = None,
    around: Path | None = None,
) -> Reading:
    """Read a locality and say everything about it; see `spatial.intake.examine.examine`."""
    if _ours(folder):
        return _examine(folder, set_aside=set_aside, given=given)
    reading = sandbox.call(
        ReaderTarget.EXAMINE,
        folder,
        reads=[folder, around or demonstration.folder()],
        set_aside=set_aside,
        given=given,
        around=around,
    )
    return cast("Reading", reading)


def confirmed(folder: Path) -> Settings:
    """Read what the planner confirmed; see `spatial.intake.answers.settings.read`."""
    return cast("Settings", sandbox.call(ReaderTarget.CONFIRMED, folder, reads=[folder]))


def read_proposals(path: Path | str) -> tuple[Proposal, ...]:
    """Read proposals; see `spatial.intake.single.proposals.read_proposals`."""
    proposals = sandbox.call(ReaderTarget.PROPOSALS, Path(path), reads=_with_sidecars(Path(path)))
    return cast("tuple[Proposal, ...]", proposals)


def read_areas(path: Path | str, *, crs: CRS) -> BaseGeometry:
    """Read the polygons of a map; see `spatial.intake.single.areas.read_areas`."""
    area = sandbox.call(ReaderTarget.AREAS, Path(path), reads=_with_sidecars(Path(path)), crs=crs)
    return cast("BaseGeometry", area)


def read_outlook(path: Path | str) -> Outlook:
    """Read an outlook; see `spatial.intake.single.outlook.read_outlook`."""
    return cast("Outlook", sandbox.call(ReaderTarget.OUTLOOK, Path(path), reads=[Path(path)]))


def parse_outlook(written: str, *, name: str) -> Outlook:
    """Read the text of an outlook; see `spatial.intake.single.outlook.parse_outlook`."""
    return cast("Outlook", sandbox.call(ReaderTarget.OUTLOOK_TEXT, written, name=name))


def read_registers(path: Path | str, *, wards: pd.Index) -> pd.DataFrame:
    """Read class registers; see `spatial.intake.single.registers.read_registers`."""
    registers = sandbox.call(ReaderTarget.REGISTERS, Path(path), reads=[Path(path)], wards=wards)
    return cast("pd.DataFrame", registers)


def read_profile(path: Path) -> Profile:
    """Read a norm profile; see `spatial.intake.single.profiles.read_profile`."""
    return cast("Profile", sandbox.call(ReaderTarget.PROFILE, path, reads=[path]))


def read_zone_choices(path: Path | str, cells: pd.Index, schools: pd.Index) -> NDArray[np.int64]:
    """Read pins; see `spatial.intake.single.zone_choices.read_zone_choices`."""
    place = Path(path)
    choices = sandbox.call(ReaderTarget.ZONE_CHOICES, place, cells, schools, reads=[place])
    return cast("NDArray[np.int64]", choices)


def read_deficit_layer(path: Path | str, *, called: str = "") -> pd.DataFrame:
    """Read the joined deficits of a batch; see `spatial.intake.single.deficit_layer`."""
    place = Path(path)
    layer = sandbox.call(ReaderTarget.DEFICIT_LAYER, place, reads=[place], called=called)
    return cast("pd.DataFrame", layer)


def read_road_works(path: Path | str, *, called: str = "") -> RoadWorkFile:
    """Read roads to be opened and closed; see `spatial.intake.single.road_works`."""
    place = Path(path)
    works = sandbox.call(ReaderTarget.ROAD_WORKS, place, reads=_with_sidecars(place), called=called)
    return cast("RoadWorkFile", works)


def read_extracts(
    path: Path, frames: Sequence[Bounds], *, progress: Callable[[int], object] | None = None
) -> list[Extract]:
    """Read an extract of a whole country once; see `spatial.intake.osm.extract.read_each`."""
    extracts = sandbox.call(
        ReaderTarget.EXTRACT,
        path,
        list(frames),
        reads=[path],
        limits=sandbox.EXTRACT,
        progress=progress,
    )
    return cast("list[Extract]", extracts)


def refusals(files: Mapping[str, Path]) -> tuple[Fault, ...]:
    """Look at files as they arrive; see `spatial.intake.door.arrivals.refusals`."""
    call = sandbox.call(
        ReaderTarget.REFUSALS, dict(files), reads=_with_all_sidecars(files.values())
    )
    return cast("tuple[Fault, ...]", call)


def unpacked(archive: Path, place: Path) -> Fault | None:
    """Unpack an archive; see `spatial.intake.door.arrivals.unpacked`."""
    place.mkdir(parents=True, exist_ok=True)
    call = sandbox.call(ReaderTarget.UNPACKED, archive, place, reads=[archive], writes=[place])
    return cast("Fault | None", call)


def _ours(folder: Path) -> bool:
    """Tell whether a folder is the embedded district."""
    return folder.resolve() == embedded().resolve()


def _with_all_sidecars(paths: Iterable[Path]) -> list[Path]:
    """List map files and what lies beside them."""
    return list(dict.fromkeys(each for path in paths for each in _with_sidecars(path)))


def _with_sidecars(path: Path) -> list[Path]:
    """List a map file and what lies beside it under the same name."""
    beside = path.parent.glob(f"{escape(path.stem)}.*") if path.parent.is_dir() else ()
    return [path, *sorted(each for each in beside if each != path)]
