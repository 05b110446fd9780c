"""Two to four scenarios side by side: the figures, the map of a pair, the wards that change."""

from functools import partial

import streamlit as st

from spatial import words
from spatial.commands.compared_scenarios import LAYER, TABLE
from spatial.ui.screens.compare import costs, figures, minutes, pair, selection, sight, wards
from spatial.ui.session import assessments, state
from spatial.ui.text import say
from spatial.ui.widgets import downloads, faults
from spatial.ui.widgets.markup import stylesheet, tag, text

source, lang = assessments.source(), state.view().lang
network = assessments.town(source)
st.html(stylesheet("sheet.css"))
chosen, refused = selection.chosen(network)
if refused:
    sentence = tag("p", text(say("compare.refused", lang=lang)))
    st.html(
        tag("section", sentence, faults.items(refused, lang=lang), css="tl-panel", role="alert")
    )
selection.draw(network, chosen)
if len(chosen) < selection.LEAST:
    st.html(tag("p", text(say("compare.few", lang=lang)), css="tl-lead tl-screen"))
if chosen:
    shown = sight.see(source, state.view(), chosen)
    rest = tag("span", text(say("compare.rest", lang=lang)), css="tl-screen")
    how = say("compare.how", lang=lang, name=shown.names[0])
    st.html(tag("p", text(how), " ", rest, css="tl-quiet"))
    for card in (one.card for one in chosen if one.card is not None):
        st.html(tag("p", text(card.sentence(lang=lang)), css="tl-quiet"))
    st.html(figures.html(shown) + costs.html(shown))
    st.html(tag("p", text(figures.cost_basis(lang)), css="tl-quiet"))
    if len(chosen) >= selection.LEAST:
        pair.draw(shown)
        st.html(wards.html(shown))
    made = minutes.files(shown)
    icon = downloads.ICON
    downloads.button(
        say("compare.file", lang=lang), made[TABLE], TABLE, key="compare_file", icon=icon
    )
    if len(chosen) >= selection.LEAST:
        label = words.say("doc.kind.so-sanh", lang=lang)
        docx = partial(minutes.docx, shown)
        downloads.button(label, docx, minutes.FILE, key="compare_minutes", icon=icon)
        label = say("compare.layer", lang=lang)
        downloads.button(label, made[LAYER], LAYER, key="compare_layer", icon=icon)
    downloads.manifest_button(partial(minutes.told, shown), key="compare_manifest", lang=lang)
