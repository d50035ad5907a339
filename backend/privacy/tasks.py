from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from backend.accounts.sign_in.session_store import end_all
from backend.privacy import selectors, services


def erase_due() -> None:
    """Each minute: deletes what was asked for a day ago, and what a stopped process left half done."""
    _erase_each(selectors.due(timezone.now()))


def erase_again() -> None:
    """At the start and hourly: what comes back with a backup is deleted once more."""
    _erase_each(list(selectors.come_back()))


def _erase_each(owners: Collection[UUID]) -> None:
    """One whose deletion fails holds up nobody else's. It is tried again in the next round, and heard of in this."""
    if owners:
        end_all(owners)  # also those that came back with a backup
    failed: list[Exception] = []
    for owner in owners:
        try:
            services.erase(owner)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("Not everything that was to be deleted is.", failed)
