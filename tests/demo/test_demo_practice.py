"""The demo practice, filled once for all of these. Above 300 lines, for it is checked room by room."""

import json
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.management import CommandError, call_command
from django.test import override_settings
from rest_framework.test import APIClient

from backend.accounts import vault
from backend.accounts.models import Practice, User
from backend.affirmations.models import Card
from backend.checkins.models import CheckIn
from backend.clinic.models import Memo
from backend.core import yaml_files
from backend.core.entries import kinds
from backend.demo.accounts import open_device
from backend.demo.management.commands import demo
from backend.letters.models import UnsentLetter
from backend.measures.library import measures
from backend.measures.models import MeasureAgreement, MeasureResponse
from backend.measures.selectors import ACKNOWLEDGED
from backend.repairs.models import Repair
from backend.sharing.access_log import OPENED, find_break
from backend.sharing.models import AccessRecord, CareLink, Grant
from backend.speakup.models import Reply
from backend.steps.models import SmallStep
from backend.suggestions.models import Suggestion
from tests.conftest import signed_in
from tests.once import made_once

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
KEPT = "demo-practice.json"
WHOLE: dict[str, Any] = yaml_files.read(demo.DATA)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice with the first three clients: every kind of act is in there, and it takes seconds."""
    document = tmp_path_factory.mktemp("practice") / "few.yaml"
    document.write_text(yaml.safe_dump({**WHOLE, "clients": WHOLE["clients"][:3]}), encoding="utf-8")
    return document


@pytest.fixture(scope="class")
def loaded(
    few: Path, tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[str, Path]]:
    """What loading it printed, and the words it kept."""
    folder = tmp_path_factory.mktemp("local")

    def load() -> str:
        with override_settings(LOCAL_DIR=folder), pytest.MonkeyPatch.context() as patch:
            patch.setattr(demo, "DATA", few)
            return run()

    with made_once(django_db_blocker, load) as printed:
        yield printed, folder / KEPT


@pytest.fixture
def local(few: Path, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a test's own run keeps the words."""
    settings.LOCAL_DIR = tmp_path
    monkeypatch.setattr(demo, "DATA", few)
    return tmp_path


@pytest.fixture
def printed(loaded: tuple[str, Path], local: Path) -> str:
    """The practice is loaded; what that printed."""
    said, kept = loaded
    shutil.copy2(kept, local / KEPT)
    return said.replace(str(kept), str(local / KEPT))


def run() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def _kdf(user: User) -> dict[str, Any]:
    stored = user.vault
    return {
        "salt": stored.kdf_salt,
        "memory_kib": stored.kdf_memory_kib,
        "iterations": stored.kdf_iterations,
        "parallelism": stored.kdf_parallelism,
    }


def _place(entry: Any) -> str:
    return vault.place("repairs", entry.owner_id, entry.pk, entry.revision)


