"""
Connections that are not waited for without end.

uvicorn waits for the rest of a request, and for a reader to take the answer, as long as the other
side likes; a few hundred half-open connections then hold every descriptor. Here each connection is
looked at once a second and closed when it is past its time.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from spatial.ui.server.limits import SERVER

LOOK_EVERY_S = 1.0


class TimedConnection(H11Protocol):
    """uvicorn's connection, with an end to its patience."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin to count; refuse one connection too many."""
        super().connection_made(transport)
        now = self.loop.time()
        self._waiting_since = self._heard_at = self._taken_at = now
        self._request_began: tuple[RequestResponseCycle | None, float] = (None, now)
        self._unsent_bytes = 0
        self._look: asyncio.TimerHandle | None = None
        if len(self.connections) > SERVER.connections:
            transport.abort()
            return
        self._look = self.loop.call_later(LOOK_EVERY_S, self._look_at_the_clock)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to count."""
        self._stop_looking()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Note that the other side is alive."""
        self._heard_at = self.loop.time()
        super().data_received(data)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand over: from here on pings tell a dead page, and messages have a largest size."""
        self._stop_looking()
        super().handle_websocket_upgrade(event)

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        self._waiting_since = self.loop.time()
        super().on_response_complete()

    def _stop_looking(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _look_at_the_clock(self) -> None:
        if self._is_past_its_time(self.loop.time()):
            self.transport.abort()
            return
        self._look = self.loop.call_later(LOOK_EVERY_S, self._look_at_the_clock)

    def _request(self) -> RequestResponseCycle | None:
        """Return the request last begun; there is none before the first head."""
        return self.cycle

    def _is_past_its_time(self, now: float) -> bool:
        """Tell whether the other side had its time: for the head, the body, or the answer."""
        cycle = self._request()
        if cycle is None or cycle.response_complete:
            return now - self._waiting_since > SERVER.head_s
        if self._request_began[0] is not cycle:
            self._request_began = (cycle, now)
        if cycle.more_body and not self.flow.read_paused:
            late = now - self._request_began[1] > SERVER.body_s
            return late or now - self._heard_at > SERVER.quiet_s
        unsent = self.transport.get_write_buffer_size()
        if unsent == 0 or unsent != self._unsent_bytes:
            self._taken_at = now
        self._unsent_bytes = unsent
        return now - self._taken_at > SERVER.quiet_s
