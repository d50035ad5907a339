"""An account, and what opens it."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.db import models
from django.utils import timezone

from backend.core import zones
from backend.core.sealed import SealedTextField

LONGEST_COVER = 300


LONGEST_SHOWN = 120  # of a clinician's name, practice and response window


class Role(models.TextChoices):
    CLIENT = "client"
    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. Nothing here tells who they are: the username is proposed, the e-mail optional."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)  # one that tells no time
    username = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.CLIENT)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)
    last_login = None  # nobody has to know when somebody was here last

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known")
        ]


class DataKey(models.Model):
    """A person's data key, wrapped by their key share and by the deployment's keyring, neither of them in the database.

    Destroying the row makes every sealed value of theirs unreadable; destroying the share does so in backups too.
    """

    owner = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    wrapped = models.TextField()
    made_at = models.DateTimeField()


class Theme(models.TextChoices):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    DIM = "dim"


class Profile(models.Model):
    """What the server has to know to serve a person: where and in which language.

    Name and pronouns are sealed words.
    """

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="profile")
    timezone = models.CharField(max_length=64, default="UTC")
    locale = models.CharField(max_length=16, default="en")
    country = models.CharField(max_length=3, blank=True)
    theme = models.CharField(max_length=8, choices=Theme.choices, default=Theme.SYSTEM)
    words = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    def day_of(self, at: datetime) -> date:
        """The day that a moment is on, where this person is."""
        return at.astimezone(zones.zone_or_utc(self.timezone)).date()


class Custody(models.TextChoices):
    SPARE = "spare"  # the server's keyring wraps the user key too
    OWN = "own"  # only the person holds it


class Vault(models.Model):
    """A person's wrapped keys. The server can open none but the spare one, and that only with the keyring. Every way to
    the user key is sealed once more, so that none of them is left in a backup when the data key is destroyed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, models.CASCADE, related_name="vault")
    kdf_salt = models.CharField(max_length=32)
    kdf_memory_kib = models.PositiveIntegerField()
    kdf_iterations = models.PositiveIntegerField()
    kdf_parallelism = models.PositiveIntegerField()
    wrapped_user_key = SealedTextField(owner="user_id")
    custody = models.CharField(max_length=8, choices=Custody.choices)
    spare_user_key = SealedTextField(null=True, owner="user_id")
    x25519 = models.CharField(max_length=44)
    ed25519 = models.CharField(max_length=44)
    wrapped_private_keys = models.TextField()
    renewed_at = models.DateTimeField(null=True)  # the keys above are not the first
    recovery_auth_hash = models.CharField(max_length=255, blank=True)
    recovery_user_key = SealedTextField(blank=True, owner="user_id")
    recovery_made_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(custody=Custody.SPARE) | models.Q(spare_user_key__isnull=True),
                name="vault_own_custody_keeps_no_spare",
            )
        ]


class RecoveryEmail(models.Model):
    """Where a code may be sent to somebody who lost their words.

    Nobody is ever looked up by it, so it can stand sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, models.CASCADE, related_name="recovery_email")
    confirmed = SealedTextField(null=True, owner="user_id")
    waiting = SealedTextField(null=True, owner="user_id")  # given, and its code not typed in yet


class EmailPurpose(models.TextChoices):
    CONFIRM = "confirm"  # does this address reach the person?
    RECOVER = "recover"


class EmailCode(models.Model):
    """A code that was sent. The row outlives the code by some hours, so that sending can be limited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=8, choices=EmailPurpose.choices)
    code_hash = models.CharField(max_length=255)
    sent_at = models.DateTimeField(db_index=True)
    tries = models.JSONField(default=dict)  # how often each caller tried, by a keyed digest of the address
    spent_at = models.DateTimeField(null=True)
    ticket_hash = models.CharField(max_length=64, blank=True)


class LockShare(models.Model):
    """The server's half of what opens one device that is locked by a PIN: without it the disk and the PIN open
    nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    proof_hash = models.CharField(
        max_length=64
    )  # of what the device derives from the PIN and a salt of its own
    share = SealedTextField(owner="user_id")
    tries = models.PositiveSmallIntegerField(default=0)  # wrong ones, less those that days took away
    tried_on = models.DateField()  # of the last wrong one
    untold = models.PositiveSmallIntegerField(default=0)  # wrong ones since it was last opened
    used_on = models.DateField()


class Passkey(models.Model):
    """Signs in, and opens the words with what only its holder's device can give (ADR 28)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    credential_hash = models.CharField(max_length=64, unique=True)
    public_key = SealedTextField(owner="user_id")
    wrapped_user_key = SealedTextField(owner="user_id")
    name = SealedTextField(owner="user_id")
    made_on = models.DateField()
