"""Rows held until a transaction ends."""

from typing import Any

from django.db import models, transaction


def hold(rows: models.QuerySet[Any]) -> list[Any]:
    """Holds each of them against other writers, and returns their keys.

    In one order, whoever asks: two at once that share more than one row would wait for each other. Every statement that
    writes several rows that others write too comes after it (`The order of locks`, backend/ARCHITECTURE.md).
    """
    held = rows.order_by("pk").select_for_update(of=("self",), no_key=True)
    return list(held.values_list("pk", flat=True))


def forget(rows: models.QuerySet[Any]) -> int:
    """Deletes them, likewise; returns how many."""
    with transaction.atomic():
        return int(rows.model._default_manager.filter(pk__in=hold(rows)).delete()[0])
