"""Usernames: how they are written, and how one is proposed that tells nothing about a person."""

import re
import secrets
import unicodedata

from backend.accounts import plain_words, plain_words_es
from backend.accounts.models import User
from backend.core.errors import Unavailable

SHORTEST, LONGEST = 3, 64

# What a proposed name is made of, in each language of the app.
WORDS = {
    "en": (plain_words.FIRST, plain_words.SECOND),
    "es": (plain_words_es.FIRST, plain_words_es.SECOND),
}

# What is wrong with a name, by its code. None of them is about what a name means.
PROBLEMS = {
    "username_short": "A name has at least 3 letters or digits.",
    "username_long": "A name has at most 64 letters or digits.",
    "username_space": "A name has no spaces.",
    "username_shape": "A name has letters of any script, digits, dots, hyphens and underscores.",
}


def normalise(username: str) -> str:
    """The one spelling of a username under which it is stored: no case, nothing invisible, one kind of hyphen."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", username).casefold())
    return "".join("-" if _is_dash(char) else char for char in plain if not _is_invisible(char)).strip()


def as_given(username: str) -> str:
    """The spelling to look up. Where a keyboard made a space of a hyphen it is one again: no name has a space."""
    return re.sub(r"\s+", "-", normalise(username))


def find_problem(username: str) -> str | None:
    """The code of what keeps a normalised username from being one, or None."""
    if re.search(r"\s", username):
        return "username_space"
    if len(username) < SHORTEST:
        return "username_short"
    if len(username) > LONGEST:
        return "username_long"
    before = ""
    for char in username:
        if not _may_follow(before, char):
            return "username_shape"
        before = char
    return None


def is_well_formed(username: str) -> bool:
    return find_problem(username) is None


def _may_follow(before: str, char: str) -> bool:
    """Letters and numbers of every script, with the marks that belong to them."""
    category = unicodedata.category(char)
    if category.startswith("M"):
        return before != "" and unicodedata.category(before)[0] in "LM"
    return char in "._-" or category[0] in "LN"


def _is_dash(char: str) -> bool:
    return unicodedata.category(char) == "Pd" or char == "\N{MINUS SIGN}"


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def propose(language: str) -> str:
    """Two plain words of a language and two digits, free at the moment of asking.

    Raises Unavailable when luck runs out.
    """
    first, second = WORDS[language]
    for _ in range(8):
        drawn = {
            f"{secrets.choice(first)}-{secrets.choice(second)}-{secrets.randbelow(90) + 10}" for _ in range(8)
        }
        taken = set(User.objects.filter(username__in=drawn).values_list("username", flat=True))
        if free := drawn - taken:
            return free.pop()
    raise Unavailable("no_name_free", "No name could be found just now. Please choose one of your own.")
