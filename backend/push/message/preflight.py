"""Whether claimed deliveries may still go, asked at the last moment: a person may have paused, or the hours become
quiet, since.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from backend.core.keyring import CannotOpen
from backend.push import message_types
from backend.push.message_types import Checked, Hints, MessageType
from backend.push.models import LATE, State
from backend.push.outbox.rows import Claim

log = logging.getLogger("attune.push")


@dataclass
class Preflight:
    """The claims that may go, why each of the others must not, and what devices have to know, by message."""

    cleared: list[Claim] = field(default_factory=list)
    reasons: dict[UUID, tuple[State, str]] = field(default_factory=dict)
    hints: Mapping[UUID, Hints] = field(default_factory=dict)
    languages: Mapping[UUID, str] = field(default_factory=dict)


def preflight(claims: list[Claim], now: datetime) -> Preflight:
    """Asks each type of message once about all of its own."""
    found = Preflight()
    checked = _check(claims, now)
    found.hints, found.languages = checked.hints, checked.languages
    for claim in claims:
        if claim.expires_at <= now:
            found.reasons[claim.id] = (State.EXPIRED, claim.failure or LATE)
        elif claim.device is None or claim.disabled_at is not None:
            found.reasons[claim.id] = (State.GONE, "no_subscription")
        elif message_types.find(claim.message_type) is None:
            found.reasons[claim.id] = (State.EXPIRED, "unknown_message_type")
        elif reason := checked.refused.get(claim.message):
            found.reasons[claim.id] = (State.EXPIRED, reason)
        else:
            found.cleared.append(claim)
    return found


def _check(claims: list[Claim], now: datetime) -> Checked:
    messages = defaultdict(set)
    for claim in claims:
        messages[claim.message_type].add(claim.message)
    refused: dict[UUID, str] = {}
    hints: dict[UUID, Hints] = {}
    languages: dict[UUID, str] = {}
    for name, mine in messages.items():
        if known := message_types.find(name):
            checked = _ask(known, list(mine), now)
            refused |= checked.refused
            hints |= checked.hints
            languages |= checked.languages
    return Checked(refused, hints, languages)


def _ask(known: MessageType, messages: list[UUID], now: datetime) -> Checked:
    """Where the question itself fails, each message is asked for alone: one that is damaged stops no other."""
    try:
        return known.check(messages, now)
    except (CannotOpen, ValueError) as error:
        log.warning("A message can't be checked: %s.", type(error).__name__)
        if len(messages) == 1:
            return Checked({messages[0]: "unusable"})
    alone = [_ask(known, [message], now) for message in messages]
    return Checked(
        {key: why for one in alone for key, why in one.refused.items()},
        {key: hints for one in alone for key, hints in one.hints.items()},
        {key: language for one in alone for key, language in one.languages.items()},
    )
