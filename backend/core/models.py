from django.conf import settings
from django.db import models


class EntryCursor(models.Model):
    """How many writes an owner has made.

    Taken inside the writing transaction, so a device that pulls never skips one.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    value = models.PositiveBigIntegerField(default=0)
    # How much the owner keeps (core.quota), and how many writes came in which minute. Null: to be counted anew.
    entries = models.PositiveIntegerField(null=True)
    words = models.PositiveBigIntegerField(null=True)  # characters
    minute = models.PositiveBigIntegerField(default=0)  # since 1970
    writes = models.PositiveIntegerField(default=0)


class CursorMark(models.Model):
    """The random mark that a place in an owner's order was given under, kept as long as the account.

    A server that was put back from a backup gives the same places again, under other marks: a device that names the
    newest mark it has seen learns whether the server still stands in the same history.
    """

    # No index of its own: the constraint begins with it, and a row is written with every write.
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    cursor = models.PositiveBigIntegerField()
    mark = models.CharField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "cursor"], name="cursor_mark_once")]

    def __str__(self) -> str:
        """As devices keep it and send it back."""
        return f"{self.cursor}.{self.mark}"


class AppliedOperation(models.Model):
    """A write that was applied, under the key its device gave it: a repeat is answered and changes nothing."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField()
    kind = models.CharField(max_length=40)
    entry = models.UUIDField()
    act = models.CharField(max_length=10, null=True)  # noqa: DJ001 (null: written before this was kept)
    applied_at = models.DateTimeField(db_index=True)  # core.forget removes those older than 30 days

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="applied_operation_once")]


class Heartbeat(models.Model):
    """When a process last showed that it is alive; /readyz turns red when one is older than 120 s."""

    process = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()


class KeyringMark(models.Model):
    """A known text sealed under a key of the keyring, for each key that anything may stand under: by it a database
    tells that it was put beside another keyring. Empty for a key under which nothing is left.
    """

    key_id = models.CharField(max_length=40, primary_key=True)
    sealed = models.CharField(max_length=255, blank=True)
    made_at = models.DateTimeField()
