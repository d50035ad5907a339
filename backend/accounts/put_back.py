"""What is done with accounts once a database was put back from a backup (`core.put_back`)."""

from datetime import datetime

from django.contrib.sessions.models import Session

from backend.accounts.models import EmailCode, KeyLink, LockShare, SignedInDevice
from backend.core.put_back import register


def end_sessions(now: datetime) -> None:
    """Also those that were ended since, perhaps because a phone was in other hands. What a device holds stays on it,
    sealed, until its owner signs in; then it sends what is missing here.
    """
    for model in (Session, SignedInDevice, LockShare):
        model._base_manager.all().delete()


def void_links(now: datetime) -> None:
    """Links and codes that are good once may have been used since."""
    for model in (KeyLink, EmailCode):
        model._base_manager.all().delete()


def register_acts() -> None:
    register("Everybody is signed out.", end_sessions)
    register("Links and codes that are good once are void.", void_links)
