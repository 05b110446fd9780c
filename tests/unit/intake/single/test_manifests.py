"""Manifests read back: what was written, or a fault; nothing outside its folder."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import zlib
from pathlib import Path
from typing import Any

import pytest

from spatial.errors import InputFaults
from spatial.intake.single import manifests
from spatial.yaml_text import MAX_BYTES

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


CITY = 18_064  # cells


def choices(seed: int) -> bytes:
    """Write which of five hundred schools each cell of a city goes to."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    lines = [f"{26_700 + at // 110}-{at % 110:03},truong-{draw.randrange(500):04}"
             for at in range(CITY)]  # fmt: skip
    return ("cell_id,school_id\n" + "\n".join(lines) + "\n").encode()


def inputs(*contents: bytes) -> list[manifests.ManifestInput]:
    return [
        manifests.ManifestInput(
            option=f"p.{at}", folder="", name="a.csv", content=one,
            sha256=hashlib.sha256(one).hexdigest(),
        )
        for at, one in enumerate(contents)
    ]  # fmt: skip


def test_the_zones_of_a_city_with_last_year_s_and_locked_cells_are_read_back(
    tmp_path: Path,
) -> None:
    """Three files of 18,064 cells each: over a megabyte before they are compressed."""
    given = inputs(*map(choices, range(3)))
    assert sum(len(one.content or b"") for one in given) > MAX_BYTES
    found = read(tmp_path, tree(inputs=[one.written() for one in given]))
    assert found.inputs == tuple(given)
    assert (tmp_path / "manifest.json").stat().st_size < MAX_BYTES


def test_what_no_compression_makes_small_is_hashed_alone(tmp_path: Path) -> None:
    (given,) = inputs(random.Random(1).randbytes(manifests.LARGEST_PACKED + 1))  # noqa: S311
    (found,) = read(tmp_path, tree(inputs=[given.written()])).inputs
    assert (found.content, found.sha256) == (None, given.sha256)


def test_a_compressed_input_that_has_no_end_or_is_cut_off_is_refused(tmp_path: Path) -> None:
    bomb = zlib.compress(b"0" * (manifests.LARGEST_UNPACKED + 1), 9)
    for content in (bomb, zlib.compress(b"a" * 99)[:-4], b"no"):
        packed = carried("", "a.csv", base64.b64encode(content).decode()) | {"packed": True}
        with pytest.raises(InputFaults) as stop:
            read(tmp_path, tree(inputs=[packed]))
        assert [one.code for one in stop.value.faults] == ["manifest_unreadable"]


@pytest.mark.parametrize("content", ["root:x:0:0:root:/root:/bin/bash", "- a", "norms: 1", "5"])
def test_what_is_no_manifest_is_said_to_be_none(content: str, tmp_path: Path) -> None:
    (tmp_path / "passwd").write_text(content, encoding="utf-8")
    with pytest.raises(InputFaults) as told:
        manifests.read_manifest(tmp_path / "passwd")
    said = told.value.say(lang="vi")
    assert "Đây không phải là tệp manifest của Trường Lớp" in said
    assert "manifest.json" in said
    assert "Error" not in said
