"""What keeps a text from being read by somebody who is tired or afraid, by the harm it does."""

import re
from functools import cache

from tests.content.contact import urged_contact
from tests.content.messages import FILLED
from tests.content.texts import NAMES
from tests.content.wordforms import FORMS, formed
from tests.content.wordlists import unfit_for_clients, without_harmless

# What a helpline or a body calls itself is theirs, as long as it urges and counts nothing.
_OF_NAMES = {"medicalising", "assuming", "labelling"}


@cache
def unfit(said: str, readers: str = "") -> dict[str, list[str]]:
    """The reasons and the places, or nothing."""
    said = re.sub(r"\{[^{}]*\}", FILLED, said)
    found = {reason: formed(without_harmless(said), reason) for reason in FORMS}
    found["contact"] = urged_contact(said)
    for reason, places in unfit_for_clients(said).items():
        found[reason] = [*found.get(reason, []), *places]
    return {
        reason: places
        for reason, places in found.items()
        if places and not (readers == NAMES and reason in _OF_NAMES)
    }
