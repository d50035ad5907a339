"""Promise 9 in Spanish: whether a text urges contact with another person (see tests/content/contact.py).

Spanish tells a request by its form: it has the person in it ("llámala"), or it opens a clause ("habla con tu madre").
The same word behind a subject is what somebody does ("tu terapeuta habla con tu pareja"). After "puedes" or "es hora
de" an infinitive asks as well. "Puedo pedir ayuda" is said by the person who writes, and passes.
"""

import re

from tests.content.messages import FILLED
from tests.content.wordforms import load, together

_LISTS = load("spanish/contact.yaml")
_PHRASES = together(_LISTS["phrases"], _LISTS)
_TO_THEM = together(_LISTS["to_them"], _LISTS)
_OPENED = together([r"(?:<asked>)(?! de)(?: [\w«»]+){0,4}? (?:<person>)"], _LISTS)
_ASKED = together([r"(?:<asked_to_them>)", r"(?:<asked>)(?: [\w«»]+){0,4}? (?:<person>)"], _LISTS)
_URGED = together(_LISTS["urged"], _LISTS)
_BEFORE = re.compile(rf"(?:(?:{'|'.join(_LISTS['opening'])}),?\s*)*", re.IGNORECASE)
_CLAUSE = re.compile(r",|\b(?:y|e|o|u|pero|entonces|luego|así que)\b")


def urged_contact(text: str) -> list[str]:
    """The places of `text` that urge somebody towards another person."""
    found: list[str] = []
    for sentence in _sentences(text):
        found += [match.group() for match in _PHRASES.finditer(sentence)]
        found += [match.group() for match in _TO_THEM.finditer(sentence)]
        found += [match.group() for match in _OPENED.finditer(sentence) if _opens(sentence[: match.start()])]
        found += [match.group() for match in _ASKED.finditer(sentence) if _urges(sentence[: match.start()])]
    return list(dict.fromkeys(found))


def _sentences(text: str) -> list[str]:
    plain = re.sub(r"\{[^{}]*\}", FILLED, text).lower()
    return [one.strip(" '\"“”«»\n") for one in re.split(r"[.!?¡¿:;…\n]+|[–—]", plain) if one.strip()]


def _opens(before: str) -> bool:
    """Whether a request may begin here: at the start of a clause."""
    clause = _CLAUSE.split(before)[-1]
    return bool(_BEFORE.fullmatch(clause.strip() + " ") or not clause.strip())


def _urges(before: str) -> bool:
    """Whether somebody is asked for it in the same breath."""
    return any(len(before[match.end() :].split()) <= 6 for match in _URGED.finditer(before))
