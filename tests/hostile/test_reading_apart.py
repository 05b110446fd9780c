"""A virtual layer under another name reads no other file and asks no other address."""

from __future__ import annotations

import shutil
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from spatial import intake
from spatial.errors import UserError
from spatial.intake.apart import read_areas, read_proposals
from spatial.network import Network
from spatial.sandbox.processes import _SET

TREASURE = "kho-bau-cua-nguoi-khac"
HEADS = {
    ".kml": "<!-- <kml -->",
    ".mif": "<!-- Version 300 -->",
    ".fgb": "<!-- fgb -->",
    ".tab": "<!-- !table -->" + " " * 70_000,
    ".geojson": "<!-- {} -->",
}


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Listen on this machine; whoever was lured here is seen."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def virtual(suffix: str, tmp_path: Path, port: int) -> str:
    """Write a virtual layer of a secret table and of an address."""
    secret = tmp_path / "elsewhere" / "secret.csv"
    secret.parent.mkdir(exist_ok=True)
    secret.write_text(f"ward_id,name,x,y\n1,{TREASURE},106.6,10.8\n", encoding="utf-8")
    layers = "".join(
        f'<OGRVRTLayer name="{name}"><SrcDataSource>{source}</SrcDataSource>'
        "<SrcLayer>secret</SrcLayer><GeometryType>wkbPoint</GeometryType>"
        '<LayerSRS>EPSG:4326</LayerSRS><GeometryField encoding="PointFromColumns" x="x" y="y"/>'
        "</OGRVRTLayer>"
        for name, source in (
            ("secret", secret),
            ("call", f"/vsicurl/http://127.0.0.1:{port}/a.csv"),
        )
    )
    head = HEADS[suffix]
    if suffix == ".mif":
        return f"Version 300\n<OGRVRTDataSource>{layers}</OGRVRTDataSource>"
    return f"<OGRVRTDataSource>{head}{layers}</OGRVRTDataSource>"


def untouched(found: object, listener: socket.socket) -> None:
    assert TREASURE not in repr(found)
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize("suffix", sorted(HEADS))
@pytest.mark.parametrize("packed", [False, True])
def test_a_folder_with_a_virtual_layer_in_disguise_leaks_nothing(
    suffix: str, tmp_path: Path, listener: socket.socket, *, packed: bool
) -> None:
    folder = tmp_path / "locality"
    folder.mkdir()
    text = virtual(suffix, tmp_path, listener.getsockname()[1])
    if packed:
        with zipfile.ZipFile(folder / "wards.zip", "w") as archive:
            archive.writestr(f"wards{suffix}", text)
    else:
        (folder / f"wards{suffix}").write_text(text, encoding="utf-8")
    network, faults = intake.inspect(folder)
    assert network is None
    assert any(fault.file and fault.file.startswith("wards") for fault in faults)
    untouched(faults, listener)


@pytest.mark.parametrize("suffix", sorted(HEADS))
@pytest.mark.parametrize("door", ["proposals", "areas"])
def test_a_single_file_that_is_a_virtual_layer_is_refused(
    suffix: str, door: str, tmp_path: Path, listener: socket.socket
) -> None:
    file = tmp_path / f"brought{suffix}"
    file.write_text(virtual(suffix, tmp_path, listener.getsockname()[1]), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_proposals(file) if door == "proposals" else read_areas(file, crs="EPSG:9210")  # type: ignore[arg-type]
    untouched(refused.value.faults, listener)


def test_a_sound_locality_read_apart_is_the_locality_read_here(tmp_path: Path) -> None:
    folder = shutil.copytree(intake.embedded(), tmp_path / "copy")
    apart, here = intake.read_network(folder), intake.read_network()
    assert isinstance(apart, Network)
    assert apart.schools.equals(here.schools)
    assert apart.cells.equals(here.cells)
    assert apart.crs == here.crs


def test_every_driver_a_planner_needs_no_file_of_is_left_out() -> None:
    left_out = set(_SET["GDAL_SKIP"].split(","))
    assert {"OGR_VRT", "GDALG", "WFS", "HTTP", "OAPIF", "KML", "SQLite", "CSV"} <= left_out
