"""Files are written whole, or the old ones stay."""

from pathlib import Path

import pytest
from towns import town

from spatial import Assessment, Options, assess, export
from spatial.errors import UserError


def _found(**options: object) -> Assessment:
    return assess(town(), Options(**options))  # type: ignore[arg-type]


def test_writing_replaces_the_old_files_and_leaves_nothing_else(tmp_path: Path) -> None:
    export.write(_found(), tmp_path)
    written = export.write(_found(), tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_a_folder_that_cannot_be_made_is_said_in_words_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError) as refused:
        export.write(_found(), tmp_path / "file" / "out")
    assert "file" in refused.value.say(lang="vi")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_fault_half_way_leaves_the_old_files_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.write(_found(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    real = Path.write_bytes

    def full_disk(self: Path, content: bytes) -> int:
        if self.name == "schools.geojson":
            raise OSError(28, "No space left on device")
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(UserError):
        export.write(_found(profile="quan12-2024", units="merged"), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
