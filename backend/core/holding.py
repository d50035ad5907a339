"""Rows held until a transaction ends."""

from typing import Any

from django.db import models


def hold(rows: models.QuerySet[Any]) -> list[Any]:
    """Holds each of them against other writers, and returns their keys.

    In one order, whoever asks: two at once that share more than one row would wait for each other. Every statement that
    writes several rows that others write too comes after it (`The order of locks`, backend/ARCHITECTURE.md).
    """
    held = rows.order_by("pk").select_for_update(of=("self",), no_key=True)
    return list(held.values_list("pk", flat=True))
