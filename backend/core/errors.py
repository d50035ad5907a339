"""What may go wrong in the domain, each with a stable code. The API turns these into its one error shape."""

from collections.abc import Mapping
from typing import Any


class DomainError(Exception):
    """A rule said no. `code` is stable; `message` is a plain sentence for a person; `fields` names what was typed
    wrong.
    """

    status = 400

    def __init__(
        self,
        code: str,
        message: str,
        *,
        fields: Mapping[str, list[str]] | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.fields = dict(fields or {})
        self.detail = dict(detail or {})


class Invalid(DomainError):
    """What was sent does not fit."""


class Refused(DomainError):
    """The person may not do this, and may know that."""

    status = 403


class NotFound(DomainError):
    """Not there, or not yours: the two answers are the same on purpose."""

    status = 404

    def __init__(self) -> None:
        super().__init__("not_found", "There is nothing here.")


class NotKnownYet(DomainError):
    """No such call and no such kind in this release: whoever asks may be of a newer one, and keeps what it has."""

    status = 404

    def __init__(self) -> None:
        super().__init__("not_known_yet", "The server does not know this yet.")


class Conflict(DomainError):
    """It was true a moment ago; the row moved on."""

    status = 409


class Unavailable(DomainError):
    """A part that this needs is away for the moment."""

    status = 503


class TooOften(DomainError):
    """Tried too often in a short time; the same code as any other limit's."""

    status = 429

    def __init__(self) -> None:
        super().__init__("throttled", "That was many tries in a short time. Please wait a little.")
