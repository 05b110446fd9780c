"""The result the server was given is read once, and again when its file has changed."""

from __future__ import annotations

from pathlib import Path

import batch_layers
import pytest

from spatial.ui.screens.nation import result_file


def test_the_result_of_the_server_is_shown_until_the_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_file, "read_deficit_layer", _read_here)
    monkeypatch.delenv(result_file.GIVEN, raising=False)
    assert result_file.chosen() is None
    file = batch_layers.written(tmp_path)
    monkeypatch.setenv(result_file.GIVEN, str(tmp_path))
    first = result_file.chosen()
    assert first is not None
    assert first is result_file.chosen()
    batch_layers.written(tmp_path, *batch_layers.FOUR[:1], name=file.name)
    later = result_file.chosen()
    assert later is not None
    assert (len(first.rows), len(later.rows)) == (4, 1)


def _read_here(path: str) -> object:
    """Read in this process: that it is read apart is held by tests/ui."""
    from spatial.intake.single.deficit_layer import read_deficit_layer  # noqa: PLC0415

    return read_deficit_layer(path)
