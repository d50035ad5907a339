from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

from backend.affirmations import selectors, services
from backend.affirmations.api import views
from backend.affirmations.models import AffirmationText, CardResponse
from tests.conftest import NOON, put_entry

pytestmark = pytest.mark.django_db


def family(id: str, *levels: int, **more: Any) -> dict[str, Any]:
    texts = [{"id": f"{id}-{level}", "level": level, "text": f"{id} at {level}"} for level in levels]
    return {"id": id, "theme": "safety", "texts": texts, **more}


def load(*families: dict[str, Any], locale: str = "en") -> services.Loaded:
    return services.load_library(list(families), now=NOON, locale=locale)


def shown(locale: str = "en") -> list[str]:
    return [text["text"] for family in selectors.library(locale)["families"] for text in family["texts"]]


def test_load_twice_changes_nothing() -> None:
    first = load(family("a", 1, 2, 3), family("b", 1))
    before = selectors.library("en")
    assert load(family("a", 1, 2, 3), family("b", 1)) == first == services.Loaded(2, 4, 0, 0)
    assert selectors.library("en") == before


def test_load_takes_changes_over() -> None:
    load(family("a", 1), family("b", 1))
    changed = family("a", 1, quoted=True, credit="Somebody")
    changed["texts"][0]["text"] = "new words"
    load(family("b", 1), changed)
    assert shown() == ["b at 1", "new words"]
    assert selectors.library("en")["families"][1]["credit"] == "Somebody"


def test_load_removes_what_nobody_responded_to() -> None:
    load(family("a", 1), family("b", 1))
    assert load(family("a", 1)).removed > 0
    assert shown() == ["a at 1"]
    assert not AffirmationText.objects.filter(pk="b-1").exists()


@pytest.mark.promise(43)
def test_load_retires_what_somebody_responded_to_and_brings_it_back(alices: APIClient) -> None:
    load(family("a", 1), family("b", 1))
    assert put_entry(alices, "card-responses", text="b-1", response="kept").status_code == 201
    assert load(family("a", 1)).retired == 1
    assert shown() == ["a at 1"]
    assert CardResponse.objects.get().text_id == "b-1"
    assert load(family("a", 1)).retired == 0, "it keeps the day on which it was retired"
    load(family("a", 1), family("b", 1))
    assert shown() == ["a at 1", "b at 1"]


def test_a_language_falls_back_to_the_source_for_what_it_lacks() -> None:
    load(family("a", 1, 2))
    spanish = {
        "id": "a",
        "theme": "safety",
        "texts": [{"id": "a-1", "level": 1, "text": "hola"}, {"id": "zz", "level": 1, "text": "?"}],
    }
    load(spanish, locale="es")
    assert shown("es") == shown("es-mx") == ["hola", "a at 2"]
    assert shown("en") == ["a at 1", "a at 2"]


def test_the_library_is_open_to_everybody_and_read_once(django_assert_max_num_queries: Any) -> None:
    load(family("a", 1, 2, 3))
    with django_assert_max_num_queries(3):
        answer = APIClient().get("/api/v1/affirmations")
    assert answer.status_code == 200
    assert answer.json()["families"][0]["texts"][0] == {"id": "a-1", "level": 1, "text": "a at 1"}
    again = APIClient().get("/api/v1/affirmations", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    load(family("a", 1))
    assert (
        APIClient().get("/api/v1/affirmations", headers={"If-None-Match": answer["ETag"]}).status_code == 200
    )


def test_the_library_is_built_once_an_edition(django_assert_num_queries: Any) -> None:
    load(family("a", 1, 2, 3))
    first = APIClient().get("/api/v1/affirmations")
    with django_assert_num_queries(1):  # which edition it is
        again = APIClient().get("/api/v1/affirmations")
    with django_assert_num_queries(1):
        had = APIClient().get("/api/v1/affirmations", headers={"If-None-Match": first["ETag"]})
    assert again.content == first.content
    assert {**again.headers} == {**first.headers}
    assert had.status_code == 304
    load(family("a", 1))  # by another process, as far as what is kept goes
    changed = APIClient().get("/api/v1/affirmations")
    assert [text["id"] for text in changed.json()["families"][0]["texts"]] == ["a-1"]
    assert changed["ETag"] != first["ETag"]


def test_the_library_is_answered_from_memory(
    django_assert_num_queries: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LIBRARY_LOOKED_AT_SECONDS = 5
    monkeypatch.setattr(views, "_looked", (0.0, None))
    now = iter((10.0, 12.0, 14.9, 15.0))
    monkeypatch.setattr(views, "monotonic", now.__next__)
    load(family("a", 1, 2))
    first = APIClient().get("/api/v1/affirmations")
    load(family("a", 1))  # by another process
    with django_assert_num_queries(0):
        again = APIClient().get("/api/v1/affirmations")
        had = APIClient().get("/api/v1/affirmations", headers={"If-None-Match": first["ETag"]})
    assert (again.content, had.status_code) == (first.content, 304)
    assert again["Cache-Control"] == "public, no-cache"
    changed = APIClient().get("/api/v1/affirmations")
    assert [text["id"] for text in changed.json()["families"][0]["texts"]] == ["a-1"]


def test_nothing_is_remembered_while_nothing_was_loaded(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LIBRARY_LOOKED_AT_SECONDS = 5
    monkeypatch.setattr(views, "_looked", (0.0, None))
    assert APIClient().get("/api/v1/affirmations").json()["families"] == []
    load(family("a", 1))
    assert APIClient().get("/api/v1/affirmations").json()["families"]


def test_load_library_loads_the_whole_content() -> None:
    call_command("load_library", verbosity=0)
    library = selectors.library("en")["families"]
    assert len(library) >= 20
    assert all(len(family["texts"]) == 3 for family in library if not family["quoted"])
    [quoted] = [family for family in library if family["quoted"]]
    assert quoted["credit"]
    assert [text["level"] for text in quoted["texts"]] == [3]


def test_a_retired_text_still_takes_the_answer_that_was_given_offline(alices: APIClient) -> None:
    load(family("a", 1))
    put_entry(alices, "card-responses", text="a-1", response="kept")
    services.load_library([], now=NOON + timedelta(days=1))
    assert put_entry(alices, "card-responses", text="a-1", response="never").status_code == 201
