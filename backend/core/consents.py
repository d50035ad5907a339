"""Consent that stands, and is asked about again: 90 days after a yes, by every room that holds some.

No answer is no yes. What was not agreed to anew within the grace after the question pauses: nothing is deleted, and
a yes brings it back.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend.core.users import User

ASKED_AFTER = timedelta(days=90)
GRACE = timedelta(days=30)
HOLDS = ASKED_AFTER + GRACE
LATER = timedelta(days=7)
AHEAD = timedelta(days=1)  # further ahead than that a clock was wrong, and nobody knows when it was


def holds_since(now: datetime) -> datetime:
    """A yes holds at `now` if it was said after this."""
    return now - HOLDS


@dataclass(frozen=True)
class Consent:
    """One thing that somebody agreed to. `later_until`: they were asked, and want to be asked again from then on."""

    subject: str
    id: UUID | None
    agreed_at: datetime
    later_until: datetime | None

    @property
    def asks_at(self) -> datetime:
        due = self.agreed_at + ASKED_AFTER
        return max(due, self.later_until) if self.later_until else due

    @property
    def pauses_at(self) -> datetime:
        return self.agreed_at + HOLDS

    def is_due(self, now: datetime) -> bool:
        latest = now + AHEAD
        unknown = self.agreed_at > latest or (
            self.later_until is not None and self.later_until > latest + LATER
        )
        return unknown or self.asks_at <= now

    def is_paused(self, now: datetime) -> bool:
        return self.agreed_at <= holds_since(now)


# Each answers one question about one consent of one person, and raises NotFound for what is not theirs or is over.
Answer = Callable[[User, UUID | None, datetime], None]


@dataclass(frozen=True)
class Subject:
    """A kind of consent: what of it stands, and what each answer does."""

    held: Callable[[User, datetime], Iterable[Consent]]
    keep: Answer
    later: Answer
    stop: Answer


_subjects: dict[str, Subject] = {}


def register(name: str, subject: Subject) -> None:
    """Called in `ready()` by the room that holds the consent."""
    if _subjects.setdefault(name, subject) != subject:
        raise ValueError(f"The consent {name} is registered already.")


def subjects() -> Mapping[str, Subject]:
    return _subjects


def held_by(person: User, now: datetime) -> list[Consent]:
    """All that somebody agreed to and that is not over, the longest since first."""
    found = [one for subject in _subjects.values() for one in subject.held(person, now)]
    return sorted(found, key=lambda one: one.agreed_at)
