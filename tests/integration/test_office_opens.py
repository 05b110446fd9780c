"""LibreOffice opens what is written for Word and Excel, reads the same and computes the same."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from district import PLAN
from papers import proposed, source, standing
from workbooks import SHEETS, opened, rows

from spatial import assess, read_network
from spatial.export import documents
from spatial.export.documents import DocumentKind, DocumentSource
from spatial.norms import Norm, Rules
from spatial.records import Level


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder LibreOffice keeps its own things in; skip where it is not there."""
    if shutil.which("soffice") is None:
        reason = "no LibreOffice: scripts/setup.sh test installs libreoffice-writer-nogui"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return tmp_path_factory.mktemp("office")


def converted(office: Path, folder: Path, kind: str, files: str = "*.docx") -> None:
    """Convert every document of a folder, beside it."""
    command = ["soffice", f"-env:UserInstallation={office.as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder)]
    named = [str(one) for one in sorted(folder.glob(files))]
    subprocess.run([*command, *named], check=True, capture_output=True, timeout=300)


def test_libreoffice_opens_every_document_and_reads_its_letters(
    office: Path, tmp_path: Path
) -> None:
    compared = {"Hiện trạng": standing(), "Phương án": proposed().assessment}
    kinds = tuple(kind for kind in DocumentKind if kind is not DocumentKind.ENROLMENT)
    files = documents.docx_files(kinds, proposed(compared=compared))
    files |= {f"{name}-phuong": content for name, content in documents.docx_files(
        (DocumentKind.REVIEW,), source(ward_id="w00")).items()}  # fmt: skip
    for name, content in files.items():
        stem = name.replace(".docx-phuong", "-phuong.docx")
        (tmp_path / stem).write_bytes(content)
    converted(office, tmp_path, "txt:Text (encoded):UTF8")
    for docx in tmp_path.glob("*.docx"):
        said = docx.with_suffix(".txt").read_text(encoding="utf-8")
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said, docx.name
        assert "Những điểm còn chưa chắc chắn" in said, docx.name


# What the sheet of norms is changed to, by the name of the cell.
CHANGED = {"phong_10k": 250, "si_so_tieu_hoc": 31, "dat_hs_thpt": 12.5, "ty_le_2buoi_thcs": 0.25}


def test_a_changed_norm_is_computed_as_the_model_computes_it(office: Path, tmp_path: Path) -> None:
    """Nothing is cached in the changed file: every figure is LibreOffice's own."""
    town = read_network()
    before = assess(town, PLAN)
    source = DocumentSource(assessment=before, on=date(2026, 11, 28))
    book = opened(source, formulas=True)
    for name, value in CHANGED.items():
        cell = book.defined_names[name].attr_text.rpartition("!")[2].replace("$", "")
        book.worksheets[SHEETS.index("norms")][cell] = value
    book.save(tmp_path / "changed.xlsx")
    converted(office, tmp_path, "ods", "*.xlsx")
    converted(office, tmp_path, "xlsx:Calc MS Excel 2007 XML", "*.ods")
    after = assess(town, PLAN, rules=changed(before.rules))
    theirs = openpyxl.load_workbook(tmp_path / "changed.xlsx", data_only=True)
    ours = opened(dataclasses.replace(source, assessment=after))
    for name in ("total", "wards"):
        at = SHEETS.index(name)
        for mine, other in zip(rows(ours.worksheets[at]), rows(theirs.worksheets[at]), strict=True):
            for head, value in mine.items():
                if head != "Mức độ khi xuất tệp" and not isinstance(value, float):
                    assert other[head] == value, (name, mine["Cấp học"], head)
    assert after.summary()["total"] != before.summary()["total"]


def changed(rules: Rules) -> Rules:
    """Change the same norms in the model."""
    primary, upper = Level.TIEU_HOC, Level.THPT

    def other(norm: Norm, name: str) -> Norm:
        return dataclasses.replace(norm, value=float(CHANGED[name]))

    return dataclasses.replace(
        rules,
        rooms_per_10k=other(rules.rooms_per_10k, "phong_10k"),
        class_size={
            **rules.class_size,
            primary: other(rules.class_size[primary], "si_so_tieu_hoc"),
        },
        land_per_pupil_m2={
            **rules.land_per_pupil_m2,
            upper: other(rules.land_per_pupil_m2[upper], "dat_hs_thpt"),
        },
        two_session_share={
            **rules.two_session_share,
            Level.THCS: CHANGED["ty_le_2buoi_thcs"],
        },
    )
