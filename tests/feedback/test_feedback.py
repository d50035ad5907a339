"""Notes about what felt bad: from whoever it is, opened by the operator alone, and leading back to nobody."""

import json
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts.vault.encoding import from_base64url, to_base64url
from backend.core import privacy
from backend.feedback import services
from backend.feedback.models import FeedbackNote
from tests.conftest import MakeUser, b64, signed_in

pytestmark = pytest.mark.django_db
AT = "/api/v1/feedback"
NOTE: dict[str, Any] = {
    "about": "words",
    "text": "The card said I should be over it. — Ash",
    "wants_answer": False,
}


@pytest.fixture(autouse=True)
def _uncounted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sealed(key: str, note: dict[str, Any] = NOTE) -> dict[str, str]:
    """As a device does."""
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    reader = X25519PublicKey.from_public_bytes(from_base64url(key))
    both = suite.encrypt(json.dumps(note).encode(), reader, info=b"attune/feedback/1")
    return {"enc": to_base64url(both[:32]), "ct": to_base64url(both[32:])}


def send(client: APIClient, body: dict[str, Any] | None = None, **more: Any) -> Any:
    key = client.get(AT).json()["key"]
    return client.post(AT, sealed(key) if body is None else body, format="json", **more)


def command(*arguments: Any) -> str:
    out = StringIO()
    call_command("feedback", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.promise(42)
def test_note_of_anybody_is_kept_with_the_day_and_nothing_that_leads_to_them(make_user: MakeUser) -> None:
    with time_machine.travel(datetime(2026, 3, 4, 13, 37, 21, tzinfo=UTC), tick=False):
        for client in (APIClient(), signed_in(make_user("alice"))):
            answer = send(client, REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Known/1.0")
            assert (answer.status_code, answer.content, answer.cookies) == (204, b"", {})
    columns = {field.name for field in FeedbackNote._meta.get_fields()}
    assert columns == {"id", "received_on", "enc", "ct"}
    assert [note.received_on for note in FeedbackNote.objects.all()] == [date(2026, 3, 4)] * 2
    assert {note.id.version for note in FeedbackNote.objects.all()} == {4}  # the others hold the time
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM feedback_feedbacknote")
        kept = repr(cursor.fetchall())
    assert not [told for told in ("203.0.113.77", "Known", "13:37", "over it", "words") if told in kept]
    assert FeedbackNote not in {category.model for category in privacy.categories()}


@pytest.mark.promise(42)
def test_operator_reads_with_the_half_that_the_server_does_not_have(settings: Any, tmp_path: Path) -> None:
    key = tmp_path / "opening"
    settings.FEEDBACK_KEY = command("make-key", key).strip().removeprefix("FEEDBACK_KEY=")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert key.read_text() != settings.FEEDBACK_KEY
    assert send(APIClient()).status_code == 204
    assert NOTE["text"] in command("read", key)

    other = tmp_path / "other"
    command("make-key", other)
    assert "sealed to another key" in command("read-and-delete", other)
    assert NOTE["text"] in command("read-and-delete", key)
    assert FeedbackNote.objects.count() == 0
    with pytest.raises(CommandError):
        command("make-key", key)


@pytest.mark.promise(42)
def test_it_says_within_how_long_it_is_read_and_where_nobody_reads(settings: Any) -> None:
    settings.FEEDBACK_READ_WITHIN_DAYS = 3
    assert APIClient().get(AT).json()["read_within_days"] == 3
    settings.FEEDBACK_KEY = ""
    assert APIClient().get(AT).json()["key"] is None
    assert send(APIClient(), {"enc": b64(32), "ct": b64(60)}).status_code == 404
    assert FeedbackNote.objects.count() == 0


def test_longest_note_of_any_language_fits_and_no_longer_one(settings: Any) -> None:
    longest = {**NOTE, "text": "\U0001f642" * 4000}
    body = sealed(settings.FEEDBACK_KEY, {})
    raw = json.dumps(longest, ensure_ascii=False).encode()
    assert send(APIClient(), {**body, "ct": b64(len(raw) + 16)}).status_code == 204
    assert send(APIClient(), {**body, "ct": b64(30_000)}).status_code == 400


@pytest.mark.parametrize(
    "odd", [{}, {"enc": "", "ct": ""}, {"enc": b64(31), "ct": b64(60)}, {"enc": b64(32), "ct": 7}, []]
)
def test_anything_else_is_refused(odd: Any) -> None:
    assert send(APIClient(), odd).status_code == 400
    assert FeedbackNote.objects.count() == 0


def test_one_network_can_not_fill_it_and_neither_can_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    most = services.FROM_ONE_NETWORK[0]
    codes = [send(APIClient(), REMOTE_ADDR="203.0.113.7").status_code for _ in range(most + 1)]
    assert codes == [204] * most + [429]
    assert send(APIClient(), REMOTE_ADDR="198.51.100.4").status_code == 204
    monkeypatch.setattr(services, "FROM_EVERYBODY", (most + 2, 3600))
    assert send(APIClient(), REMOTE_ADDR="198.51.100.5").status_code == 204
    assert send(APIClient(), REMOTE_ADDR="198.51.100.6").status_code == 429
    cache.clear()
    monkeypatch.setattr(services, "MOST_KEPT", FeedbackNote.objects.count())
    full = send(APIClient(), REMOTE_ADDR="198.51.100.6")
    assert (full.status_code, full.json()["error"]["code"]) == (503, "feedback_full")
