from typing import Any

import pytest
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.reflections.answers import ANSWERS_OF
from backend.reflections.api.serializers import ReflectionAnswersSerializer
from backend.reflections.models import Form, Reflection
from tests.conftest import entry_headers, put_entry

KIND = "reflections"
WHOLE: list[dict[str, Any]] = [
    {"form": "kind_minute", "status": "kept", "answers": {"after": "numb"}},
    {
        "form": "parts",
        "status": "kept",
        "answers": {"part": "harsh_critic", "feel": "blended", "thanked": True},
    },
    {
        "form": "standard",
        "status": "draft",
        "answers": {"whose": "raised_me", "how_strict": 0, "ask_loved": "no", "how_true": 10},
    },
    {
        "form": "keeps_away",
        "status": "kept",
        "answers": {"ways": ["leave_first", "nobody_gets_it"], "still": "keeps_me_safe"},
    },
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", WHOLE, ids=lambda written: written["form"])
def test_reflection_comes_back_as_it_was_written(alices: APIClient, written: dict[str, Any]) -> None:
    made = put_entry(alices, KIND, **written)
    assert made.status_code == 201
    seen = alices.get(f"/api/v1/{KIND}/{made.data['id']}").data
    assert {name: seen[name] for name in written} == written


@pytest.mark.promise(18)
@pytest.mark.parametrize("form", Form.values)
def test_reflection_with_every_question_left_open_is_kept(alices: APIClient, form: str) -> None:
    made = put_entry(alices, KIND, form=form, status="kept", words=None).data
    assert (made["form"], made["status"], made["answers"]) == (form, "kept", {})


def test_every_answer_belongs_to_one_form_and_every_form_is_known() -> None:
    assert set(ANSWERS_OF) == set(Form.values)
    named = [key for keys in ANSWERS_OF.values() for key in keys]
    assert sorted(named) == sorted(ReflectionAnswersSerializer().fields)


def test_column_that_is_left_out_stays_as_it_is(alices: APIClient) -> None:
    id = new_id()
    put_entry(alices, KIND, id, form="standard", status="kept")
    again = put_entry(alices, KIND, id, base=1, answers={"how_strict": 4})
    assert (again.data["form"], again.data["status"]) == ("standard", "kept")


@pytest.mark.promise(45)
def test_answers_are_not_readable_in_the_database(alices: APIClient) -> None:
    put_entry(alices, KIND, **WHOLE[1])
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM reflections_reflection")
        assert "blended" not in cursor.fetchone()[0]


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"form": "dream"}, "form"),
        ({"status": "finished"}, "status"),
        ({"answers": {"after": "cured"}}, "answers.after"),
        ({"answers": {"mood": 5}}, "answers.mood"),
        ({"answers": {"part": "harsh_critic"}}, "answers.part"),  # of another form
        ({"form": "parts", "answers": {"after": "softer"}}, "answers.after"),
        ({"form": "parts", "answers": {"thanked": "yes"}}, "answers.thanked"),
        ({"form": "parts", "answers": {"feel": "cross"}}, "answers.feel"),
        ({"form": "standard", "answers": {"how_strict": 5}}, "answers.how_strict"),
        ({"form": "standard", "answers": {"how_strict": True}}, "answers.how_strict"),
        ({"form": "standard", "answers": {"how_true": "7"}}, "answers.how_true"),
        ({"form": "standard", "answers": {"how_true": 11}}, "answers.how_true"),
        ({"form": "standard", "answers": {"whose": "my_mother"}}, "answers.whose"),
        ({"form": "parts", "answers": {"ways": ["go_quiet"]}}, "answers.ways"),
        ({"form": "keeps_away", "answers": {"still": "give_it_up"}}, "answers.still"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    alices: APIClient, body: dict[str, Any], field: str
) -> None:
    answer = put_entry(alices, KIND, **body)
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [field]
    assert not Reflection.objects.exists()


def test_form_stays_what_it_was_begun_as(alices: APIClient) -> None:
    id = new_id()
    put_entry(alices, KIND, id, form="standard")
    refused = put_entry(alices, KIND, id, base=1, form="parts")
    assert (refused.status_code, list(refused.json()["error"]["fields"])) == (400, ["form"])
    assert Reflection.objects.get().form == "standard"


@pytest.mark.promise(37)
def test_reflection_that_is_being_written_is_never_shared(alices: APIClient, alice: User) -> None:
    put_entry(alices, KIND, **(WHOLE[0] | {"status": "draft"}))
    assert not require_kind(KIND).shareable(Reflection.objects.get())


def test_deleted_reflection_is_a_tombstone_and_can_be_brought_back(alices: APIClient) -> None:
    id = new_id()
    put_entry(alices, KIND, id, **WHOLE[2])
    gone = alices.delete(f"/api/v1/{KIND}/{id}", headers=entry_headers(1))
    assert (gone.data["answers"], gone.data["words"]) == ({}, None)
    back = alices.post(f"/api/v1/{KIND}/{id}/restore", headers=entry_headers(2))
    assert back.data["answers"] == WHOLE[2]["answers"]


def test_stranger_finds_nothing(alices: APIClient, bobs: APIClient) -> None:
    id = new_id()
    put_entry(alices, KIND, id, **WHOLE[1])
    stranger, unknown = bobs.get(f"/api/v1/{KIND}/{id}"), bobs.get(f"/api/v1/{KIND}/{new_id()}")
    assert (stranger.status_code, stranger.content) == (404, unknown.content)
    assert put_entry(bobs, KIND, id).status_code == 404
    assert alices.get(f"/api/v1/{KIND}/{id}").data["form"] == "parts"
