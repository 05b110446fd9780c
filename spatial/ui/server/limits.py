"""How much a visitor may ask of the server. ``docs/security.md`` lists the same figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLimits:
    """
    Ceilings for what comes over the network; generous for a department, short for an attack.

    Attributes
    ----------
    connections
        Open connections; one more is closed at once.
    sessions
        Pages open at once, each one WebSocket.
    sessions_each
        Pages one browser has open at once.
    message_bytes
        One message of a page to the server [bytes].
    head_s
        Time for a request's head to arrive [s].
    quiet_s
        Pause inside a request's body, or of a reader who takes nothing of the answer [s].
    body_s
        Time for a whole request to arrive [s].
    uploads_bytes
        Uploads of all visitors together that are held in memory [bytes].
    stop_s
        Time the open pages get when the server is told to stop [s].
    """

    connections: int = 512
    sessions: int = 100
    sessions_each: int = 20
    message_bytes: int = 4_000_000
    head_s: float = 10.0
    quiet_s: float = 20.0
    body_s: float = 600.0
    uploads_bytes: int = 1_000_000_000
    stop_s: float = 3.0


SERVER = ServerLimits()
