"""Consent, as it is given and taken back: shares, their end, and the end of a link."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from backend.accounts import vault
from backend.accounts.models import User
from backend.core.entries import Entry, find_kind
from backend.core.errors import Conflict, Invalid, NotFound, Refused
from backend.core.holding import hold
from backend.sharing import drafts, scopes
from backend.sharing.models import Answer, CareLink, Grant, Handover, Scope, Side
from backend.sharing.rules import require_end
from backend.sharing.signed import require_signed_copy
from backend.sharing.taking_back import take_back

MOST_LIVE = 500  # shares of one link, so that a client's page is one page


def end_link(link: CareLink, by: Side, now: datetime) -> None:
    """Ends a live link that the caller holds, with every share of it and whatever waits for an answer."""
    link.own_copy = _without_reader(link.alias_copy)
    link.ended_at, link.alias_copy, link.ended_by = now, "", by
    link.save(update_fields=["ended_at", "ended_by", "alias_copy", "own_copy"])
    Handover.objects.filter(care_link=link, answer="").update(answer=Answer.WITHDRAWN, copy="")
    scopes.end_all(link, now)
    take_back(Grant.objects.filter(care_link=link), now)
    drafts.forget_suggestion(link)


def end(user: User, care_link: UUID, *, now: datetime) -> CareLink:
    """Ends a link from either side, with every share of it. Ending twice changes nothing. Raises NotFound."""
    with transaction.atomic():
        link = CareLink.objects.of(user).select_for_update().filter(pk=care_link).first()
        if link is None:
            raise NotFound
        if link.ended_at is None:
            end_link(link, Side.CLIENT if link.client_id == user.pk else Side.CLINICIAN, now)
        return link


def _without_reader(alias_copy: str) -> str:
    """A copy that its owner still opens, and nobody else: the box of its key for the reader is not in it."""
    copy: dict[str, Any] = json.loads(alias_copy) if alias_copy else {}
    return json.dumps({name: copy[name] for name in ("v", "text", "owner")}) if copy else ""


def grant(
    client: User,
    *,
    id: UUID,
    care_link: UUID,
    kind: str,
    entry: UUID,
    entry_revision: int,
    level: str,
    until: datetime,
    until_text: str,
    copy: dict[str, Any],
    signature: str,
    scope: UUID | None = None,
    again: bool = False,
    now: datetime,
) -> tuple[Grant, bool]:
    """The share, and whether it was made just now; the same id again answers with the share there is. In a scope a
    newer revision of the same entry takes the copy's place. `again`: also where it went with its entry, which is back.

    Raises NotFound for a link that is not the client's or has ended, Conflict("entry_not_here") for an entry that is
    not (yet) theirs on the server, Refused("not_shareable") for what its kind keeps with its writer, Invalid for an
    end that is too near or too far and for a signature that does not fit.
    """
    with transaction.atomic():
        # Locked, so that a share and the end of its link can't cross.
        link = CareLink.objects.live().filter(client=client).select_for_update().filter(pk=care_link).first()
        made = Grant.objects.filter(pk=id).select_related("care_link").first()
        if made is not None:
            if made.care_link.client_id != client.pk:
                raise Conflict("id_taken", "This id is in use. Please try once more.")
            if not _is_renewed(made, scope, entry, entry_revision, again):
                return made, False
        if link is None:
            raise NotFound
        if link.is_paused(now):
            raise Conflict("link_paused", "This link is paused. Keep it first, if you like.")
        require_end(until, now)
        # The entry, then its scope, then the share: whoever deletes, ends or takes back locks them in this order too.
        found = _require_shareable(link, kind, entry, entry_revision)
        by = None if scope is None else scopes.require_scope(link, scope, now)
        if made is not None:
            # Locked, so that it is not renewed and taken back at once.
            made = Grant.objects.select_related("care_link").select_for_update(of=("self",)).get(pk=id)
            if not _is_renewed(made, scope, entry, entry_revision, again):
                return made, False
        if by is not None:
            scopes.require_not_held(client)
            scopes.require_within(by, found, kind=kind, level=level, until_text=until_text)
            _require_once(by, entry, made)
        about = vault.about_of(grant=id, kind=kind, entry=entry, entry_revision=entry_revision)
        header = vault.grant_header(
            grant=id,
            client=client.pk,
            clinician=link.clinician_id,
            kind=kind,
            about=about,
            level=level,
            until=until_text,
        )
        require_signed_copy(client, copy, header, signature)
        stands = made is not None and made.revoked_at is None
        if not stands and link.grants.running(now).count() >= MOST_LIVE:
            raise Conflict(
                "too_many_shares", "A great deal is shared already. Please take something back first."
            )
        agreed_at = now if by is None else by.agreed_at
        if made is not None:
            made.copy, made.signature, made.about = json.dumps(copy), signature, about
            made.entry_revision, made.from_at = entry_revision, now  # new to its reader once more
            if not stands:
                made.revoked_at, made.was_live, made.with_entry, made.end_seen = None, None, False, False
                made.agreed_at = agreed_at
            made.save()
            return made, False
        return Grant.objects.create(
            id=id,
            care_link=link,
            scope=by,
            kind=kind,
            entry=entry,
            entry_revision=entry_revision,
            about=about,
            level=level,
            from_at=now,
            agreed_at=agreed_at,
            until=until,
            until_text=until_text,
            copy=json.dumps(copy),
            signature=signature,
        ), True


def _is_renewed(made: Grant, scope: UUID | None, entry: UUID, entry_revision: int, again: bool) -> bool:
    """Whether it is a share of a scope, of this entry, that is of an older revision and stands; or went with its entry
    alone, and is wanted again.
    """
    same = scope is not None and (made.scope_id, made.entry) == (scope, entry)
    stands = made.revoked_at is None or (again and made.with_entry)
    return same and stands and made.entry_revision < entry_revision


def _require_once(scope: Scope, entry: UUID, made: Grant | None) -> None:
    """One share of an entry in a scope, and none of what was taken back by itself: that is kept private, also where its
    kind is shared anew. What ended with a scope or a link as a whole is not, nor what went with an entry that is back.
    """
    with_the_whole = Q(revoked_at=F("scope__ended_at")) | Q(revoked_at=F("care_link__ended_at"))
    link = scope.care_link
    # Of this therapist's, also by a link that ended meanwhile.
    same = Grant.objects.filter(care_link__client=link.client_id, care_link__clinician=link.clinician_id)
    back = same.filter(entry=entry, revoked_at__isnull=False, with_entry=False)
    if back.exclude(with_the_whole).exists():
        raise Refused("kept_private", "You took this back, so it is not shared by itself any more.")
    other = scope.grants.filter(entry=entry).first()
    if other is not None and other != made:
        raise Conflict("shared_already", "This is shared already.")


def _require_shareable(link: CareLink, kind: str, entry: UUID, entry_revision: int) -> Entry:
    known = find_kind(kind)
    if known is None:
        raise Invalid("invalid", "Something needs another look.", fields={"kind": ["There is no such kind."]})
    # Locked, so that a share and the deletion of its entry can't cross.
    found = known.model.objects.for_owner(link.client).present().select_for_update().filter(pk=entry).first()
    if found is None or entry_revision > found.revision:
        raise Conflict(
            "entry_not_here", "This has not been saved everywhere yet. Please try again in a moment."
        )
    if not known.shareable(found) or not known.open_to(found, link.clinician):
        raise Refused("not_shareable", "This can't be shared as it is. It stays with you.")
    return found


def revoke(client: User, grant: UUID, *, now: datetime) -> Grant:
    """Takes a share back and deletes its copy. Doing it twice changes nothing. Raises NotFound."""
    with transaction.atomic():
        mine = Grant.objects.filter(care_link__client=client, pk=grant)
        found = mine.select_related("care_link").select_for_update(of=("self",)).first()
        if found is None:
            raise NotFound
        if found.revoked_at is None:
            take_back(mine, now)
            found.revoked_at, found.copy = now, ""
        return found


def revoke_entry(owner: User, kind: str, entry: UUID, now: datetime) -> None:
    """Takes every share of an entry back; core.entries calls it inside the transaction that deletes the entry."""
    of_it = Grant.objects.filter(care_link__client=owner, kind=kind, entry=entry)
    take_back(of_it, now, with_entry=True)


def forget_over(now: datetime) -> int:
    """Deletes the copies of shares whose day has passed, and what was being replied; returns how many shares."""
    drafts.forget_over(now)
    with transaction.atomic():
        over = hold(Grant.objects.filter(until__lte=now).exclude(copy=""))
        return Grant.objects.filter(pk__in_ids=over).update(copy="")
