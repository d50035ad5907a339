"""Drafts of a clinician for tests: where they stand, and how they are kept and sent."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.sharing.models import ReplyDraft, SuggestionDraft
from backend.speakup.models import Reply
from backend.suggestions.models import Suggestion
from tests.conftest import sealed_words, signed_in
from tests.sharing.device import reply_body, suggestion_body

KINDS = pytest.mark.parametrize("kind", ["reply", "suggestion"])
MODELS: dict[str, Any] = {"reply": ReplyDraft, "suggestion": SuggestionDraft}
SENT: dict[str, Any] = {"reply": Reply, "suggestion": Suggestion}


@pytest.fixture
def place(linked: UUID, shared: dict[str, Any]) -> Callable[[str], str]:
    places = {
        "reply": f"/api/v1/clinic/replies/{shared['id']}/draft",
        "suggestion": f"/api/v1/clinic/clients/{linked}/suggestion-draft",
    }
    return lambda kind: places[kind]


def put(api: APIClient, at: str, revision: int = 7, words: Any = ...) -> Any:
    return api.put(at, {"words": sealed_words() if words is ... else words, "revision": revision})


def drafts() -> tuple[int, int]:
    return ReplyDraft.objects.count(), SuggestionDraft.objects.count()


def send(
    alice: User, dana: User, linked: UUID, shared: dict[str, Any], kind: str, id: Any = None, **more: Any
) -> int:
    id = str(id or uuid4())
    if kind == "reply":
        at, body = f"/api/v1/clinic/replies/{shared['id']}", reply_body(alice, dana, shared, id=id)
    else:
        id, body = suggestion_body(alice, dana, linked, id=id)
        at = f"/api/v1/clinic/clients/{linked}/suggestions/{id}"
    return int(signed_in(dana).put(at, {**body, **more}).status_code)
