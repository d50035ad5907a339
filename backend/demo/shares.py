"""What a client of the demo practice shares: one entry at a time, or a kind by itself."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from backend.accounts import vault
from backend.clinic import services as clinic
from backend.demo.people import Client
from backend.demo.story import END_OF_DAY
from backend.sharing import scopes, services

_DAY = "%Y-%m-%dT%H:%M:%SZ"


def plan_share(client: Client, share: dict[str, Any], kind: str, entry: UUID, content: Any) -> UUID:
    """Shared, opened by the clinician on the days of `opened`, and taken back where it was. Gives the share's id."""
    name, id, story = client.name_of_clinician(share), uuid4(), client.story
    reader = client.clinician(name).device.user
    give = partial(_share, client, share, id, kind, entry, content)
    story.at(story.instant(share["day"], share["hour"]), give)
    for day in share["opened"]:
        story.at(client.opening(name, day), lambda now: clinic.open_shared_copy(reader, id, now=now))
    if "revoked" in share:
        revoked = story.instant(share["revoked"], END_OF_DAY)
        story.at(revoked, lambda now: services.revoke(client.device.user, id, now=now))
    return id


def _share(
    client: Client, share: dict[str, Any], id: UUID, kind: str, entry: UUID, content: Any, now: datetime
) -> None:
    name, owner, level = client.name_of_clinician(share), client.device, share["level"]
    clinician, until = client.clinician(name).device, client.story.end_of(share["until"])
    until_text = until.strftime(_DAY)
    header = vault.grant_header(
        grant=id,
        client=owner.user.pk,
        clinician=clinician.user.pk,
        kind=kind,
        about=vault.about_of(grant=id, kind=kind, entry=entry, entry_revision=1),
        level=level,
        until=until_text,
    )
    copy = vault.seal_copy(content, header, clinician.identity.public_keys["x25519"], owner.user_key)
    services.grant(
        owner.user,
        id=id,
        care_link=client.links[name],
        kind=kind,
        entry=entry,
        entry_revision=1,
        level=level,
        until=until,
        until_text=until_text,
        copy=copy,
        signature=vault.sign_copy(copy, header, owner.identity),
        now=now,
    )


def plan_scope(client: Client, scope: dict[str, Any]) -> None:
    """What the client lets go by itself. No copy goes here: that is done by a device of theirs."""
    client.story.at(client.story.instant(scope["from"], "20:30"), partial(_begin_scope, client, scope))


def _begin_scope(client: Client, scope: dict[str, Any], now: datetime) -> None:
    id, owner, name = uuid4(), client.device, client.name_of_clinician(scope)
    start, until = client.story.day(scope["from"]), client.story.end_of(scope["until"])
    terms = {"kind": scope["kind"], "level": scope["level"]}
    statement = vault.scope_statement(
        scope=id,
        client=owner.user.pk,
        clinician=client.clinician(name).device.user.pk,
        start=start.isoformat(),
        until=until.strftime(_DAY),
        **terms,
    )
    scopes.begin(
        owner.user,
        id=id,
        care_link=client.links[name],
        start=start,
        until=until,
        until_text=until.strftime(_DAY),
        signature=vault.sign_statement(statement, owner.identity),
        now=now,
        **terms,
    )
