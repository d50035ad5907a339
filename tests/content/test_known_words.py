"""The digests of words that are tried first (frontend/src/vault/known-words.ts) are those of the list they name."""

import base64
import gzip
import re
from pathlib import Path

from django.contrib.auth import password_validation

from config.tools.demo import ROOT

LIST = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
FIRST, PRIME = 0x811C9DC5, 0x01000193  # of FNV-1a, 32 bits


def digest(words: str) -> int:
    value = FIRST
    for byte in words.lower().encode():
        value = (value ^ byte) * PRIME & 0xFFFFFFFF
    return value


def digests() -> list[int]:
    text = (ROOT / "frontend" / "src" / "vault" / "known-words.ts").read_text(encoding="utf-8")
    packed = base64.b64decode("".join(re.findall(r"^  '([A-Za-z0-9+/=]+)',$", text, re.MULTILINE)))
    return [int.from_bytes(packed[at : at + 4]) for at in range(0, len(packed), 4)]


def test_each_long_enough_one_of_djangos_list_is_known() -> None:
    listed = gzip.decompress(LIST.read_bytes()).decode().split()
    # The others are signs in a wrong encoding, one again and again, which is refused by its kind.
    long = [words for words in listed if len(words) >= 12 and words.isascii()]
    assert len(long) > 100
    assert [words for words in long if digest(words) not in set(digests())] == []


def test_they_are_few_and_stand_once() -> None:
    found = digests()
    assert len(found) == len(set(found)) < 1_000
