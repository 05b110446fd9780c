"""XML from strangers, read by a strict parser piece by piece, never built into a tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import Limits

Opened = Callable[[str, Mapping[str, str]], None]


class XmlText:
    """
    One document on its way through the parser.

    Parameters
    ----------
    root
        Local name its root must have; empty for any.
    kml
        Whether links to other places are refused and vertices counted.
    """

    def __init__(self, limits: Limits, *, root: str = "", kml: bool = False) -> None:
        self.root = ""
        self.opened: Opened | None = None
        self.closed: Callable[[str], None] | None = None
        self.text: Callable[[str], None] | None = None
        self._limits, self._wanted, self._kml = limits, root, kml
        self._depth = self._commas = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, chunk: bytes) -> None:
        """
        Read on.

        Raises
        ------
        Hostile
            For a document type, a wrong root, too deep nesting, a link, endless vertices.
        ValueError
            For what is no XML.
        """
        self._commas += chunk.count(b",") if self._kml else 0
        if self._commas > 3 * self._limits.vertices:
            raise Hostile(code="too_many_vertices", most=self._limits.vertices)
        self._parse(chunk, last=False)

    def close(self) -> None:
        """Tell that nothing more comes."""
        self._parse(b"", last=True)

    def listen(
        self,
        *,
        opened: Opened | None = None,
        closed: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Say who hears of elements by their local names, and of text."""
        self.opened, self.closed = opened, closed
        if text is not None:
            self._parser.CharacterDataHandler = text

    def hand_over(self, opened: Opened) -> None:
        """Let one hear of every element by its full name at once; nesting is counted no more."""
        self._parser.StartElementHandler = opened
        self._parser.EndElementHandler = None

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as problem:
            wanted = self._wanted
            if wanted and not self.root:
                raise Hostile(code="not_what_it_says", suffix=f".{wanted}") from problem
            raise ValueError(str(problem)) from problem
        except LookupError as problem:  # a made-up encoding; what a listener lacks goes its way
            if isinstance(problem, KeyError | IndexError):
                raise
            raise ValueError(str(problem)) from problem

    def _doctype(self, *_: object) -> None:
        raise Hostile(code="xml_entities")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self._depth:
            self.root = local
            if self._wanted and local != self._wanted:
                raise Hostile(code="not_what_it_says", suffix=f".{self._wanted}")
        self._depth += 1
        if self._depth > self._limits.depth:
            raise Hostile(code="too_deep", most=self._limits.depth)
        if self._kml and local.lower() == "networklink":
            raise Hostile(code="points_elsewhere")
        if self.opened is not None:
            self.opened(local, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self.closed is not None:
            self.closed(name.rpartition(":")[2])
