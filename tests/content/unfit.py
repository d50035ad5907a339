"""What keeps a text from being read by somebody who is tired or afraid, by the harm it does."""

import re
from functools import cache

from tests.content.contact import urged_contact
from tests.content.messages import FILLED
from tests.content.spanish.lists import unfit_in_spanish
from tests.content.texts import NAMES
from tests.content.wordforms import FORMS, formed
from tests.content.wordlists import unfit_for_clients, without_harmless

# What a helpline or a body calls itself is theirs, as long as it urges and counts nothing.
_OF_NAMES = {"medicalising", "assuming", "labelling"}


@cache
def unfit(said: str, readers: str = "", language: str = "en") -> dict[str, list[str]]:
    """The reasons and the places, or nothing."""
    return {
        reason: places
        for reason, places in LISTS_OF[language](said).items()
        if places and not (readers == NAMES and reason in _OF_NAMES)
    }


def unfit_in_english(said: str) -> dict[str, list[str]]:
    said = re.sub(r"\{[^{}]*\}", FILLED, said)
    found = {reason: formed(without_harmless(said), reason) for reason in FORMS}
    found["contact"] = urged_contact(said)
    for reason, places in unfit_for_clients(said).items():
        found[reason] = [*found.get(reason, []), *places]
    return found


LISTS_OF = {"en": unfit_in_english, "es": unfit_in_spanish}
