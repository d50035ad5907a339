"""What a Spanish text may not say, by the harm it does: pressing.yaml, harming.yaml, misleading.yaml and contact.py."""

import re

from tests.content.messages import FILLED
from tests.content.spanish.contact import urged_contact
from tests.content.wordforms import load, together

_NAMED = {"number", "done", "read", "kin", "agreeing"}
_LISTS = load("spanish/pressing.yaml") | load("spanish/harming.yaml") | load("spanish/misleading.yaml")
FORMS = {name: together(forms, _LISTS) for name, forms in _LISTS.items() if name not in _NAMED}
# A child of either gender, which Spanish says with two words.
_HARMLESS = re.compile(r"\buna niña o (?:a )?un niño\b", re.IGNORECASE)


def unfit_in_spanish(said: str) -> dict[str, list[str]]:
    """The reasons and the places, or nothing."""
    said = _HARMLESS.sub("alguien", re.sub(r"\{[^{}]*\}", FILLED, said))
    found = {
        reason: [match.group().lower() for match in form.finditer(said)] for reason, form in FORMS.items()
    }
    found["contact"] = urged_contact(said)
    return {reason: places for reason, places in found.items() if places}
