"""One world for the access matrix: everything that Alice has, some of it shared with Dana, and who may come and ask
for it.
"""

import base64
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import KeyLink, Passkey, Profile, Role, User
from backend.accounts.sign_in import signed_in as signed_in_devices
from backend.accounts.sign_in.here import Device
from backend.affirmations.models import AffirmationFamily, AffirmationText
from backend.core.ids import new_id
from backend.push.models import Delivery
from backend.reminders import services as reminders
from backend.reminders.models import Occurrence
from backend.sharing.models import AccessRecord, CareLink, Departure, Grant
from tests.conftest import MakeUser, b64, put_entry, signed_in
from tests.sharing.device import (
    accept,
    handover_body,
    invite,
    reply_body,
    scope_body,
    share,
    share_body,
    suggestion_body,
)

# Stands, as far as the shapes allow, in everything of Alice's that nobody else may be answered with.
CANARY = "CANARYofALICE"

ACTORS = (
    "anonymous",
    "owner",  # Alice
    "stranger",  # Bob, another client
    "live",  # Dana, asking for the share that is live
    "revoked",  # Dana, asking for the one that was taken back
    "expired",  # Dana, asking for the one whose day has passed
    "unlinked",  # Erin, a clinician without a link to Alice
    "no_factor",  # Dana, before her second factor
    "administrator",  # Ada
)
Ids = dict[str, Any]


def marked(size: int) -> str:
    return CANARY + b64(size)[len(CANARY) :]


def marked_words() -> dict[str, Any]:
    return {"v": 1, "key": b64(60), "text": marked(1052)}


def marked_copy() -> dict[str, Any]:
    return {"v": 1, "text": marked(1052), "reader": {"enc": b64(32), "ct": b64(48)}, "owner": b64(60)}


@dataclass
class World:
    users: dict[str, User]
    link: UUID
    grants: dict[str, UUID]
    erins_invitation: tuple[str, str]
    replied: dict[str, Any] = field(
        default_factory=dict
    )  # the shares of Alice's speak-up, by actor, and Dana's reply
    answered: dict[str, Any] = field(default_factory=dict)  # the shares of Alice's measure, by actor
    ids: Ids = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def client(self, actor: str) -> APIClient:
        """A new client in the session that the actor has all the time: signing in leaves traces in the database."""
        client = APIClient()
        if actor in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[actor]
        return client

    def sign_in(self, actor: str) -> APIClient:
        names = {"owner": "alice", "stranger": "bob", "unlinked": "erin", "administrator": "ada"}
        user = self.users[names.get(actor, "dana")]
        return signed_in(user, second_factor=False) if actor == "no_factor" else signed_in(user)

    def grant_for(self, actor: str) -> UUID:
        return self.grants.get(actor, self.grants["live"])

    def speak_up_for(self, actor: str) -> UUID:
        return UUID(str(self.replied.get(actor, self.replied["live"])))


def build(make_user: MakeUser) -> World:
    users = {name: make_user(name) for name in ("alice", "bob")}
    users |= {name: make_user(name, Role.CLINICIAN) for name in ("dana", "erin")}
    users["ada"] = make_user("ada", Role.ADMINISTRATOR)
    alice, dana = users["alice"], users["dana"]
    alices, danas = signed_in(alice), signed_in(dana)

    Profile.objects.filter(user=alice).update(words=json.dumps(marked_words()), revision=1)
    made, lookup = invite(danas)
    linked = accept(alices, made.data["id"], lookup, alias_copy=marked_copy())
    assert linked.status_code == 201, linked.content
    link = UUID(str(linked.data["id"]))
    grants = {
        name: UUID(share(alice, dana, link, copy=marked_copy())["id"])
        for name in ("live", "revoked", "expired")
    }
    alices.post(f"/api/v1/grants/{grants['revoked']}/revoke")
    Grant.objects.filter(pk=grants["expired"]).update(until=timezone.now() - timedelta(minutes=1))
    danas.get(f"/api/v1/clinic/shared-copies/{grants['live']}")
    assert AccessRecord.objects.count() == 1

    erins, erins_lookup = invite(signed_in(users["erin"]))
    world = World(users, link, grants, (str(erins.data["id"]), erins_lookup))
    agreement = _agreement(alices, danas, link)
    world.ids = {**_ids(alices, danas, alice), "measure_agreement": agreement}
    handover = handover_body(alice, dana, link, world.erins_invitation[0])
    assert danas.put(f"/api/v1/clinic/clients/{link}/handover", handover).status_code == 200
    world.ids["handover"] = UUID(handover["id"])
    gone = Departure.objects.create(client=alice, clinician_name="Dr Finch", left_on=timezone.now().date())
    world.ids["departure"] = gone.pk
    signed_in(users["ada"]).post("/api/v1/practice/links", {"display_name": "Dr Finch"})
    world.ids["key_link"] = KeyLink.objects.get().pk
    world.replied = _replied(world, alices, danas)
    world.ids["suggestion"], suggestion = suggestion_body(alice, dana, link)
    place = f"/api/v1/clinic/clients/{link}/suggestions/{world.ids['suggestion']}"
    assert danas.put(place, suggestion).status_code == 201
    world.answered = _shares(world, alices, "measure-responses")
    scope = scope_body(alice, dana, link, kind="kind-moments")
    assert alices.post("/api/v1/scopes", scope).status_code == 201
    world.ids["scope"] = UUID(scope["id"])
    assert CareLink.objects.live().count() == 1
    for actor in ACTORS[1:]:
        world.cookies[actor] = world.sign_in(actor).cookies[settings.SESSION_COOKIE_NAME].value
    return world


