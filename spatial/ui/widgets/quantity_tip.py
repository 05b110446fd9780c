"""What a figure's heading tells when one rests on it: formula, population, radius, kind."""

from __future__ import annotations

from spatial import quantities
from spatial.ui.text import say


def tip(key: str, *, lang: str, kind: str = "") -> str:
    """
    Define the figure under a heading.

    Parameters
    ----------
    key
        Key of the heading's words.
    kind
        How the figures are known, where one kind holds for all of them.

    Returns
    -------
    str
        Name, formula, population, radius and kind; nothing for a heading that is no quantity's.
    """
    quantity = quantities.on_screen(key)
    if quantity is None:
        return ""
    told = [
        f"{quantity.name[lang]} = {quantity.formula[lang]}",
        say("quantity.over", lang=lang, population=quantity.population[lang]),
    ]
    if quantity.radius:
        told.append(say("quantity.radius", lang=lang, radius=quantity.radius[lang]))
    if kind:
        told.append(say("quantity.kind", lang=lang, kind=say(f"kind.{kind}", lang=lang)))
    return "; ".join(told) + "."
