from django.conf import settings
from django.db import models


class Erasure(models.Model):
    """Somebody asked for everything of theirs to be deleted. The row goes last, with the account: while it is there,
    what was begun is not done.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
