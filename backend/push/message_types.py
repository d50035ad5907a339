"""The register of who sends what. This layer knows how a message reaches a device, and asks its sender whether it still should."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


def _no_hints(messages: Iterable[UUID]) -> Mapping[UUID, dict[str, str | int]]:
    return {}


@dataclass(frozen=True)
class MessageType:
    """One kind of message.

    `refuse(messages, now)` is asked at the last moment and returns a short reason for each message that must not go any more.
    `accepted(messages, now)` is told of those that a push service took. `title()` is a line that tells nothing to whoever looks on.
    `hints(messages)` says, for those messages that need it, what the device has to know to put its own words in; never words themselves.
    """

    name: str
    title: Callable[[], str]
    refuse: Callable[[Iterable[UUID], datetime], Mapping[UUID, str]]
    accepted: Callable[[Iterable[UUID], datetime], None]
    hints: Callable[[Iterable[UUID]], Mapping[UUID, dict[str, str | int]]] = field(default=_no_hints)


_types: dict[str, MessageType] = {}


def register(kind: MessageType) -> None:
    _types[kind.name] = kind


def find(name: str) -> MessageType | None:
    return _types.get(name)
