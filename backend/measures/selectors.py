from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from backend.accounts.models import Clinician, User
from backend.core.errors import NotFound
from backend.measures.library import asks_about_self_harm
from backend.measures.models import MeasureAgreement, MeasureResponse
from backend.sharing.access_log import OPENED
from backend.sharing.models import Grant
from backend.sharing.selectors import require_bare_link, require_grant, was_done

KIND = "measure-responses"
ACKNOWLEDGED = "acknowledged"
EXPORTED = "exported"


def agreements_of(client: User) -> list[MeasureAgreement]:
    """What was proposed to a client or agreed with them, by links that stand; nothing that asks about self-harm where
    the practice has no procedure for it any more.
    """
    through = "care_link__clinician__clinician__practice"
    found = MeasureAgreement.objects.live().filter(client=client).select_related(through)
    return [one for one in found.order_by("proposed_at") if may_be_asked(one)]


def agreed_with(client: User) -> list[tuple[MeasureAgreement, datetime]]:
    """Those of them that the client said yes to, each with when that was the last time."""
    return [(one, one.agreed_at) for one in agreements_of(client) if one.agreed_at is not None]


def may_be_asked(agreement: MeasureAgreement) -> bool:
    practice = agreement.care_link.clinician.clinician.practice
    return bool(practice.item9_procedure) or not asks_about_self_harm(agreement.measure)


def agreements_through(clinician: User, care_link: UUID, now: datetime) -> list[MeasureAgreement]:
    """Of each measure the newest, whatever became of it. Raises NotFound for a link that is not theirs."""
    link = require_bare_link(clinician, care_link, now)
    found = MeasureAgreement.objects.filter(care_link=link).select_related("care_link__clinician__profile")
    newest = {one.measure: one for one in found.order_by("proposed_at")}
    return sorted(newest.values(), key=lambda one: one.proposed_at)


def was_agreed(client: User, measure: str) -> bool:
    """Whether a client ever agreed to a measure, also where that is over by now."""
    return any(
        one.measure == measure
        for one in MeasureAgreement.objects.filter(client=client, agreed_at__isnull=False)
    )


def is_agreed(client: User, measure: str) -> bool:
    """Whether a client's yes stands, and the practice may ask. One that rests, for it is too long ago, does: to share
    is a yes of its own. So does one that a new proposal took the place of, until that is answered.
    """
    return any(one.measure == measure and one.said_yes_at for one in agreements_of(client))


def require_response(
    clinician: User, grant: UUID, now: datetime, *, lock: bool = False
) -> tuple[Grant, MeasureResponse]:
    """A response that is shared with this clinician now. Raises NotFound for any other share, and where none is."""
    found = require_grant(clinician, grant, now, lock=lock)
    about = MeasureResponse.objects.present().filter(pk=found.entry, owner=found.care_link.client_id).first()
    if found.kind != KIND or about is None:
        raise NotFound
    return found, about


def is_acknowledged(clinician: User, grant: Grant) -> bool:
    """As it is now: a newer revision of the response waits for a look of its own."""
    return Grant.objects.filter(was_done(clinician.pk, ACKNOWLEDGED), pk=grant.pk).exists()


def are_opened(clinician: User, grants: Collection[Grant]) -> bool:
    """Each as it is now."""
    asked = Grant.objects.filter(pk__in=[one.pk for one in grants])
    return not asked.exclude(was_done(clinician.pk, OPENED)).exists()


def grants_to_acknowledge(clinician: User, links: Collection[UUID], now: datetime) -> dict[UUID, Grant]:
    """The shares of responses to a measure that asks about self-harm, of which the clinician has not said that they
    looked at that answer. Two queries, however many links.

    Whatever was answered: what it was stands in the sealed copy alone.
    """
    waiting = Grant.objects.live(now).filter(
        ~was_done(clinician.pk, ACKNOWLEDGED), care_link__in=links, kind=KIND
    )
    shared = list(waiting.only("pk", "care_link_id", "entry", "from_at"))
    about = MeasureResponse.objects.in_bulk([one.entry for one in shared])
    return {
        one.pk: one
        for one in shared
        if (response := about.get(one.entry)) is not None and asks_about_self_harm(response.measure)
    }


def to_acknowledge(clinician: User, links: Collection[UUID], now: datetime) -> Mapping[UUID, datetime]:
    """The links through which there are such shares, each with when the newest came."""
    found: dict[UUID, datetime] = {}
    for one in grants_to_acknowledge(clinician, links, now).values():
        found[one.care_link_id] = max(one.from_at, found.get(one.care_link_id, one.from_at))
    return found


def procedure_of(clinician: User) -> str:
    """What their practice does when somebody answers above zero about self-harm; "" where it wrote nothing down."""
    found = (
        Clinician.objects.filter(user=clinician).values_list("practice__item9_procedure", flat=True).first()
    )
    return found or ""
