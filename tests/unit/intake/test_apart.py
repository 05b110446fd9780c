"""What a reader apart may read: the file and what lies beside it under the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial import sandbox
from spatial.intake import apart
from spatial.intake.answers.settings import Settings
from spatial.intake.reading import demonstration


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")
    return folder / names[0]


def named(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_map_is_read_with_what_lies_beside_it(tmp_path: Path) -> None:
    path = touch(tmp_path, "a.shp", "a.dbf", "a.prj", "ab.shp", "b.dbf")
    assert named(apart._with_sidecars(path)) == ["a.shp", "a.dbf", "a.prj"]


def test_signs_in_a_name_find_no_other_files(tmp_path: Path) -> None:
    path = touch(tmp_path, "[ab].shp", "a.dbf", "[ab].dbf")
    assert named(apart._with_sidecars(path)) == ["[ab].shp", "[ab].dbf"]


def test_a_file_of_no_folder_is_asked_for_alone(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.shp"
    assert apart._with_sidecars(path) == [path]


def test_files_beside_several_maps_are_named_once(tmp_path: Path) -> None:
    path = touch(tmp_path, "a.shp", "a.dbf")
    found = apart._with_all_sidecars([path, tmp_path / "a.dbf"])
    assert named(found) == ["a.shp", "a.dbf"]


def test_only_the_embedded_district_is_ours(tmp_path: Path) -> None:
    assert apart._ours(apart.embedded())
    assert apart._ours(apart.embedded() / ".." / apart.embedded().name)
    assert not apart._ours(tmp_path)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[object, ...], dict[str, object]]]:
    """Note what a process apart would be asked for, and ask none."""
    calls: list[tuple[tuple[object, ...], dict[str, object]]] = []

    def call(*given: object, **how: object) -> None:
        calls.append((given, how))

    monkeypatch.setattr(sandbox, "call", call)
    return calls


Asked = list[tuple[tuple[object, ...], dict[str, object]]]


def test_a_planners_folder_is_read_apart_and_nothing_else_may_be(
    asked: Asked, tmp_path: Path
) -> None:
    known = [
        demonstration.folder()
    ]  # a list of schools alone may be of the district that comes along
    apart.examine(tmp_path, set_aside=True, given=Settings(close_m=1.0))
    ((target, folder), how), = asked  # fmt: skip
    assert (target, folder) == (sandbox.ReaderTarget.EXAMINE, tmp_path)
    answers = {"set_aside": True, "given": Settings(close_m=1.0), "around": None}
    assert how == {"reads": [tmp_path, *known], **answers}


def test_an_archive_is_unpacked_where_it_may_write_and_nowhere_else(
    asked: Asked, tmp_path: Path
) -> None:
    archive, place = touch(tmp_path, "a.zip"), tmp_path / "out"
    apart.unpacked(archive, place)
    assert asked[0][1] == {"reads": [archive], "writes": [place]}
    assert place.is_dir()


def test_the_text_of_an_outlook_needs_no_file(asked: Asked) -> None:
    apart.parse_outlook("fertility: 1", name="x")
    assert asked[0][1] == {"name": "x"}


def test_proposals_are_read_with_the_files_of_their_map(asked: Asked, tmp_path: Path) -> None:
    path = touch(tmp_path, "p.shp", "p.dbf")
    apart.read_proposals(str(path))
    assert asked[0][1]["reads"] == [path, tmp_path / "p.dbf"]
