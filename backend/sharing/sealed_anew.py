"""When a clinician lost their keys and has new ones: the client's device seals what is shared once more, to these.

The text of a copy and its signature stay; only who may read it is another. Whether the keys are the clinician's the
two find out between themselves, for here they could not be believed (ADR 32).
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User, Vault
from backend.core.errors import Conflict, NotFound
from backend.sharing.models import CareLink, Grant


def shares_to_seal(client: User, care_link: UUID, now: datetime) -> list[Grant]:
    """Everything that is shared through the link, each with its copy. Raises NotFound."""
    _require_link(CareLink.objects.live().filter(client=client), care_link)
    return list(Grant.objects.running(now).filter(care_link=care_link).order_by("pk"))


def seal_anew(
    client: User,
    care_link: UUID,
    *,
    sealed_to: Mapping[str, str],
    alias_copy: str,
    readers: Mapping[UUID, dict[str, str]],
    now: datetime,
) -> CareLink:
    """Puts what the new keys open in the place of what the lost ones opened: the name, and every share.

    Raises NotFound, Conflict("keys_changed") where the clinician has others by now, and Conflict("shares_changed")
    where what is shared is not what was sealed.
    """
    with transaction.atomic():
        link = _require_link(CareLink.objects.live().filter(client=client).select_for_update(), care_link)
        keys = Vault.objects.values("x25519", "ed25519").get(user=link.clinician_id)
        if keys != dict(sealed_to):
            raise Conflict("keys_changed", "These are not the keys of now. Please open the page again.")
        # Held too, so that none is taken back in between and gets its copy back.
        held = (
            Grant.objects.running(now).filter(care_link=link).order_by("pk").select_for_update(of=("self",))
        )
        shares = {grant.pk: grant for grant in held}
        if set(shares) != set(readers):
            raise Conflict("shares_changed", "What you share has changed. Please open the page again.")
        for id, grant in shares.items():
            grant.copy = json.dumps({**json.loads(grant.copy), "reader": dict(readers[id])})
        Grant.objects.bulk_update(shares.values(), ["copy"])
        link.alias_copy, link.sealed_anew_at = alias_copy, now
        link.save(update_fields=["alias_copy", "sealed_anew_at"])
        return link


def _require_link(mine: Any, care_link: UUID) -> CareLink:
    found: CareLink | None = mine.filter(pk=care_link).first()
    if found is None:
        raise NotFound
    return found
