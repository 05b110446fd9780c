"""LibreOffice opens what is written for Word and Excel, reads the same and computes the same."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from district import PLAN
from docx.oxml import OxmlElement
from office_files import MAKERS, writers
from office_files import made as made_by
from openxml_audit import OpenXmlValidator
from papers import every_file
from workbooks import SHEETS, opened, rows

from spatial import assess, read_network
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
    for name, content in every_file().items():
        (tmp_path / name).write_bytes(content)
    converted(office, tmp_path, "txt:Text (encoded):UTF8")
    assert len([*tmp_path.glob("*.docx")]) == len(DocumentKind) + 1  # and one of a ward alone
    for file in tmp_path.glob("*.docx"):
        said = file.with_suffix(".txt").read_text(encoding="utf-8")
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said, file.name
        assert "Những điểm còn chưa chắc chắn" in said, file.name


def found_by_the_schema(file: Path) -> list[str]:
    """
    List what a file breaks: schema and rules of ECMA-376 as the Open XML SDK checks them.

    Findings of the second sort are where Word or Excel are known to say a file is unreadable.
    """
    told = OpenXmlValidator().validate(file)
    return [f"{one.part_uri} {one.path}: {one.description}" for one in told.errors]


def test_every_module_that_writes_for_word_or_excel_is_looked_at() -> None:
    assert writers() == MAKERS.keys()


@pytest.mark.parametrize("module", MAKERS)
def test_word_and_excel_have_nothing_to_repair(module: str, tmp_path: Path) -> None:
    for name, content in made_by(module).items():
        (tmp_path / name).write_bytes(content)
        assert found_by_the_schema(tmp_path / name) == [], name


def test_libreoffice_opens_every_workbook_and_keeps_its_sheets(
    office: Path, tmp_path: Path
) -> None:
    books = {
        name: content
        for module in MAKERS
        for name, content in made_by(module).items()
        if name.endswith(".xlsx")
    }
    for name, content in books.items():
        (tmp_path / name).write_bytes(content)
    converted(office, tmp_path, "ods", "*.xlsx")
    assert len([*tmp_path.glob("*.ods")]) == len(books)
    (tmp_path / "again").mkdir()
    for file in tmp_path.glob("*.ods"):
        file.rename(tmp_path / "again" / file.name)
    converted(office, tmp_path / "again", "xlsx:Calc MS Excel 2007 XML", "*.ods")
    for name in books:
        ours, theirs = (
            openpyxl.load_workbook(place / name) for place in (tmp_path, tmp_path / "again")
        )
        assert theirs.sheetnames == ours.sheetnames, name
        at = [
            (sheet.max_row, sheet.max_column)
            for sheet in (ours.worksheets[0], theirs.worksheets[0])
        ]
        assert at[0] == at[1], name


def test_an_element_out_of_its_order_is_found(tmp_path: Path) -> None:
    """The check is one that can fail: spacing stands before alignment in the schema."""
    file = docx.Document()
    shape = file.add_paragraph("x")._p.get_or_add_pPr()
    shape.append(OxmlElement("w:jc"))
    shape.append(OxmlElement("w:spacing"))
    file.save(str(tmp_path / "odd.docx"))
    assert any("spacing" in one for one in found_by_the_schema(tmp_path / "odd.docx"))


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
