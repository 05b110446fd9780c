"""The documents of the state shown, each made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from spatial import clock, merger_effects, words
from spatial.export import dossier, products
from spatial.export.documents import DocumentKind, DocumentSource
from spatial.scenario import ScenarioCard
from spatial.targets.pack import localities
from spatial.ui.session import approval
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads
from spatial.ui.widgets.markup import label, tag, text

OF_SITES = (DocumentKind.SUBMISSION, DocumentKind.INVESTMENT, DocumentKind.MINUTES)


ENDINGS = {products.WORKBOOK: "xlsx", products.MAP: "pdf"}


def kinds(seen: Seen) -> tuple[str, ...]:
    """List what the state shown can fill: those of sites need a proposal, the yearly one a plan."""
    has_plan = seen.after.network.locality.key in localities()
    of_sites = (kind.value for kind in OF_SITES if seen.proposals)
    return (
        DocumentKind.REVIEW.value,
        DocumentKind.ANNEX.value,
        *of_sites,
        *((DocumentKind.MERGER.value,) if merger_effects.changes(seen.after) else ()),
        *((DocumentKind.YEARLY.value,) if has_plan else ()),
        products.WORKBOOK,
        products.MAP,
    )


def source(seen: Seen, card: ScenarioCard | None = None) -> DocumentSource:
    """
    Return what the documents are filled from: the ward everything is narrowed to, or all.

    Parameters
    ----------
    card
        Of the scenario shown. It is asked for while the page is drawn: what makes a document when
        it is taken runs beside every visit.
    """
    lang = seen.lang
    standing = words.say("doc.standing", lang=lang)
    return DocumentSource(
        assessment=seen.after,
        before=seen.before if seen.proposals else None,
        on=seen.view.on or clock.today(),
        lang=lang,
        ward_id=seen.view.home_ward,
        compared={standing: seen.before, say("papers.shown", lang=lang): seen.after}
        if seen.proposals
        else {},
        map_level=seen.level,
        cards=() if card is None or not seen.proposals else (card,),
    )


def made(seen: Seen, kind: str, card: ScenarioCard | None = None) -> bytes:
    """Make one of them."""
    content, *_ = products.files((kind,), source(seen, card)).values()  # of a map the PDF
    return content


def packed(seen: Seen, wanted: tuple[str, ...], card: ScenarioCard | None = None) -> bytes:
    """Make what was chosen and pack it with its index."""
    place = source(seen, card)
    return dossier.packed(products.files(wanted, place), place)


def offer(seen: Seen) -> None:
    """Offer every document; it is made when its button is pressed."""
    lang, card = seen.lang, approval.card()
    st.html(tag("h2", text(say("papers.title", lang=lang))))
    st.html(tag("p", text(say("papers.what", lang=lang)), css="tl-quiet"))
    offered = (*kinds(seen), products.LAYERS)
    chosen = st.pills(
        say("papers.choose", lang=lang),
        offered,
        selection_mode="multi",
        default=offered,
        format_func=lambda kind: label(words.say(f"doc.kind.{kind}", lang=lang)),
        key="dossier_kinds",
    )
    if chosen:
        downloads.button(
            say("papers.dossier", lang=lang),
            partial(packed, seen, tuple(chosen), card),
            dossier.FILE,
            key="dossier_take",
            type="primary",
            icon=":material/folder_zip:",
        )
    for kind in kinds(seen):
        name = f"{kind}.{ENDINGS.get(kind, 'docx')}"
        with st.container(horizontal=True, vertical_alignment="center", key=f"paper_{kind}"):
            sentence = words.say(f"doc.kind.{kind}", lang=lang)
            head = tag("b", text(sentence)) + tag("span", text(name))
            st.html(tag("div", tag("div", head), css="tl-file"))
            downloads.button(
                say("papers.make", lang=lang),
                partial(made, seen, kind, card),
                name,
                key=f"paper_take_{kind}",
            )
