"""What is not certain in a document: said in a part of its own, in the words of the screen."""

from __future__ import annotations

from spatial import caveats, explain, walk_basis, words
from spatial.export.documents import intake_doubts
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, cited, listed, said
from spatial.export.documents.source import DocumentSource
from spatial.norms import Norm
from spatial.records import LEVELS, Level

MOST_NORMS = 6  # named one by one; the rest is counted


def clauses(source: DocumentSource) -> list[str]:
    """Return the clause of every norm behind the figures, as sentences cite it."""
    rules = source.assessment.rules
    return [explain.clause(norm, lang=source.lang) for norm in rules.all_norms()]


def clause(source: DocumentSource, norm: Norm) -> str:
    """Cite one norm."""
    return explain.clause(norm, lang=source.lang)


def kind_note(source: DocumentSource, level: str) -> str:
    """Say how the figures of a level, and of those known alike, are known."""
    known = {each: _kind(source, each) for each in LEVELS}
    here = known[Level(level)]
    alike = ", ".join(source.level(each) for each in LEVELS if known[each] == here)
    kind, total, basis = here
    return source.say(
        "doubts.kind",
        level=alike,
        place=source.place,
        kind=words.say(f"kind.{kind}", lang=source.lang),
        total=words.say(f"kind.{total}", lang=source.lang),
        basis=words.say(f"explain.basis.{basis}", lang=source.lang),
    )


def _kind(source: DocumentSource, level: Level) -> tuple[str, str, str]:
    """Tell how the figures of a place, the locality's pupils and what counts as one are known."""
    asked = source.assessment.demand
    return str(source.told(level, "kind")), str(asked.kind[level]), str(asked.basis[level])


def part(source: DocumentSource) -> DocumentPart:
    """Make the part of doubts."""
    found, lang = source.assessment, source.lang
    lines = [found.network.locality.notice.get(lang, "")]
    lines.append(caveats.elsewhere(found, lang=lang).strip())
    lines.append(caveats.sums(found, lang=lang))
    lines += [kind_note(source, level.value) for level in LEVELS]
    lines += walk_basis.sentences(found.network, found.options.units, lang=lang)
    lines += _marks(source)
    lines.append(source.say("doubts.rounding"))
    lines += intake_doubts.sentences(source)
    body = [listed(said(line)) for line in dict.fromkeys(lines) if line]
    return DocumentPart(
        title=source.say("doubts.title"),
        body=(said(source.say("doubts.intro")), *body, *_norms(source)),
    )


def _marks(source: DocumentSource) -> list[str]:
    """Explain the mark behind names of schools whose figures are shares of a total."""
    if not source.assessment.network.apportioned:
        return []
    apportioned = words.say("explain.apportioned", lang=source.lang)
    return [source.say("doubts.marks", apportioned=apportioned)]


def _norms(source: DocumentSource) -> list[DocumentSentence]:
    """Name the norms nobody has held against the law."""
    norms = source.assessment.rules.unverified()
    named, sentences = [], []
    for norm in norms[:MOST_NORMS]:
        label = norm.label[source.lang]
        if norm.level is not None:
            label = f"{label}, {source.level(norm.level)}"
        value = source.number(norm.value, 0 if norm.value == int(norm.value) else 2)
        value = f"{value} m" if norm.unit == "m" else value
        named.append(f"{label} = {value} {clause(source, norm)}")
    if named:
        text = source.say("doubts.norms", named="; ".join(named))
        sentences.append(listed(cited(text, clauses(source))))
    if len(norms) > MOST_NORMS:
        sentences.append(listed(said(source.say("doubts.norm_many", count=len(norms)))))
    return sentences
