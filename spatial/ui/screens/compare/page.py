"""Two to four scenarios side by side: the figures, the map of a pair, the wards that change."""

from functools import partial

import streamlit as st

from spatial import comparison, words
from spatial.export import table, ward_difference
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
    held = dict(zip(shown.names, (one.after for one in shown.seens), strict=True))
    listed = comparison.table(held, shown.level, rooms=shown.rooms)
    label = say("compare.file", lang=lang)
    downloads.button(
        label, table.rows(listed), "compare.csv", key="compare_file", icon=downloads.ICON
    )
    if len(chosen) >= selection.LEAST:
        label = words.say("doc.kind.so-sanh", lang=lang)
        made = partial(minutes.docx, shown)
        downloads.button(label, made, "so-sanh.docx", key="compare_minutes", icon=downloads.ICON)
        layer = ward_difference.layer(held, shown.level, lang=lang)
        label = say("compare.layer", lang=lang)
        downloads.button(label, layer, "compare.geojson", key="compare_layer", icon=downloads.ICON)
