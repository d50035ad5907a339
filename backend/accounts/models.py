import uuid
from datetime import datetime
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


class Practice(models.Model):
    """Where clinicians work together, as its administrator set it up. Nothing here is about a client."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_SHOWN, unique=True)
    response_window = models.CharField(max_length=LONGEST_SHOWN)
    timezone = models.CharField(max_length=64, default="UTC")
    country = models.CharField(max_length=3, blank=True)
    # What the clinicians do when somebody answers above zero on item 9 of the PHQ-9. Without one there is no item 9.
    item9_procedure = models.TextField(blank=True)


class Administrator(models.Model):
    """Who sets up a practice and invites its clinicians. Nothing of any client reaches them."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="administrator")
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="administrators")


class Clinician(models.Model):
    """How a clinician is named to clients: a professional's name, public to whoever holds an invitation."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="clinician")
    display_name = models.CharField(max_length=LONGEST_SHOWN)
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="clinicians")
    response_window = models.CharField(max_length=LONGEST_SHOWN, blank=True)  # their own; else the practice's
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)  # the last day
    cover = models.CharField(
        max_length=LONGEST_COVER, blank=True
    )  # who is there meanwhile, and how to reach them
    left_on = models.DateField(null=True)  # the practice: nothing of a client is open to them any more

    # Whether somebody else had the passphrase, and the authenticator's secret, before it was theirs.
    passphrase_seen = models.BooleanField(default=False)
    secret_seen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(away_from__isnull=True, away_until__isnull=True)
                | models.Q(away_from__lte=models.F("away_until")),
                name="clinician_away_ends_after_it_begins",
            )
        ]

    def is_away(self, now: datetime) -> bool:
        """Today in the practice's zone, or soon: so that clients read of it before."""
        today = now.astimezone(zones.zone_or_utc(self.practice.timezone)).date()
        return self.away_until is not None and self.away_until >= today

    @property
    def shown_window(self) -> str:
        return self.response_window or self.practice.response_window


class KeyLink(models.Model):
    """A link that is good once, for a clinician or an administrator to make the keys of their account. They are the
    first, or where `user` is named new ones in place of those they lost.

    Of its token the server holds the digest alone; used, the row is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=LONGEST_SHOWN, blank=True)
    practice = models.ForeignKey(Practice, models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.CLINICIAN)
    response_window = models.CharField(max_length=LONGEST_SHOWN, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    @property
    def shown_window(self) -> str:
        return self.response_window or (self.practice.response_window if self.practice else "")


class EventKind(models.TextChoices):
    """What may happen to an account. None of it is about what a person writes."""

    SIGNED_IN = "signed_in"  # on a device that was not known
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - a name, no secret
    RECOVERED_BY_SHEET = "recovered_by_sheet"
    RECOVERED_BY_EMAIL = "recovered_by_email"
    SHEET_MADE = "sheet_made"
    SHEETS_ENDED = "sheets_ended"
    SPARE_KEY_GIVEN = "spare_key_given"
    SPARE_KEY_DESTROYED = "spare_key_destroyed"
    EMAIL_GIVEN = "email_given"
    EMAIL_CONFIRMED = "email_confirmed"
    EMAIL_REMOVED = "email_removed"
    SECOND_STEP_ADDED = "second_step_added"
    SECOND_STEP_REMOVED = "second_step_removed"
    SECOND_STEP_REPLACED = "second_step_replaced"
    SECOND_STEP_RESET = "second_step_reset"  # by who runs the app, for somebody who lost it
    CODES_MADE = "codes_made"  # to use in place of the second step
    DEVICE_SIGNED_OUT = "device_signed_out"
    OTHERS_SIGNED_OUT = "others_signed_out"
    EXPORT_MADE = "export_made"
    ERASURE_ASKED = "erasure_asked"
    ERASURE_UNDONE = "erasure_undone"
    LOCK_EMPTIED = "lock_emptied"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    NEW_KEYS_OFFERED = "new_keys_offered"  # a link to make them by, from who runs the app
    KEYS_RENEWED = "keys_renewed"  # what the old ones sealed stays shut


class AccountEvent(models.Model):
    """Something that happened to an account, for its owner to read. `by` is a mark of the device that did it: the same
    for all that one device does, and nothing to anybody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    number = (
        models.PositiveIntegerField()
    )  # the place among the owner's; it tells what a device has said already
    kind = models.CharField(max_length=24, choices=EventKind.choices)
    at = models.DateTimeField()  # to the minute
    by = models.CharField(max_length=32, blank=True)
    device = SealedTextField(owner="user_id")  # as its owner calls such a one: "Firefox, Android"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "number"], name="accountevent_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=EventKind.values), name="accountevent_kind_known"
            ),
        ]


class SignedInDevice(models.Model):
    """A session, as its owner sees it. `session` is the key that ends it, and opens nothing while it stands sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=32)
    device = SealedTextField(owner="user_id")
    session = SealedTextField(owner="user_id")
    since_on = models.DateField()
    told = (
        models.PositiveIntegerField()
    )  # the number of the newest event that this device has shown or passed over
