from backend.sharing.models.consent import (
    LONGEST_LIMITS,
    CareLink,
    CareLinkQuerySet,
    Grant,
    GrantQuerySet,
    Invitation,
    InvitationQuerySet,
    Level,
    Limits,
    PrivateMarks,
    Scope,
    ScopeQuerySet,
    Sealed,
    Side,
)
from backend.sharing.models.drafts import ReplyDraft, SuggestionDraft
from backend.sharing.models.leaving import (
    Answer,
    Departure,
    Handover,
)
from backend.sharing.models.records import (
    AccessChain,
    AccessRecord,
    AccessRecordQuerySet,
    RecordsStay,
)

__all__ = [
    "LONGEST_LIMITS",
    "AccessChain",
    "AccessRecord",
    "AccessRecordQuerySet",
    "Answer",
    "CareLink",
    "CareLinkQuerySet",
    "Departure",
    "Grant",
    "GrantQuerySet",
    "Handover",
    "Invitation",
    "InvitationQuerySet",
    "Level",
    "Limits",
    "PrivateMarks",
    "RecordsStay",
    "ReplyDraft",
    "Scope",
    "ScopeQuerySet",
    "Sealed",
    "Side",
    "SuggestionDraft",
]