def _agreement(alices: APIClient, danas: APIClient, link: UUID) -> str:
    """Alice and Dana agree on a measure."""
    agreement = str(uuid4())
    proposal = {"id": agreement, "measure": "gad-7"}
    assert danas.post(f"/api/v1/clinic/clients/{link}/measures", proposal).status_code == 201
    assert alices.post(f"/api/v1/measure-agreements/{agreement}/agree").status_code == 200
    return agreement


def _shares(world: World, alices: APIClient, kind: str) -> dict[str, Any]:
    """Of an entry of Alice's: shared with Dana, and shared twice more, taken back and over."""
    alice, dana = world.users["alice"], world.users["dana"]
    grants: dict[str, Any] = {}
    for name in ("live", "revoked", "expired"):
        body = share_body(alice, dana, world.link, world.ids[kind], kind=kind, copy=marked_copy())
        assert alices.post("/api/v1/grants", body).status_code == 201
        grants[name] = UUID(body["id"])
    alices.post(f"/api/v1/grants/{grants['revoked']}/revoke")
    Grant.objects.filter(pk=grants["expired"]).update(until=timezone.now() - timedelta(minutes=1))
    return grants


def _replied(world: World, alices: APIClient, danas: APIClient) -> dict[str, Any]:
    """Alice's speak-up, shared and shared once more, taken back and over; and a reply to each."""
    alice, dana = world.users["alice"], world.users["dana"]
    grants: dict[str, Any] = {}
    for name in ("live", "revoked", "expired"):
        body = share_body(
            alice, dana, world.link, world.ids["speak-ups"], kind="speak-ups", copy=marked_copy()
        )
        assert alices.post("/api/v1/grants", body).status_code == 201
        grants[name] = UUID(body["id"])
        reply = reply_body(alice, dana, body)
        assert danas.put(f"/api/v1/clinic/replies/{body['id']}", reply).status_code == 201
        grants[f"{name} reply"] = UUID(reply["id"])
    alices.post(f"/api/v1/grants/{grants['revoked']}/revoke")
    Grant.objects.filter(pk=grants["expired"]).update(until=timezone.now() - timedelta(minutes=1))
    return grants


def _ids(alices: APIClient, danas: APIClient, alice: User) -> Ids:
    """What Alice's devices made, and Dana's open invitation."""
    text = _a_text()
    kinds = (
        "people",
        "repairs",
        "card-responses",
        "kind-moments",
        "cards",
        "reflections",
        "speak-ups",
        "agendas",
        "safety-plans",
        "unsent-letters",
        "small-steps",
        "check-ins",
        "measure-responses",
    )
    ids: Ids = {kind: new_id() for kind in kinds}
    more: dict[str, dict[str, Any]] = {
        "repairs": {"status": "closed"},
        "speak-ups": {"status": "kept", "answers": {"bringing": "read_it_before", "reply_is_fine": True}},
        "measure-responses": {"status": "kept", "measure": "gad-7", "answered_on": "2026-06-15"},
        "card-responses": {"text": text, "response": "kept", "words": None},
    }
    for kind, entry in ids.items():
        given = {"words": marked_words(), **more.get(kind, {})}
        answer = put_entry(alices, kind, entry, **given)
        assert answer.status_code == 201, answer.content
    body = reminder_body()
    ids["reminder"] = alices.post("/api/v1/reminders", body, format="json").json()["id"]
    subscribed = alices.post("/api/v1/push-subscriptions", subscription_body("alice"), format="json")
    assert subscribed.status_code == 201, subscribed.content
    ids["subscription"], ids["renewal_token"] = subscribed.json()["id"], subscribed.json()["renewal_token"]
    occurrence: Occurrence = reminders.send_one_now(alice, now=timezone.now())
    ids["occurrence"] = occurrence.pk
    ids["token"] = Delivery.objects.get(message=occurrence.pk).token
    ids["lock_proof"] = b64(32)
    locked = alices.post("/api/v1/locks", {"proof": ids["lock_proof"]}, format="json")
    ids["lock"] = locked.json()["id"]
    ids["invitation"] = invite(danas)[0].data["id"]
    ids["text"] = text
    somewhere = Device("mark", "Browser")
    ids["passkey"] = Passkey.objects.create(
        user=alice,
        credential_hash="0" * 64,
        public_key=b64(77),
        wrapped_user_key=b64(60),
        name=CANARY,
        made_on=timezone.now().date(),
    ).pk
    ids["signed_in"] = signed_in_devices.add(alice, "the-key-of-a-session", somewhere, now=timezone.now()).pk
    return ids


def _a_text() -> str:
    family = AffirmationFamily.objects.create(id="f", theme="safety", position=0)
    return str(AffirmationText.objects.create(id="f-1", family=family, level=1, position=0).pk)


def reminder_body() -> dict[str, Any]:
    return {
        "content": "affirmation",
        "days": [1, 3],
        "window_start": "10:00",
        "window_end": "12:00",
        "timezone": "Europe/Berlin",
    }


def subscription_body(device: str) -> dict[str, Any]:
    """A subscription on an address of its own, with a key that a message could be sealed for."""
    point = (
        ec.generate_private_key(ec.SECP256R1())
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    p256dh = base64.urlsafe_b64encode(point).decode().rstrip("=")
    return {
        "endpoint": f"https://push.example.net/w/{CANARY}-{device}",
        "keys": {"p256dh": p256dh, "auth": b64(16)},
        "device": device,
    }
