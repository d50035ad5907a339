"""`in_ids` finds what `in` finds, in one parameter."""

import pytest
from django.db import connection

from backend.accounts.models import DataKey, User
from backend.core.ids import new_id
from backend.reminders.models import ReminderSettings

pytestmark = pytest.mark.django_db


def test_it_finds_those_and_no_others(alice: User, bob: User) -> None:
    assert set(User.objects.filter(pk__in_ids=[alice.pk, new_id()])) == {alice}
    assert set(User.objects.filter(pk__in_ids={alice.pk, bob.pk})) == {alice, bob}
    assert set(User.objects.exclude(pk__in_ids=[alice.pk]).filter(pk__in_ids=[alice.pk, bob.pk])) == {bob}


def test_nothing_is_in_no_ids(alice: User) -> None:
    assert not User.objects.filter(pk__in_ids=[]).exists()


def test_it_follows_an_owner_without_joining(alice: User, bob: User) -> None:
    keys = DataKey.objects.filter(owner_id__in_ids=[alice.pk])
    assert {key.owner_id for key in keys} == {alice.pk}
    assert "JOIN" not in str(keys.query)
    assert list(ReminderSettings.objects.filter(pk__in_ids=[bob.pk, new_id()])) == list(
        ReminderSettings.objects.filter(pk=bob.pk)
    )


def test_many_keys_are_one_parameter(alice: User) -> None:
    many = User.objects.filter(pk__in_ids=[alice.pk, *(new_id() for _ in range(2000))])
    _, params = many.query.get_compiler(connection=connection).as_sql()
    assert len(params) == 1
    assert list(many) == [alice]
