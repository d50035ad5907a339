from django.utils import timezone

from backend.privacy import selectors, services


def erase_due() -> None:
    """Each minute: deletes what was asked for a day ago, and what a stopped process left half done."""
    for owner in selectors.due(timezone.now()):
        services.erase(owner)


def erase_again() -> None:
    """At the start and hourly: what comes back with a backup is deleted once more."""
    for owner in list(selectors.come_back()):
        services.erase(owner)
