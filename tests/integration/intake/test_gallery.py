"""The gallery: every bad or messy file gives exactly its faults and repairs, or its sentence."""

from __future__ import annotations

from pathlib import Path

import gallery
import gallery_forms  # noqa: F401 - hangs its files into the gallery
import gallery_lists  # noqa: F401 - hangs its files into the gallery
import pytest
from locality import Locality

from spatial import intake, words
from spatial.errors import Severity
from spatial.intake.report import findings, repaired_copy, report


def hung(piece: gallery.Piece, folder: Path) -> Path:
    Locality(without=set(piece.without)).write(folder)
    piece.make(folder)
    return folder


def test_the_gallery_holds_at_least_sixty_files_no_two_alike() -> None:
    names = [piece.name for piece in gallery.GALLERY]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("piece", gallery.GALLERY, ids=lambda piece: piece.name)
def test_a_file_gives_exactly_its_faults(piece: gallery.Piece, tmp_path: Path) -> None:
    reading = intake.examine(hung(piece, tmp_path))
    said = [fault.say(lang="en") for fault in reading.faults]
    codes = {fault.code for fault in reading.faults} - gallery.USUAL
    # what follows from a table that is gone is told by the fault of its file
    codes -= {"no_levels"} if not piece.usable else set()
    assert codes == piece.codes, said
    assert (reading.network is not None) is piece.usable, said
    assert all(count.rows == count.kept + count.set_aside for count in reading.counts)
    for fault in reading.faults:
        for lang in words.LANGUAGES:
            assert fault.part("expected", lang=lang)
            assert fault.part("remedy", lang=lang)
    if reading.network is not None:
        town = reading.network
        assert set(town.ward_sets[town.base_units]["ward"]) == set(piece.wards)
        assert tuple(town.school_levels["rooms"].sort_values()) == piece.rooms
        odd = [*findings.of_tables(reading.tables), *findings.of_network(town)]
        assert {each.code for each in odd} == piece.findings
        assert not [f for f in reading.faults if f.severity is Severity.ERROR]
    if reading.network is not None and not piece.findings:
        town = reading.network
        assert town.school_levels["land_m2"].sum() == pytest.approx(29_000, abs=1)
        assert town.residents["people"].sum() == 3_600
        assert town.schools.geometry.to_crs(4326).x.round(3).tolist() == [106.61, 106.63, 106.635]


@pytest.mark.parametrize("piece", gallery.GALLERY[::6], ids=lambda piece: piece.name)
def test_a_report_and_a_copy_can_be_made_of_any_reading(
    piece: gallery.Piece, tmp_path: Path
) -> None:
    reading = intake.examine(hung(piece, tmp_path), set_aside=True)
    for lang in words.LANGUAGES:
        assert report.as_workbook(reading, lang=lang).startswith(b"PK")
        assert report.as_json(reading, lang=lang)["usable"] is (reading.network is not None)
    assert "set_aside.csv" in repaired_copy.files(reading)
