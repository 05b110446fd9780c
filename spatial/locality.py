"""What a locality is called, and what its data are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spatial.records import Preset


@dataclass(frozen=True, kw_only=True)
class Locality:
    """
    What a locality is called and what its data are.

    Attributes
    ----------
    key
        Short name, e.g. ``quan12``.
    name, notice, units
        By language; `notice` says in one line what in the data is estimated, empty for none;
        `units` is the label of every set of wards.
    demonstration, province
        Whether the data are for trying out; GSO code of its province, empty where not said.
    rooms_known
        Whether every school's rooms are told; where not, a ward without any is a gap and no zero.
    attribution, presets
        Sources to be named wherever the data are shown; published readings by name.
    streets, streets_box
        Whose streets, as of when, by language; their west, south, east, north; empty if not said.
    joined_wards
        Groups of wards that are one land, whatever their outlines show.
    """

    key: str
    name: Mapping[str, str]
    notice: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    demonstration: bool = False
    province: str = ""
    rooms_known: bool = True
    attribution: tuple[str, ...] = ()
    presets: Mapping[str, Preset] = field(default_factory=dict)
    streets: Mapping[str, str] = field(default_factory=dict)
    streets_box: tuple[float, ...] = ()
    joined_wards: tuple[tuple[str, ...], ...] = ()