class TestLoaded:
    """What a practice that was loaded once is like."""

    def test_practice_is_loaded_and_opens_with_the_printed_words(self, local: Path, printed: str) -> None:
        path = local / KEPT
        kept = json.loads(path.read_text(encoding="utf-8"))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert all(mine["words"] in printed for mine in kept.values())
        for client in WHOLE["clients"][:3]:
            device = open_device(client["username"], kept[client["username"]]["words"])
            assert device.user.check_password(
                vault.derive_passphrase(kept[client["username"]]["words"], _kdf(device.user)).auth_key
            )
            stored = Repair.objects.filter(owner=device.user)
            assert stored.count() == len(client["repairs"])
            texts = {
                json.dumps(
                    vault.open_words(json.loads(entry.words), device.user_key, _place(entry)), sort_keys=True
                )
                for entry in stored
                if entry.words
            }
            assert texts == {
                json.dumps(repair["words"], sort_keys=True)
                for repair in client["repairs"]
                if repair.get("words")
            }
            assert find_break(device.user) is None

    @pytest.mark.promise(45)
    def test_clinician_opens_what_is_shared_and_the_database_holds_no_sentence(
        self, local: Path, printed: str
    ) -> None:
        kept = json.loads((local / KEPT).read_text(encoding="utf-8"))
        grants = list(Grant.objects.live(datetime.now(UTC)).select_related("care_link__clinician"))
        assert grants
        devices = {
            user: open_device(user.username, kept[user.username]["words"])
            for user in {grant.care_link.clinician for grant in grants}
        }
        for grant in grants:
            clinician = grant.care_link.clinician
            device = devices[clinician]
            seen = signed_in(clinician).get(f"/api/v1/clinic/shared-copies/{grant.pk}").data
            header = vault.grant_header(
                **{
                    name: seen[name]
                    for name in (
                        "grant",
                        "client",
                        "clinician",
                        "kind",
                        "about",
                        "level",
                        "until",
                    )
                }
            )
            client = User.objects.get(pk=seen["client"])
            vault.require_signature(seen["copy"], header, seen["signature"], client.vault.ed25519)
            content = vault.open_copy(seen["copy"], header, device.identity)
            assert content["answers"] or content["words"]
            assert bool(content["words"]) == (grant.level == "full")
        sealed = [str(row) for model in (Repair, Grant, CareLink) for row in model.objects.values()]
        for repair in WHOLE["clients"][0]["repairs"]:
            assert not any(text in row for text in repair["words"].values() for row in sealed)

    def test_everything_that_can_be_shared_is_there_to_be_opened(self, printed: str) -> None:
        live = Grant.objects.live(datetime.now(UTC))
        kinds_shared = set(live.values_list("kind", flat=True))
        assert kinds_shared == {kind.name for kind in kinds() if kind.can_be_shared}
        assert set(AccessRecord.objects.values_list("act", flat=True)) == {OPENED, ACKNOWLEDGED}
        assert set(Reply.objects.values_list("was_read", flat=True)) == {True}
        waiting = live.filter(kind="speak-ups").exclude(pk__in=Reply.objects.values("grant"))
        assert waiting.count() == 1, "one waits for its answer"

    def test_what_goes_to_nobody_is_there_and_goes_to_nobody(self, printed: str) -> None:
        for name, model in (("letters", UnsentLetter), ("small_steps", SmallStep), ("check_ins", CheckIn)):
            written = sum(len(client.get(name, [])) for client in WHOLE["clients"][:3])
            assert model.objects.count() == written > 2
        kinds_shared = set(Grant.objects.values_list("kind", flat=True))
        assert not kinds_shared & {"unsent-letters", "small-steps", "check-ins"}

    def test_suggestions_wait_were_left_and_were_taken_for_all_to_see(self, printed: str) -> None:
        became = set(Suggestion.objects.values_list("answered", "accepted"))
        assert became == {(False, False), (True, False), (True, True)}
        assert {card.origin for card in Card.objects.all()} == {"own", "noticed", "offered"}

    def test_measures_have_a_gap_an_open_answer_and_one_about_self_harm_that_nobody_looked_at(
        self, printed: str
    ) -> None:
        now = datetime.now(UTC)
        assert {one.state(now) for one in MeasureAgreement.objects.all()} == {"agreed"}
        wren = User.objects.get(username=WHOLE["clients"][0]["username"])
        days = sorted(
            one.answered_on for one in MeasureResponse.objects.filter(owner=wren) if one.answered_on
        )
        between = [(after - before).days for before, after in pairwise(days)]
        assert min(between) == 7
        assert max(between) > 14, "weeks without an answer"
        ines = User.objects.get(username=WHOLE["clinicians"][0]["username"])
        cases = signed_in(ines).get("/api/v1/clinic/caseload").data["results"]
        reasons = [one["reason"] for case in cases for one in case["review"]]
        assert reasons.count("self_harm_answer") == 1

    def test_practice_is_set_up_by_its_administrator_and_somebody_is_away(
        self, local: Path, printed: str
    ) -> None:
        username = WHOLE["practice"]["administrator"]["username"]
        kept = json.loads((local / KEPT).read_text(encoding="utf-8"))[username]
        assert kept["totp_secret"] in printed
        (practice,) = Practice.objects.filter(administrators__user__username=username)
        settings = WHOLE["practice"]["settings"]
        assert {name: getattr(practice, name) for name in settings} == settings
        away = [one for one in practice.clinicians.all() if one.is_away(datetime.now(UTC))]
        assert [one.cover for one in away] == [WHOLE["clinicians"][1]["away"]["cover"]]

    def test_clinician_opens_their_own_notes_and_nobody_else_does(self, local: Path, printed: str) -> None:
        kept = json.loads((local / KEPT).read_text(encoding="utf-8"))
        username = WHOLE["clinicians"][0]["username"]
        device = open_device(username, kept[username]["words"])
        notes = {
            vault.open_words(
                json.loads(memo.words),
                device.user_key,
                vault.place("memo", device.user.pk, memo.pk, memo.revision),
            )["text"]
            for memo in Memo.objects.all()
        }
        links = [link for client in WHOLE["clients"][:3] for link in client["care_links"]]
        assert notes == {link["memo"] for link in links if "memo" in link}
        assert not [memo for memo in Memo.objects.all() for text in notes if text in memo.words]

    def test_clinicians_device_can_check_whose_keys_a_client_has(self, local: Path, printed: str) -> None:
        kept = json.loads((local / KEPT).read_text(encoding="utf-8"))
        username = WHOLE["clinicians"][0]["username"]
        device = open_device(username, kept[username]["words"])
        cases = signed_in(device.user).get("/api/v1/clinic/caseload").data["results"]
        links = ",".join(str(case["care_link"]) for case in cases)
        introduced = signed_in(device.user).get(f"/api/v1/clinic/introductions?care_links={links}")
        names = set()
        for case in introduced.data["results"]:
            place = vault.place("invitation", device.user.pk, case["invitation"]["id"], 1)
            note = vault.open_words(case["invitation"]["words"], device.user_key, place)
            vault.require_proof(
                note["secret"], case["client"], case["client_public_keys"], case["client_proof"]
            )
            header = vault.alias_header(
                care_link=case["care_link"], client=case["client"], clinician=device.user.pk
            )
            names.add(vault.open_copy(case["alias_copy"], header, device.identity)["name"])
        for case in cases:
            assert case["next_session_at"] is None or case["last_session_at"] < case["next_session_at"]
        assert names
        assert names <= {client["name"] for client in WHOLE["clients"][:3]}

    def test_second_factor_fits_the_printed_secret(self, local: Path, printed: str) -> None:
        kept = json.loads((local / KEPT).read_text(encoding="utf-8"))
        username = WHOLE["clinicians"][0]["username"]
        user = User.objects.get(username=username)
        secret = kept[username]["totp_secret"]
        code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
        api = APIClient()
        auth_key = vault.derive_passphrase(kept[username]["words"], _kdf(user)).auth_key
        login = api.post("/_allauth/browser/v1/auth/login", {"username": username, "password": auth_key})
        assert login.status_code == 401, "the second step is still to come"
        assert api.post("/_allauth/browser/v1/auth/2fa/authenticate", {"code": code}).status_code == 200
        assert api.get("/api/v1/clinic/caseload").status_code == 200

    def test_second_run_changes_nothing(self, printed: str) -> None:
        counts = [model.objects.count() for model in (User, Repair, CareLink, Grant, AccessRecord)]
        assert run() == printed
        assert [model.objects.count() for model in (User, Repair, CareLink, Grant, AccessRecord)] == counts

    def test_accounts_without_their_words_are_not_taken_over(self, local: Path, printed: str) -> None:
        (local / KEPT).unlink()
        with pytest.raises(CommandError, match=WHOLE["clients"][0]["username"]):
            run()

    def test_sessions_lie_around_today(self, printed: str) -> None:
        now = datetime.now(UTC)
        dates = (
            CareLink.objects.live().exclude(next_session_at=None).values_list("next_session_at", flat=True)
        )
        assert dates
        assert all(now - timedelta(days=1) < at < now + timedelta(days=15) for at in dates if at)


def test_each_measure_is_answered_by_somebody() -> None:
    answered = {one["measure"] for client in WHOLE["clients"] for one in client.get("measures", [])}
    assert answered == set(measures())


def test_run_that_was_cut_off_goes_on(local: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = demo.load
    calls: list[Any] = []

    def breaks_at_the_second(client: Any) -> None:
        calls.append(client)
        real(client)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(demo, "load", breaks_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        run()
    monkeypatch.setattr(demo, "load", real)
    run()
    assert Repair.objects.count() == sum(len(client["repairs"]) for client in WHOLE["clients"][:3])


def test_it_stays_away_from_a_real_deployment(local: Path, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError):
        run()
