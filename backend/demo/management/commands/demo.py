from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.accounts import demo_words
from backend.accounts.models import User
from backend.core import yaml_files
from backend.demo import accounts
from backend.demo.clients import load
from backend.demo.people import Client, Clinician
from backend.privacy.services import erase

DATA = Path(__file__).resolve().parents[2] / "data" / "demo.yaml"
SHOWN_CLIENTS = 3
LOADING = "loading"


class Command(BaseCommand):
    help = "Fills a demo practice: an administrator, two clinicians, a dozen clients. Twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, default=None, help="the day the three months lead up to"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo practice is for a machine of your own: DEMO is off here.")
        document = yaml_files.read(DATA)
        path = Path(settings.LOCAL_DIR) / "demo-practice.json"
        kept: accounts.Kept = demo_words.read(path)
        accounts.invent_passphrases(document, kept)
        demo_words.write(path, kept)  # before any account: one whose words are lost could never be opened
        call_command("load_library", stdout=StringIO())
        self._load(document, kept, path, options["today"] or timezone.localdate())
        self._show(document, kept, path)

    def _load(self, document: dict[str, Any], kept: accounts.Kept, path: Path, today: date) -> None:
        practice = document["practice"]
        there = set(User.objects.values_list("username", flat=True))
        missing = [
            one
            for one in document["clients"]
            if one["username"] not in there or kept[one["username"]].get(LOADING)
        ]
        two_steps = [practice["administrator"], *document["clinicians"]]
        if not missing and all(kept[one["username"]].get("totp_secret") for one in two_steps):
            return
        accounts.set_up_practice(practice, kept, now=timezone.now())
        demo_words.write(path, kept)  # the second factor's secret can be read only now
        clinicians = {}
        for one in document["clinicians"]:
            device = accounts.clinician_device(one, practice["name"], kept, today=today, now=timezone.now())
            clinicians[one["id"]] = Clinician(device, one["profile"]["timezone"], one["opens_at"])
            demo_words.write(path, kept)
        for one in missing:
            # No transaction around it: while one lasts nobody else writes. Who was half there when a run was cut off
            # is deleted, and loaded anew.
            mine = kept[one["username"]]
            half = User.objects.filter(username=one["username"]).first()
            if half:
                erase(half.pk)
            mine[LOADING] = "yes"
            demo_words.write(path, kept)
            load(Client(one, accounts.client_device(one, kept), clinicians, today))
            del mine[LOADING]
            demo_words.write(path, kept)

    def _show(self, document: dict[str, Any], kept: accounts.Kept, path: Path) -> None:
        shown = {**document, "clients": document["clients"][:SHOWN_CLIENTS]}
        for one in accounts.everybody(shown):
            mine = kept[one["username"]]
            self.stdout.write(one.get("display_name") or one["name"])
            self.stdout.write(f"  username              {one['username']}")
            self.stdout.write(f"  passphrase            {mine['words']}")
            if "totp_secret" in mine:
                self.stdout.write(f"  authenticator secret  {mine['totp_secret']}")
        self.stdout.write(f"All of them are in {path}.")
