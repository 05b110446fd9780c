"""Every sort of DOCX and XLSX the house writes, by the module that begins it."""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import district
from land_towns import assessed, fund
from locality import Locality
from papers import DAY, every_file

import spatial
from spatial import communes, intake
from spatial.export import land_fund, siting
from spatial.export.documents import YearSource, yearly_docx
from spatial.intake.report import report, templates
from spatial.targets.pack import pack
from spatial.words import LANGUAGES

ROOT = Path(spatial.__file__).parent
BEGINS = {"xlsxwriter.Workbook", "openpyxl.Workbook", "docx.Document"}


def writers() -> set[str]:
    """Find every module that begins a workbook or a document."""
    return {
        file.relative_to(ROOT).with_suffix("").as_posix()
        for file in ROOT.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in BEGINS
    }


def _documents() -> dict[str, bytes]:
    """Make every document, and the yearly report of a plan nobody gave a locality."""
    plan = pack("duc_pho")
    alone = YearSource(on=DAY, year=2026, lang="vi", plan=plan)
    of_kinds = {name: held for name, held in every_file().items() if name.endswith(".docx")}
    return of_kinds | {"bao-cao-nam-rieng.docx": yearly_docx(alone)}


def _workbook() -> dict[str, bytes]:
    return {name: held for name, held in every_file().items() if name.endswith(".xlsx")}


def _land_fund() -> dict[str, bytes]:
    found = assessed(fund())
    return {
        f"quy-dat-{lang}.xlsx": land_fund.every(found, lang=lang)["land_fund.xlsx"]
        for lang in LANGUAGES
    }


def _siting() -> dict[str, bytes]:
    found = district.recommendation()
    return {
        f"dau-tu-{lang}.xlsx": siting.bundle(found, lang=lang)["investment.xlsx"]
        for lang in LANGUAGES
    }


def _report() -> dict[str, bytes]:
    """Report a town with cells nobody can use and a pair of schools to be merged."""
    town = Locality()
    town.school_levels[1].update(rooms="nhiều")
    town.school_levels[2].update(land_m2=-5)
    town.schools[0].update(name='=HYPERLINK("http://evil.example","x")')
    town.schools[2].update(name="Trường B", lon=106.6301, lat=10.8101)
    with tempfile.TemporaryDirectory() as place:
        reading = intake.examine(town.write(Path(place) / "thi-tran"))
        return {f"loi-{lang}.xlsx": report.as_workbook(reading, lang=lang) for lang in LANGUAGES}


def _templates() -> dict[str, bytes]:
    """Make the blank template, the one filled in, and the one a commune begins with."""
    blank = {f"mau-{lang}.xlsx": templates.workbook(lang=lang) for lang in LANGUAGES}
    chosen = communes.choice(communes.resolve("Phường Trung Mỹ Tây"))
    filled = templates.workbook(lang="vi", town=intake.read_network())
    begun = communes.files(chosen, lang="vi")[communes.BOOK]
    return blank | {"mau-da-dien.xlsx": filled, "mau-phuong.xlsx": begun}


MAKERS: dict[str, Callable[[], dict[str, bytes]]] = {
    "export/documents/word": _documents,
    "export/land_fund": _land_fund,
    "export/siting_sheet": _siting,
    "export/workbook/__init__": _workbook,
    "intake/report/report": _report,
    "intake/report/templates": _templates,
}


@cache
def made(module: str) -> dict[str, bytes]:
    """Make the files of one module once."""
    return MAKERS[module]()
