"""What there is to read: short, plain, and careful about whom it sends where."""

import re
from typing import Any

import pytest
import yaml

from tests.content.texts import ROOT

PIECES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "frontend/src/library/pieces.yaml").read_text(encoding="utf-8")
)
EACH = [pytest.param(piece, id=piece["id"]) for piece in PIECES]


def test_there_is_enough_to_read_and_each_stands_once() -> None:
    assert len(PIECES) >= 18
    assert len({piece["id"] for piece in PIECES}) == len({piece["title"] for piece in PIECES}) == len(PIECES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", piece["id"]) for piece in PIECES)


@pytest.mark.parametrize("piece", EACH)
def test_piece_is_a_minute_long(piece: dict[str, Any]) -> None:
    assert 80 <= len(" ".join(piece["text"]).split()) <= 150


# A piece that makes somebody want to be near others says in the same breath what closeness is not.
CAREFUL = re.compile(
    r"\b(not safe|hurts? you again|who hurt you|owe it|owe that|the room is still cold|cruel|price|scared|threats"
    r"|storm|turned on you|never a gift|new hurts|look after the therapist|you may stop|nobody else ever)\b"
)
OF_OTHERS = {"wanting-closeness", "safe-enough", "what-healthy-looks-like", "out-of-step", "what-repair-is", "letting-it-in", "asking"} | {
    "nothing-in-return", "an-old-echo", "bringing-it-to-therapy"
}  # fmt: skip


@pytest.mark.parametrize(
    "piece", [pytest.param(one, id=one["id"]) for one in PIECES if one["id"] in OF_OTHERS]
)
def test_piece_about_others_says_what_closeness_is_not(piece: dict[str, Any]) -> None:
    assert CAREFUL.search(" ".join(piece["text"]))
