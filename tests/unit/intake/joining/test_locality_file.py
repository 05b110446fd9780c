"""What a locality says of itself, or what its folder is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.intake.joining.locality_file import about
from spatial.locality import Locality

WHOLE = """\
locality: quan12
name: {vi: Quận 12, en: District 12}
notice: {vi: ước tính, en: estimated}
default_units: wards_2024
units:
  wards_2024: {label: {vi: Phường cũ, en: Old wards}}
demonstration: true
joined_wards: [[A, 2], [B, C]]
attribution: [OpenStreetMap]
"""


def said(folder: Path, text: str | None) -> tuple[Locality, str | None, list[str]]:
    if text is not None:
        (folder / "locality.yaml").write_text(text, encoding="utf-8")
    locality, base, faults = about(folder)
    return locality, base, [fault.code for fault in faults]


def test_everything_a_locality_says_is_taken(tmp_path: Path) -> None:
    locality, base, codes = said(tmp_path, WHOLE)
    assert locality == Locality(
        key="quan12",
        name={"vi": "Quận 12", "en": "District 12"},
        notice={"vi": "ước tính", "en": "estimated"},
        units={"wards_2024": {"vi": "Phường cũ", "en": "Old wards"}},
        demonstration=True,
        joined_wards=(("A", "2"), ("B", "C")),
        attribution=("OpenStreetMap",),
    )
    assert (base, codes) == ("wards_2024", [])


@pytest.mark.parametrize("text", [None, "", "{}"])
def test_a_locality_that_says_nothing_is_called_as_its_folder(
    tmp_path: Path, text: str | None
) -> None:
    folder = tmp_path / "Phường Hiệp Thành"
    folder.mkdir()
    locality, base, codes = said(folder, text)
    assert (locality.key, locality.name["vi"]) == ("Phường Hiệp Thành", "Phường Hiệp Thành")
    assert (base, codes, locality.demonstration) == (None, [], False)


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2]",
        "42",
        "name: Quận 12",
        "name: {vi: chỉ tiếng Việt}",
        "name: {vi: 1, en: 2}",
        "units: [a]",
        "units: {a: b}",
        "units: {a: {label: x}}",
        "locality: [a]",
        "default_units: 5",
        "attribution: x",
        "joined_wards: [x]",
        "joined_wards: [[{a: b}]]",
        "attribution: [1]",
        "notice: 5",
    ],
)
def test_a_file_of_another_build_is_a_fault_and_says_nothing(tmp_path: Path, text: str) -> None:
    locality, base, codes = said(tmp_path, text)
    assert codes == ["bad_locality"]
    assert (locality.key, base) == (tmp_path.name, None)


@pytest.mark.parametrize("text", ["a: [", "a: &x 1\nb: *x\n"])
def test_a_file_that_cannot_be_read_says_why_once(tmp_path: Path, text: str) -> None:
    _, _, codes = said(tmp_path, text)
    assert len(codes) == 1
    assert codes[0].startswith("yaml_")


def test_a_number_may_be_the_short_name(tmp_path: Path) -> None:
    assert said(tmp_path, "locality: 12")[0].key == "12"


@pytest.mark.parametrize(("text", "known"), [("", True), ("rooms_known: false\n", False)])
def test_rooms_are_known_unless_the_file_says_they_are_to_come(
    tmp_path: Path, text: str, *, known: bool
) -> None:
    (tmp_path / "locality.yaml").write_text(f"locality: a\n{text}", encoding="utf-8")
    locality, _, faults = about(tmp_path)
    assert locality.rooms_known is known
    assert faults == []


def test_what_the_streets_cover_is_a_frame(tmp_path: Path) -> None:
    locality, _, codes = said(tmp_path, "streets_box: [106.5, 10.6, 106.9, 11]")
    assert locality.streets_box == (106.5, 10.6, 106.9, 11.0)
    assert codes == []


@pytest.mark.parametrize(
    "box", ["[106.9, 10.6, 106.5, 11]", "[1, 2, 3]", "everywhere", "[a, b, c, d]"]
)
def test_a_frame_of_streets_that_is_none_is_a_fault(tmp_path: Path, box: str) -> None:
    _, _, codes = said(tmp_path, f"streets_box: {box}")
    assert codes == ["bad_locality"]
