"""The documents of the state shown, each made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from spatial import clock, merger_effects, words
from spatial.export import archive, dossier, products
from spatial.export.documents import DocumentKind, DocumentSource, investment, sites
from spatial.scenario import ScenarioCard
from spatial.targets.pack import localities
from spatial.ui.screens.schools import institutions as streams
from spatial.ui.session import approval, page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.session.page_command import PageCommand
from spatial.ui.text import say
from spatial.ui.widgets import downloads
from spatial.ui.widgets.markup import label, tag, text


def file_name(seen: Seen, kind: str) -> str:
    """Name the file of a document as the command line does."""
    if kind == products.MAP:
        return f"{kind}-{seen.level}.pdf"
    return f"{kind}.{'xlsx' if kind == products.WORKBOOK else 'docx'}"


def kinds(seen: Seen) -> tuple[str, ...]:
    """
    List what the state shown can fill.

    A submission needs a proposal, the investment list one or own projects with their capital, the
    yearly report a plan.
    """
    has_plan = seen.after.network.locality.key in localities()
    merging = merger_effects.changes(seen.after, seen.view.home_ward)
    filled = source(seen)
    return (
        DocumentKind.REVIEW.value,
        DocumentKind.ANNEX.value,
        *((DocumentKind.SUBMISSION.value,) if sites.built(filled) else ()),
        *((DocumentKind.INVESTMENT.value,) if investment.has_rows(filled) else ()),
        *((DocumentKind.MINUTES.value,) if seen.proposals else ()),
        *((DocumentKind.MERGER.value,) if merging else ()),
        *((DocumentKind.YEARLY.value,) if has_plan else ()),
        products.WORKBOOK,
        products.MAP,
    )


def source(
    seen: Seen, card: ScenarioCard | None = None, *, share: float | None = None
) -> DocumentSource:
    """
    Return what the documents are filled from: the ward everything is narrowed to, or all.

    Parameters
    ----------
    card
        Of the scenario shown. It is asked for while the page is drawn: what makes a document when
        it is taken runs beside every visit.
    share
        The planner's own share into vocational education, asked for then too [%].
    """
    lang = seen.lang
    standing = words.say("doc.standing", lang=lang)
    told = approval.of_files(card, seen.proposals)
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
        year=seen.view.year,
        stream_percent=share,
        cards=() if told is None else (told,),
    )


def made(
    seen: Seen, kind: str, card: ScenarioCard | None = None, *, share: float | None = None
) -> bytes:
    """Make one of them."""
    return products.files((kind,), source(seen, card, share=share))[file_name(seen, kind)]


def packed(
    seen: Seen,
    wanted: tuple[str, ...],
    card: ScenarioCard | None = None,
    *,
    share: float | None = None,
) -> bytes:
    """Make what was chosen and pack it with its index and its manifest."""
    place = source(seen, card, share=share)
    files = dossier.indexed(products.files(wanted, place), place)
    asked = command(seen, wanted, card, "--index", share=share)
    return archive.packed(page_command.with_manifest(seen, asked, files))


def told(seen: Seen, card: ScenarioCard | None = None, *, share: float | None = None) -> bytes:
    """Write the manifest of the documents as they are taken one by one."""
    wanted = kinds(seen)
    made = products.files(wanted, source(seen, card, share=share))
    files = {name: made[name] for name in (file_name(seen, kind) for kind in wanted)}
    return page_command.manifest_bytes(seen, command(seen, wanted, card, share=share), files)


def command(
    seen: Seen,
    wanted: tuple[str, ...],
    card: ScenarioCard | None,
    *more: str,
    share: float | None = None,
) -> PageCommand:
    """Say the command that makes the same documents."""
    asked = [word for kind in wanted for word in ("--kind", kind)]
    asked += ["--level", seen.level.value, *more]
    if seen.view.home_ward is not None:
        asked += ["--ward", seen.view.home_ward]
    if DocumentKind.YEARLY in wanted and share is not None:
        asked += ["--stream", repr(share)]
    return page_command.command(
        seen, "report", *asked, card=approval.of_files(card, seen.proposals)
    )


def offer(seen: Seen) -> None:
    """Offer every document; it is made when its button is pressed."""
    lang, card, share = seen.lang, approval.card(), streams.chosen(seen)
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
            partial(packed, seen, tuple(chosen), card, share=share),
            dossier.FILE,
            key="dossier_take",
            type="primary",
            icon=":material/folder_zip:",
        )
    for kind in kinds(seen):
        name = file_name(seen, kind)
        with st.container(horizontal=True, vertical_alignment="center", key=f"paper_{kind}"):
            sentence = words.say(f"doc.kind.{kind}", lang=lang)
            head = tag("b", text(sentence)) + tag("span", text(name))
            st.html(tag("div", tag("div", head), css="tl-file"))
            downloads.button(
                say("papers.make", lang=lang),
                partial(made, seen, kind, card, share=share),
                name,
                key=f"paper_take_{kind}",
            )
    downloads.manifest_button(
        partial(told, seen, card, share=share), key="papers_manifest", lang=lang
    )
