"""Usernames: how they are written, and how one is proposed that tells nothing about a person."""

import re
import secrets
import unicodedata

from backend.accounts.models import User
from backend.accounts.plain_words import FIRST, SECOND
from backend.core.errors import Unavailable

_SHAPE = re.compile(r"[\w.-]{3,64}")


def normalise(username: str) -> str:
    """The one spelling of a username under which it is stored and looked up."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def is_well_formed(username: str) -> bool:
    """Letters, digits, dot, hyphen and underscore, 3 to 64 of them. Expects a normalised username."""
    return _SHAPE.fullmatch(username) is not None


def propose() -> str:
    """Two plain words and two digits, free at the moment of asking. Raises Unavailable when luck runs out."""
    for _ in range(8):
        drawn = {
            f"{secrets.choice(FIRST)}-{secrets.choice(SECOND)}-{secrets.randbelow(90) + 10}" for _ in range(8)
        }
        taken = set(User.objects.filter(username__in=drawn).values_list("username", flat=True))
        if free := drawn - taken:
            return free.pop()
    raise Unavailable("no_name_free", "No name could be found just now. Please choose one of your own.")
