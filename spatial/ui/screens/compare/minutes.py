"""The minutes of a comparison: the document of exactly the scenarios compared."""

from __future__ import annotations

from spatial import clock
from spatial.export import products
from spatial.export.documents import DocumentKind, DocumentSource
from spatial.ui.screens.compare.sight import CompareView


def docx(view: CompareView) -> bytes:
    """Make the document; it names each scenario, what it is about and whether it is approved."""
    last = view.seens[-1]
    source = DocumentSource(
        assessment=last.after,
        before=view.seens[0].after,
        on=last.view.on or clock.today(),
        lang=view.lang,
        compared=dict(zip(view.names, (one.after for one in view.seens), strict=True)),
        map_level=view.level,
        cards=tuple(one.card for one in view.scenarios if one.card is not None),
    )
    (content,) = products.files((DocumentKind.MINUTES.value,), source).values()
    return content
