"""A profile from a file: read with its name, or refused before it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial import norms
from spatial.errors import InputFaults
from spatial.intake.single.profiles import LARGEST_BYTES, read_profile
from spatial.norms import own_profile

TEXT = own_profile.begin(norms.shipped("quan12-2024"), "của tôi", taken={})


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    return path


def code(path: Path) -> str:
    with pytest.raises(InputFaults) as stop:
        read_profile(path)
    return stop.value.faults[0].code


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_profile_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    assert read_profile(written(tmp_path, mark + TEXT.encode())).name == "của tôi"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert code(tmp_path / "none.yaml") == "missing_file"
    assert code(tmp_path) == "missing_file"


def test_a_file_too_large_for_a_page_is_refused_unread(tmp_path: Path) -> None:
    assert code(written(tmp_path, b" " * (LARGEST_BYTES + 1))) == "unreadable"


def test_a_file_in_other_letters_is_refused(tmp_path: Path) -> None:
    assert code(written(tmp_path, TEXT.encode("utf-16"))) == "not_utf8"


def test_faults_of_the_profile_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as stop:
        read_profile(written(tmp_path, b"profile: x\n"))
    assert {fault.file for fault in stop.value.faults} == {"mine.yaml"}
