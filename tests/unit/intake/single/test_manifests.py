"""Manifests read back: what was written, or a fault; nothing outside its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from spatial.errors import InputFaults
from spatial.intake.single import manifests

HASH = "0" * 64


def tree(**given: object) -> dict[str, Any]:
    plain = {
        "manifest": 1,
        "program": "0.1.0",
        "day": "2026-11-28",
        "lang": "vi",
        "command": ["report"],
        "locality": {"key": "quan12", "files": {"wards/a.geojson": HASH}},
        "inputs": [],
        "norms": [{"norm_id": "a", "value": 1}],
        "files": {"a.docx": HASH},
    }
    return plain | given


def carried(folder: str, name: str, content: str | None) -> dict[str, str | None]:
    return {"option": "p.0", "folder": folder, "name": name, "sha256": HASH, "content": content}


def read(tmp_path: Path, written: dict[str, Any]) -> manifests.ExportManifest:
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(written), encoding="utf-8")
    return manifests.read_manifest(file)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "pa.csv").write_bytes(b"id\n1\n")
    (given,) = manifests.inputs_of("proposals.0", tmp_path / "pa.csv")
    found = read(tmp_path, tree(inputs=[given.written()]))
    assert found.inputs == (given,)
    assert given.content == b"id\n1\n"
    assert (found.key, found.command, found.files) == ("quan12", ("report",), {"a.docx": HASH})


def test_a_folder_is_carried_file_by_file_and_a_large_one_only_hashed(tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "a.yaml").write_bytes(b"a: 1")
    (tmp_path / "mau" / "b.yaml").write_bytes(b"#" * (manifests.LARGEST_INPUT + 1))
    small, large = manifests.inputs_of("forms.0", tmp_path / "mau")
    assert (small.folder, small.content) == ("mau", b"a: 1")
    assert (large.content, len(large.sha256)) == (None, 64)


def test_a_locality_is_hashed_without_its_programs(tmp_path: Path) -> None:
    (tmp_path / "wards").mkdir()
    (tmp_path / "wards" / "a.csv").write_bytes(b"1")
    (tmp_path / "build.py").write_bytes(b"2")
    assert list(manifests.digests(tmp_path)) == ["wards/a.csv"]


@pytest.mark.parametrize(
    "odd",
    [
        tree(manifest=2),
        tree(command=5),
        tree(files={"../a.docx": HASH}),
        tree(files={"a.docx": "short"}),
        tree(inputs=[carried("", "../x", None)]),
        tree(inputs=[carried("..", "x", None)]),
        tree(inputs=[carried("", "x", "eA==")]),
        tree(inputs=[carried("", "x", None) | {"option": "a./home/user/x"}]),
        tree(inputs=[carried("", "x", None) | {"option": "a..."}]),
        tree(files={}),
        tree(norms=[5]),
    ],
)
def test_what_no_export_writes_is_refused(tmp_path: Path, odd: dict[str, Any]) -> None:
    with pytest.raises(InputFaults) as told:
        read(tmp_path, odd)
    assert told.value.faults[0].code == "manifest_unreadable"


def test_a_manifest_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match=r"nowhere\.json"):
        manifests.read_manifest(tmp_path / "nowhere.json")
