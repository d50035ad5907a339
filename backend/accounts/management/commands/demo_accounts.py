from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from backend.accounts import demo_words, enrolment, plain_words, usernames
from backend.accounts.models import User

_PROFILE = {"timezone": "Europe/London", "locale": "en", "country": "GB"}


class Command(BaseCommand):
    help = "Makes a demo client and a demo clinician, and writes how to sign in to demo.json (mode 600). Twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo accounts are for a machine of your own: DEMO is off here.")
        path = Path(settings.LOCAL_DIR) / "demo.json"
        kept = demo_words.read(path)
        found = set(
            User.objects.filter(username__in=[one.get("username", "") for one in kept.values()]).values_list(
                "username", flat=True
            )
        )
        makers = {"client": _make_client, "clinician": _make_clinician}
        missing = [who for who in makers if kept.get(who, {}).get("username") not in found]
        for who in missing:  # none yet, or another database than last time
            kept[who] = makers[who]()
        if missing:
            demo_words.write(path, kept)


def _free_name(wanted: str) -> str:
    return usernames.propose("en") if User.objects.filter(username=wanted).exists() else wanted


def _make_client() -> dict[str, str]:
    made = enrolment.enrol_client(_free_name("demo-client"), plain_words.passphrase(4), **_PROFILE)
    return {"username": made.username, "words": made.passphrase}


def _make_clinician() -> dict[str, str]:
    made = enrolment.enrol_clinician(
        _free_name("demo-clinician"),
        plain_words.passphrase(4),
        display_name="Dr Robin Hale",
        practice="Harbour Practice",
        response_window="two working days",
        **_PROFILE,
    )
    return {"username": made.username, "words": made.passphrase, "totp_secret": made.totp_secret}
