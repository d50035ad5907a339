"""A worker's connection to the database: kept from task to task, and replaced when it broke."""

import pytest
from celery.app.task import Context
from celery.fixups.django import DjangoWorkerFixup
from celery.signals import task_prerun
from django.db import connection

from config.celery import app

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="the tests' SQLite database lives as long as its connection"
    ),
]


def one_task() -> None:
    """What Celery does around a task in a worker's process, with a statement inside."""
    fixup, task = DjangoWorkerFixup(app), app.tasks["push.send"]
    task.request_stack.push(Context(is_eager=False))
    fixup.on_task_prerun(task)
    task_prerun.send(sender=task)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    fixup.on_task_postrun(task)
    task.request_stack.pop()


def test_connection_is_kept_from_task_to_task() -> None:
    one_task()
    before = connection.connection
    one_task()
    assert before is not None
    assert connection.connection is before


@pytest.mark.promise(43)
def test_connection_that_broke_is_replaced_before_the_next_task() -> None:
    one_task()
    connection.connection.close()
    one_task()
    assert not connection.connection.closed
