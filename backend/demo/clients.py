"""One demo client's three months, in the order in which they happened."""

import json

from backend.accounts import services as accounts
from backend.accounts import vault
from backend.demo.entries import plan_agendas, plan_entries
from backend.demo.people import Client
from backend.demo.shares import plan_scope
from backend.demo.therapy import plan_link, plan_measure, plan_speak_up, plan_suggestion

_PLANS = {
    "care_links": plan_link,
    "scopes": plan_scope,
    "speak_ups": plan_speak_up,
    "suggestions": plan_suggestion,
    "measures": plan_measure,
}


def load(client: Client) -> None:
    """Loads a client of the document through the rules and services that a device meets."""
    _save_profile(client)
    plan_entries(client)
    for name, plan in _PLANS.items():
        for item in client.one.get(name, []):
            plan(client, item)
    plan_agendas(client)
    client.story.tell()


def _save_profile(client: Client) -> None:
    words = {"name": client.one["name"], "pronouns": client.one["pronouns"]}
    owner = client.device.user.pk
    sealed = vault.seal_words(words, client.device.user_key, vault.place("profile", owner, owner, 1))
    accounts.save_profile(client.device.user, {"words": json.dumps(sealed), "revision": 1})
