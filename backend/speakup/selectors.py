from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef

from backend.accounts.models import User
from backend.core.errors import NotFound
from backend.sharing.models import AccessRecord, Grant
from backend.sharing.selectors import require_grant
from backend.speakup.models import Reply, SpeakUp

KIND = "speak-ups"


def replies_to(client: User) -> Any:
    """What therapists replied to speak-ups of the client's that are there, with how it is known who wrote it."""
    present = SpeakUp.objects.for_owner(client).present().values("pk")
    mine = Reply.objects.filter(grant__care_link__client=client, grant__kind=KIND, grant__entry__in=present)
    return mine.select_related("grant__care_link")


def require_speak_up(
    clinician: User, grant: UUID, now: datetime, *, lock: bool = False
) -> tuple[Grant, SpeakUp]:
    """A speak-up that is shared with this clinician now. Raises NotFound for any other share, and where none is."""
    found = require_grant(clinician, grant, now, lock=lock)
    about = SpeakUp.objects.present().filter(pk=found.entry, owner=found.care_link.client_id).first()
    if found.kind != KIND or about is None:
        raise NotFound
    return found, about


def unopened(clinician: User, links: Collection[UUID], now: datetime) -> Mapping[UUID, datetime]:
    """The links through which a speak-up is shared that the clinician has not opened, each with when it came."""
    opened = AccessRecord.objects.filter(grant=OuterRef("pk"), reader=clinician.pk)
    waiting = Grant.objects.live(now).filter(~Exists(opened), care_link__in=links, kind=KIND)
    return dict(waiting.values_list("care_link").annotate(Max("from_at")))


def find_reply(grant: Grant) -> Reply | None:
    return Reply.objects.filter(grant=grant).first()
