"""What was once said, and hurt or was not true, is said nowhere any more: the rows on words of tests/rows.md."""

import re

import pytest

from tests.content.texts import CLIENT, CLINICIAN, OUTSIDE, texts

SAID_ONCE = {
    "P23": r"and I am getting support|y estoy recibiendo ayuda",
    "P24": r"because you seemed|seemed busy|porque parecías",
    "P25": (
        r"it may rest here|this may just be good|nothing more to do here|proof about your worth|stay with yourself"
        r"|I lost myself|wise adult|adulto sabio|even a harsh part|what came was this|how does it stand"
        r"|lets go of the first|\bit keeps[.,;]"
    ),
    "P26": r"\bcards?\b|\btarjetas?\b",
}
# Of somebody's own, or of what a browser or a bank calls so.
NOT_THE_APPS = re.compile(r"payment card|credit card|report card|SIM card")


@pytest.mark.parametrize("row", SAID_ONCE)
def test_it_does_not_come_back(row: str) -> None:
    said_once = re.compile(SAID_ONCE[row], re.IGNORECASE)
    found = [
        str(text)
        for text, readers in texts()
        if readers in {CLIENT, CLINICIAN, OUTSIDE} and said_once.search(NOT_THE_APPS.sub("", text.said))
    ]
    assert found == []


def test_it_would_be_found() -> None:
    assert re.search(SAID_ONCE["P26"], "Your recovery card")
    assert re.search(SAID_ONCE["P25"], "I lost myself.", re.IGNORECASE)
