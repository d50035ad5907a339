"""The register of who sends what.

This layer knows how a message reaches a device, and asks its sender whether it still should.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

Hints = dict[str, str | int]


@dataclass(frozen=True)
class Checked:
    """`refused`: a short reason for each message that must not go any more.

    `hints`: what the device has to know to put its own words in, for those that need it; never words themselves.
    `languages`: what the line above is said in, for those who do not speak the source language.
    """

    refused: Mapping[UUID, str] = field(default_factory=dict)
    hints: Mapping[UUID, Hints] = field(default_factory=dict)
    languages: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MessageType:
    """One type of message.

    `title(language)` is a line that tells nothing to whoever looks on. `check(messages, now)` is asked at the last
    moment before they go.
    """

    name: str
    title: Callable[[str], str]
    check: Callable[[Collection[UUID], datetime], Checked]


_types: dict[str, MessageType] = {}


def register(message_type: MessageType) -> None:
    _types[message_type.name] = message_type


def find(name: str) -> MessageType | None:
    return _types.get(name)
