"""LibreOffice opens what is written for Word, and reads the same letters in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from papers import proposed, source, standing

from spatial.export import documents
from spatial.export.documents import DocumentKind


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder LibreOffice keeps its own things in; skip where it is not there."""
    if shutil.which("soffice") is None:
        reason = "no LibreOffice: scripts/setup.sh test installs libreoffice-writer-nogui"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return tmp_path_factory.mktemp("office")


def converted(office: Path, folder: Path, kind: str) -> None:
    """Convert every document of a folder, beside it."""
    command = ["soffice", f"-env:UserInstallation={office.as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder)]
    files = [str(one) for one in sorted(folder.glob("*.docx"))]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)


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
