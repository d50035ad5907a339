"""Promise 9: whether a text urges contact with another person.

A word for contact followed by a person is found first ("ring your sister"). It is fine in the mouth of the person who
writes ("I can ask somebody") and about what others do ("they tell others"). It urges as a request, with "you could",
as "to ring her", "how about ringing her". Beside that stand phrases ("break the silence"), and a wide net: a request,
an offer or a reproach in one sentence with another person. The words are those of contact.yaml; what stands in a text
on purpose has its own line, with the reason, in allowed.yaml.
"""

import re

from tests.content.messages import FILLED
from tests.content.wordforms import load, together

_LISTS = load("contact.yaml")


def _any(name: str) -> re.Pattern[str]:
    return together(_LISTS[name], _LISTS)


_A_PERSON = (
    rf"(?:him|her|someone|somebody|anyone|anybody|everyone|one another|each other|others|{FILLED}"
    r"|(?:[\w'-]+ ){0,3}?(?:grand|step|ex-)?(?:<kin>))"
)
# "See them" may be said of cards; "see somebody" not.
_AIMED = together([rf"(?P<verb><contact>) (?:[\w'-]+ )??(?:them|{_A_PERSON})"], _LISTS)
_BETWEEN = together([rf"(?P<verb><between_people>) (?:[\w'-]+ )??{_A_PERSON}"], _LISTS)
_DOING = together([rf"(?P<verb><doing>) (?:[\w'-]+ )??(?:them|{_A_PERSON})"], _LISTS)

# These are about people only with a thing that passes between them.
_PASSING_ON = set("give send drop pay write giving sending dropping".split())
_PASSING = together([r"(?:give|send|drop|pay|write|giving|sending|dropping) .{0,40}?(?:<passing>)"], _LISTS)
_LETTING = re.compile(r"\blet .{0,40}?\b(?:know|in|hear|back)\b")

_BY_ONESELF, _ABOUT_OTHERS = _any("by_oneself"), _any("about_others")
_URGED, _IN_MIND, _PHRASES = _any("urged"), _any("in_mind"), _any("phrases")
_SOMEBODY, _THEM, _DIRECTED = _any("somebody"), _any("them"), _any("directed")
_BARE = re.compile(
    r"\s*(?:\w+ly|today|tonight|now|soon|first|also|always|never|do|go|to|some day|this evening|then)?\s*"
)


def urged_contact(text: str) -> list[str]:
    """The places of `text` that urge somebody towards another person."""
    found: list[str] = []
    for sentence in _sentences(text):
        found += [match.group() for match in _PHRASES.finditer(sentence)]
        for pattern in (_AIMED, _BETWEEN):
            found += [match.group() for match in pattern.finditer(sentence) if _urges(sentence, match)]
        found += [match.group() for match in _DOING.finditer(sentence) if _urges_doing(sentence, match)]
        named = _SOMEBODY.search(sentence) or _THEM.search(sentence)
        if named and _DIRECTED.search(sentence) and not _is_own(sentence):
            found.append(sentence)
    return list(dict.fromkeys(found))


def _sentences(text: str) -> list[str]:
    plain = re.sub(r"\{[^{}]*\}", FILLED, text).replace("\u2019", "'").replace("\u2018", "'").lower()
    return [one.strip(" '\"“”\n") for one in re.split(r"[.!?:;…\n]+|[–—]", plain) if one.strip()]


def _is_own(said: str) -> bool:
    """Whether somebody speaks of what they do themselves."""
    return bool(_BY_ONESELF.search(said)) and not re.search(r"\byou\b", said)


def _passes(sentence: str, match: re.Match[str]) -> bool:
    """Whether what is given or sent is a call or a letter, and not a thing."""
    if match["verb"] in _PASSING_ON:
        return bool(_PASSING.search(sentence, match.start()))
    return match["verb"] != "let" or bool(_LETTING.search(sentence, match.start()))


def _urges_doing(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()].strip()
    if _is_own(before) or not _passes(sentence, match):
        return False
    return not before or bool(_URGED.search(before) or _IN_MIND.search(before))


def _urges(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()]
    if _is_own(before) or not _passes(sentence, match):
        return False
    clause = re.split(r",(?! (?:and|or)\b)|\b(?:and|or|then|so|but)\b", before)[-1]
    if not clause.strip() or _URGED.search(clause) or _IN_MIND.search(clause):
        return True  # a request, or the second half of one
    if _ABOUT_OTHERS.search(clause):
        return False
    return bool(_BARE.fullmatch(clause) or re.search(r"\b(?:to|by)\s*$", clause))
