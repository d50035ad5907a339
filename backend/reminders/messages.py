"""What push asks about a reminder's messages (registered in apps.py): whether each may still go.

What a reminder is at the last moment decides, and not what it was when its note was made.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Subquery

from backend.accounts.languages import SOURCE, language_of
from backend.accounts.models import Profile
from backend.core.entries import Entry, find_kind
from backend.push.message_types import Checked, Hints
from backend.reminders import follow_ups, lock_screen, may_come
from backend.reminders.models import Content, Occurrence, Purpose, ReminderSettings, Wording

_PROFILE = Profile.objects.filter(pk=OuterRef("owner_id"))
_SETTINGS = ReminderSettings.objects.filter(pk=OuterRef("owner_id"))


def check(messages: Collection[UUID], now: datetime) -> Checked:
    """A reason for each message that must not go any more. And for those that the person wants in words what the
    device must know.

    Asked for hundreds at once, so it is one question (further ones only where there is a follow-up, a session or one
    note a day), and nothing is made into objects that is only looked at.
    """
    asked = Occurrence.objects.filter(pk__in_ids=messages).annotate(
        **{name: Subquery(_SETTINGS.values(name)) for name in may_come.SETTINGS},
        locale=Subquery(_PROFILE.values("locale")),
    )
    rows = list(asked.values_list(*may_come.COLUMNS, *may_come.SETTINGS, "locale", named=True))
    refused = dict.fromkeys(set(messages) - {row.pk for row in rows}, "deleted")
    held = [row for row in rows if row.purpose != Purpose.TEST]  # a test was asked for just now
    about = {row.reminder__repair for row in held if row.reminder__repair}
    barred = follow_ups.reasons(about) if about else {}
    moment = may_come.Moment(now)
    for row in held:
        if reason := moment.reason(row) or barred.get(row.reminder__repair):
            refused[row.pk] = reason
    refused |= may_come.without_session([row for row in held if row.pk not in refused], now)
    refused |= may_come.one_too_many([row for row in held if row.pk not in refused])
    going = [row for row in rows if row.pk not in refused]
    in_words = [
        row
        for row in going
        if row.reminder__wording == Wording.WORDS and lock_screen.is_agreed(row.words_agreed_at, now)
    ]
    spoken = {row.pk: language_of(row.locale or SOURCE) for row in going}
    languages = {key: language for key, language in spoken.items() if language != SOURCE}
    return Checked(refused, _hints(in_words), languages)


# What a device chooses the words of each content from. A write there after it chose makes its choice too old.
_SOURCES = {
    Content.AFFIRMATION: ["card-responses"],
    Content.KIND_MOMENT: ["kind-moments", "people"],
    Content.VALUES_NOTE: ["cards", "card-responses"],
}


def _hints(rows: list[Any]) -> dict[UUID, Hints]:
    """What each brings, and the owner's last write that the device must know of to choose any."""
    found: dict[UUID, Hints] = {}
    for content, sources in _SOURCES.items():
        mine = [row for row in rows if row.reminder__content == content]
        since = _last_writes({row.owner_id for row in mine}, sources)
        found |= {row.pk: {"content": content.value, "since": since.get(row.owner_id, 0)} for row in mine}
    return found


def _last_writes(owners: set[UUID], kinds: list[str]) -> dict[UUID, int]:
    last: dict[UUID, int] = {}
    models: list[type[Entry]] = [kind.model for name in kinds if (kind := find_kind(name))] if owners else []
    for model in models:
        rows = model.objects.filter(owner_id__in_ids=owners).values_list("owner_id")
        for owner, cursor in rows.annotate(last=Max("cursor")):
            last[owner] = max(cursor, last.get(owner, 0))
    return last
