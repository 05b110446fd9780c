"""Read what a locality says of itself in its ``locality.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from spatial import schema, yaml_text
from spatial.errors import Fault, InputFaults
from spatial.locality import Locality
from spatial.records import Preset
from spatial.schema import Rule


def _both(words: object) -> bool:
    """Tell whether words are given in both languages, or not at all."""
    return words == {} or (
        isinstance(words, dict) and all(isinstance(words.get(lang), str) for lang in ("vi", "en"))
    )


def _labelled(units: object) -> bool:
    """Tell whether a set of wards has its label."""
    return isinstance(units, dict) and _both(units.get("label"))


def _published(preset: object) -> bool:
    """Tell whether a preset names its label, its year, its wards and its profile."""
    return (
        isinstance(preset, dict)
        and preset.get("label") != {}
        and _both(preset.get("label"))
        and isinstance(preset.get("year"), int)
        and all(isinstance(preset.get(name), str) for name in ("units", "profile"))
        and isinstance(preset.get("scenario", ""), str)
    )


def _text(value: object) -> bool:
    """Tell whether a value that may be left out, but not be empty, is text."""
    return isinstance(value, str)


def _frame(value: object) -> bool:
    """Tell whether sides are west, south, east, north, or not given at all."""
    if not isinstance(value, list | tuple) or not all(
        isinstance(one, int | float) for one in value
    ):
        return False
    return not value or (len(value) == _SIDES and value[0] < value[2] and value[1] < value[3])


def _group(wards: object) -> bool:
    """Tell whether a group of wards lists their codes."""
    return isinstance(wards, list | tuple) and all(isinstance(one, str | int) for one in wards)


def _plain(value: object) -> bool:
    """Tell whether a key is text or a number."""
    return isinstance(value, str | int)


_SIDES = 4  # of a frame
Words = Annotated[dict[Any, Any], Rule("words", holds=_both)]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalityFile:
    """What the file says; `default_units` is the set of wards that comes first."""

    __pydantic_config__ = schema.TOLERANT
    locality: Annotated[str, Rule("key", holds=_plain, turn=str)] = ""
    name: Words = field(default_factory=dict)
    notice: Words = field(default_factory=dict)
    units: dict[Any, Annotated[dict[Any, Any], Rule("units", holds=_labelled)]] = field(
        default_factory=dict
    )
    streets: Words = field(default_factory=dict)
    streets_box: Annotated[tuple[float, ...], Rule("bounds", holds=_frame)] = ()
    joined_wards: tuple[Annotated[tuple[Any, ...], Rule("units", holds=_group)], ...] = ()
    default_units: Annotated[str | None, Rule("text", holds=_text)] = None
    demonstration: Annotated[bool, Rule("switch", turn=bool)] = False
    province: Annotated[str, Rule("key", holds=_plain, turn=str)] = ""
    rooms_known: Annotated[bool, Rule("switch", turn=bool)] = True
    attribution: tuple[str, ...] = ()
    presets: dict[Any, Annotated[dict[Any, Any], Rule("units", holds=_published)]] = field(
        default_factory=dict
    )


def about(folder: Path) -> tuple[Locality, str | None, list[Fault]]:
    """
    Read ``locality.yaml`` if there is one; else name the locality after its folder.

    Returns
    -------
    locality, base, faults
        Its names, the set of wards that comes first (``None`` for the order of the files), and a
        fault for a file that cannot be read.
    """
    file = folder / "locality.yaml"
    said: LocalityFile | None = None
    faults: list[Fault] = []
    if file.is_file():
        try:
            read = yaml_text.read_file(file) or {}
            tree = {str(key): read[key] for key in read} if isinstance(read, dict) else read
            said, slips = schema.read(LocalityFile, tree)
            faults += [Fault(code="bad_locality", file=file.name)] if slips else []
        except InputFaults as stop:
            faults += stop.faults
    said = said or LocalityFile()
    name = folder.resolve().name
    locality = Locality(
        key=said.locality or name,
        name=said.name or {"vi": name, "en": name},
        notice=said.notice,
        units={units: entry["label"] for units, entry in said.units.items()},
        demonstration=said.demonstration,
        province=said.province,
        rooms_known=said.rooms_known,
        attribution=said.attribution,
        streets=said.streets,
        streets_box=tuple(said.streets_box),
        joined_wards=tuple(tuple(map(str, group)) for group in said.joined_wards),
        presets={str(preset): Preset(**entry) for preset, entry in said.presets.items()},
    )
    return locality, said.default_units, faults
