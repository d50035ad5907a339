"""Choices and scales, each said once by the room that asks.

The API checks what is written against them, and its schema carries them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """The choices of one question, in the order in which they are offered.

    `name` is what the API's schema calls them.
    """

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Scale:
    """Whole numbers from 0 to `top`."""

    name: str
    top: int


SCALE_4 = Scale("Scale4", 4)  # said in words wherever it is shown: 0 is "not at all"
SCALE_10 = Scale("Scale10", 10)
