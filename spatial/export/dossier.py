"""Hồ sơ: the page that lists what was chosen of a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from spatial.export import manifest
from spatial.export.documents import DocumentSource
from spatial.export.documents.pieces import plain
from spatial.export.products import PRODUCTS

INDEX = "muc-luc.html"
FILE = "ho-so.zip"
_OF_LAYERS = "layers."  # what the layers' files are named


def indexed(files: Mapping[str, bytes], source: DocumentSource) -> dict[str, bytes]:
    """
    Put the page that lists files before them.

    Parameters
    ----------
    files
        As `spatial.export.products.files` makes them.
    source
        What they were made from.

    Returns
    -------
    dict
        Bytes by file name; the same for the same files.
    """
    return {INDEX: index(files, source).encode(), **files}


def index(files: Mapping[str, bytes], source: DocumentSource) -> str:
    """Write the page: every file with what it is and how large; every text only text."""
    found, lang = source.assessment, source.lang
    title = source.say("dossier.title", place=source.place, year=found.options.year)
    about = (
        source.say("dossier.norms", norms=found.rules.label.get(lang, found.rules.profile)),
        source.say("dossier.day", day=f"{source.on:%d/%m/%Y}"),
        source.say("dossier.manifest", file=manifest.FILE),
        found.network.locality.notice.get(lang, ""),
    )
    rows = (
        f'<tr><td><a href="{escape(name, quote=True)}">{escape(name)}</a></td>'
        f"<td>{escape(_meaning(name, source))}</td>"
        f"<td>{escape(source.number(len(content) / 1000, 1))} kB</td></tr>"
        for name, content in files.items()
    )
    said = "".join(f"<p>{escape(plain(line))}</p>" for line in about if line)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        f"<title>{escape(plain(title))}</title></head><body><h1>{escape(plain(title))}</h1>"
        f"{said}<table>{''.join(rows)}</table></body></html>\n"
    )


def _meaning(name: str, source: DocumentSource) -> str:
    """Say what a file is."""
    if name.startswith(_OF_LAYERS):
        return source.say("kind.lop")
    kind = next((one for one in PRODUCTS if name.startswith(one)), "")
    return source.say(f"kind.{kind}") if kind else name
