import uuid

from django.db import models


class FeedbackNote(models.Model):
    """What somebody said felt bad. Nothing here leads to a person: the key is random and holds no time, the day is all
    that is known of when, and only who runs the deployment can open the rest.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    received_on = models.DateField()
    enc = models.TextField()  # sealed on the device to FEEDBACK_KEY (RFC 9180, base mode)
    ct = models.TextField()
