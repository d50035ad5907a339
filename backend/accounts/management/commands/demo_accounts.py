import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from backend.accounts import enrolment, plain_words, usernames
from backend.accounts.models import User

_PROFILE = {"timezone": "Europe/London", "locale": "en", "country": "GB"}


class Command(BaseCommand):
    help = "Makes a demo client and a demo clinician, and writes how to sign in to demo.json (mode 600). Twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo accounts are for a machine of your own: DEMO is off here.")
        path = Path(settings.LOCAL_DIR) / "demo.json"
        kept: dict[str, dict[str, str]] = (
            json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        )
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
            _write(path, kept)


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


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=2)
    draft.replace(path)
