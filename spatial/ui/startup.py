"""Make the first screen's figures before the first visitor asks for them."""

from __future__ import annotations

import gc
import importlib
import inspect
from functools import cache

from spatial.cancellation import check_cancelled
from spatial.ui import prefetch
from spatial.ui.first_screen import WARM, keep
from spatial.ui.map import bundle, ward_layers, wire
from spatial.ui.map.picture import MapFrame
from spatial.ui.session import assessments, first_view, presets
from spatial.ui.session import pupils as futures
from spatial.ui.widgets import commune_search, norm_choices

# What the first visitor's page would import while he waits: the pattern that finds a leading emoji;
# the icon's.
SLOW = (
    "streamlit.emojis",
    "streamlit.elements.widgets.button_group",
    "PIL.Image",
)


def first_screen() -> None:
    """
    Read the locality, assess it and draw every part once, so that nothing is left to be imported.

    Whatever fails here fails again on the page, where it is said in words. Ends early once nobody
    waits for it (`spatial.cancellation`).
    """
    try:
        for name in SLOW:
            check_cancelled()
            importlib.import_module(name)
        inspect.stack()  # Streamlit asks once; the answer needs the file of every module, kept
        check_cancelled()
        source = assessments.source()
        seen = assessments.see(source, first_view.of(source), ())
        check_cancelled()
        frame = MapFrame(name="", bounds=ward_layers.bounds(source), title="")
        wire.message(ward_layers.layers(seen), frame)
        bundle.addresses()
        prefetch.draw(seen)
        for profile in presets.profiles(seen.view, []):
            norm_choices.profile_label(profile, lang=seen.lang)
        futures.horizon(seen.after.network)
        WARM.set()  # what follows is for the next start, and for who looks for a commune of his own
        keep()
        check_cancelled()
        commune_search.warm()
    except Exception:  # noqa: BLE001 - see above
        return
    finally:
        WARM.set()
        if not gc.isenabled():  # switched off by `spatial.ui.server.listener` while it imported
            gc.freeze()
            gc.enable()


@cache
def settle() -> None:
    """
    Set aside, once, whatever a server holds after its first page.

    Streamlit looks for garbage among all objects after every run of the page. The modules and
    tables of a server are half a million objects that never become garbage; looking through them
    again took more than half of the processor time of a click.
    """
    gc.collect()
    gc.freeze()


if __name__ == "__main__":  # set-up, so that the first start of all finds it kept
    first_screen()
