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
    assert result_file.chosen() == (None, ())
    file = batch_layers.written(tmp_path)
    monkeypatch.setenv(result_file.GIVEN, str(tmp_path))
    first, _ = result_file.chosen()
    assert first is not None
    assert first is result_file.chosen()[0]
    batch_layers.written(tmp_path, *batch_layers.FOUR[:1], name=file.name)
    later, _ = result_file.chosen()
    assert later is not None
    assert (len(first.rows), len(later.rows)) == (4, 1)


def test_a_result_that_goes_away_while_the_server_runs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_file, "read_deficit_layer", _read_here)
    file = batch_layers.written(tmp_path)
    monkeypatch.setenv(result_file.GIVEN, str(file))
    assert result_file.chosen()[0] is not None
    file.unlink()
    found, faults = result_file.chosen()
    assert (found, [one.code for one in faults]) == (None, ["results_gone"])
    assert faults[0].value == "deficits.parquet"  # not where it lies on the server
    monkeypatch.setenv(result_file.GIVEN, str(tmp_path))  # the folder is there, empty
    assert [one.code for one in result_file.chosen()[1]] == ["batch_results"]


def _read_here(path: str) -> object:
    """Read in this process: that it is read apart is held by tests/ui."""
    from spatial.intake.single.deficit_layer import read_deficit_layer  # noqa: PLC0415

    return read_deficit_layer(path)
