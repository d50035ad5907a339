"""What a client agreed to: a link, what goes through it, and what the clinician said before."""

from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from backend.accounts.models import User
from backend.core import zones
from backend.core.consents import holds_since
from backend.sharing import rhythm

LONGEST_LIMITS = 600
SESSION_LASTS = timedelta(minutes=90)  # at most: a session of trauma therapy may be a double one
SAME_DAY = timedelta(hours=12)  # whichever side of midnight


class Side(models.TextChoices):
    CLIENT = "client"
    CLINICIAN = "clinician"
    LEFT = "left"  # the clinician left their practice, or their account
    HANDOVER = "handover"  # the client went on with another clinician


class Level(models.TextChoices):
    SUMMARY = "summary"
    FULL = "full"


class Sealed(models.TextChoices):
    FIRST = "first"
    LOST = "lost"
    ANEW = "anew"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def offered(self, now: datetime) -> Self:
        """Whether it was used or not: no other therapist is told that."""
        return self.filter(withdrawn_at__isnull=True, expires_at__gt=now)

    def open(self, now: datetime) -> Self:
        return self.offered(now).filter(used_at__isnull=True)


class Invitation(models.Model):
    """A clinician's one-time offer of a link.

    Of its code the server holds a keyed hash of the public half, and never the secret half.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    lookup_hash = models.CharField(max_length=64, unique=True)
    proof = models.CharField(max_length=44)
    words = models.TextField(blank=True)  # {for_whom, secret}, sealed by the clinician for the clinician
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def state(self, now: datetime) -> str:
        if self.used_at:
            return "used"
        if self.withdrawn_at:
            return "withdrawn"
        return "open" if self.expires_at > now else "expired"


class CareLinkQuerySet(models.QuerySet["CareLink"]):
    def live(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def agreed(self, now: datetime) -> Self:
        """Live, and what the client said yes to still holds: what a clinician may use."""
        return self.live().filter(agreed_at__gt=holds_since(now))

    def of(self, user: User) -> Self:
        """The links that a person is one side of."""
        return self.filter(Q(client=user) | Q(clinician=user))


class CareLink(models.Model):
    """A client and a clinician who agreed to it. By itself it shows the clinician a name to use, and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # Protected: a link goes by an act that its client is told of, never by somebody's row being deleted.
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invitation = models.OneToOneField(Invitation, models.SET_NULL, null=True, related_name="+")
    alias_copy = models.TextField(
        blank=True
    )  # {name, pronouns} for the clinician; emptied when the link ends
    # What is left of it then, for the client alone: their devices still check by it what the clinician had signed.
    own_copy = models.TextField(blank=True, default="")
    client_proof = models.CharField(max_length=44)
    consent_version = models.CharField(max_length=20)
    since = models.DateTimeField()
    agreed_at = models.DateTimeField(default=timezone.now)  # when the client said yes the last time
    later_until = models.DateTimeField(null=True)
    sealed_anew_at = models.DateTimeField(null=True)  # when the client did, to other keys of the clinician's
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=9, choices=Side.choices, blank=True)
    next_session_at = models.DateTimeField(null=True)
    last_session_at = models.DateTimeField(null=True)
    session_before_at = models.DateTimeField(null=True)  # the one before the last
    # Sessions that come again: the regular time that the next one stands for, even where that one was moved.
    regular_at = models.DateTimeField(null=True)
    every_weeks = models.PositiveSmallIntegerField(default=0)  # 0: none comes again
    session_zone = models.CharField(max_length=64, blank=True)
    left_out_at = models.DateTimeField(null=True)  # the session that was left out the last time
    # When the clinician last said that they saw what changed, before each share had a word of its own (`end_seen`).
    reviewed_at = models.DateTimeField(null=True)

    objects = CareLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "clinician"], condition=Q(ended_at__isnull=True), name="care_link_live_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(alias_copy=""), name="care_link_over_keeps_no_alias"
            ),
            models.CheckConstraint(condition=~Q(client=models.F("clinician")), name="care_link_joins_two"),
        ]

    def sealed(self, keys_since: datetime | None) -> str:
        """To which keys of the clinician's, who has the present ones since then: "first", "lost" where nothing can be
        opened any more, "anew" once the client sealed it again.
        """
        if keys_since is not None and (self.sealed_anew_at or self.since) < keys_since:
            return Sealed.LOST
        return Sealed.ANEW if self.sealed_anew_at else Sealed.FIRST

    def is_paused(self, now: datetime) -> bool:
        return self.agreed_at <= holds_since(now)

    def sessions(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """The last and the next session as they are at `now`: a date that has passed is the last one, without anybody
        saying so.
        """
        if self.next_session_at is None or self.next_session_at > now:
            return self.last_session_at, self.next_session_at
        if self.regular_at is None:
            return self.next_session_at, None
        last, following = rhythm.around(
            self.regular_at, self.every_weeks, zones.zone_or_utc(self.session_zone), now
        )
        return (last if self.next_session_at < last <= now else self.next_session_at), following

    def over_since(self, now: datetime) -> datetime | None:
        """When the last session began that is over: while one goes on, what is new is what came before it."""
        last, _ = self.sessions(now)
        if last is None or last <= now - SESSION_LASTS:
            return last
        return self.session_before_at if last == self.last_session_at else self.last_session_at

    def moved_on(self, now: datetime) -> None:
        """Takes in what has passed by `now`; not saved."""
        began, (last, self.next_session_at) = self.next_session_at, self.sessions(now)
        if last == self.last_session_at:
            return
        before = self.last_session_at
        if last is not None and began is not None and began < last:  # more than one has passed
            before = max(began, self.regular_before(last))
        self.session_before_at, self.last_session_at = before, last

    def next_regular(self, now: datetime) -> datetime | None:
        """The regular time that the next session after `now` stands for; None where none comes again."""
        if self.regular_at is None or (self.next_session_at is not None and self.next_session_at > now):
            return self.regular_at
        return self.sessions(now)[1]

    def regular_after(self, regular: datetime, now: datetime) -> datetime:
        """The regular time after that one, and after `now`."""
        zone = zones.zone_or_utc(self.session_zone)
        return rhythm.around(regular, self.every_weeks, zone, max(now, regular))[1]

    def moves_begun(self, regular: datetime | None, to: datetime) -> bool:
        """Whether what is moved there is the last session, which began a few hours before and did not take place. Where
        nobody says so: the next one, if that is nearer.
        """
        last, following = self.last_session_at, self.next_session_at
        if last is None or not self.began_before(to) or (regular is not None and to > regular):
            return False
        return following is None or to - last < following - to

    def began_before(self, at: datetime) -> bool:
        """Whether the last session began a few hours before that."""
        return self.last_session_at is not None and at - self.last_session_at < SAME_DAY

    def regular_before(self, regular: datetime) -> datetime:
        """The regular time before that one."""
        return rhythm.before(regular, self.every_weeks, zones.zone_or_utc(self.session_zone))


class ScopeQuerySet(models.QuerySet["Scope"]):
    def running(self, now: datetime) -> Self:
        """Not ended, not over, and the link stands."""
        return self.filter(ended_at__isnull=True, until__gt=now, care_link__ended_at__isnull=True)

    def agreed(self, now: datetime) -> Self:
        """Running, and the yes to it and to its link still holds."""
        since = holds_since(now)
        return self.running(now).filter(agreed_at__gt=since, care_link__agreed_at__gt=since)


class Scope(models.Model):
    """A kind of entry that a client shares by itself: what is begun from a day on, until another. What is shared by
    it are grants like any other, each made and sealed by a device of the client's.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    care_link = models.ForeignKey(CareLink, models.CASCADE, related_name="scopes")
    kind = models.CharField(max_length=40)
    level = models.CharField(max_length=7, choices=Level.choices)
    start = models.DateField()
    until = models.DateTimeField()
    until_text = models.CharField(max_length=40)  # as it was sent: the signature is over these characters
    agreed_at = models.DateTimeField()  # when the client said yes the last time
    later_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    signature = models.CharField(max_length=88)

    objects = ScopeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["care_link", "kind"], condition=Q(ended_at__isnull=True), name="scope_live_once"
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="scope_level_known"),
        ]


class PrivateMarks(models.Model):
    """What a client never shares by itself, entry by entry: sealed on their device, so nobody else knows of which."""

    client = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    words = models.TextField()
    revision = models.PositiveIntegerField()


class GrantQuerySet(models.QuerySet["Grant"]):
    def running(self, now: datetime) -> Self:
        """Not revoked, not over, and the link stands."""
        return self.filter(revoked_at__isnull=True, until__gt=now, care_link__ended_at__isnull=True)

    def live(self, now: datetime) -> Self:
        """Running, and the yes to it and to its link still holds: what a clinician may open."""
        since = holds_since(now)
        return self.running(now).filter(agreed_at__gt=since, care_link__agreed_at__gt=since)


class Grant(models.Model):
    """A share: one sealed copy of one entry, for one clinician, until a day. The copy goes when the share does."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    care_link = models.ForeignKey(CareLink, models.CASCADE, related_name="grants")
    scope = models.ForeignKey(
        Scope, models.CASCADE, null=True, related_name="grants"
    )  # None: an act of its own
    kind = models.CharField(max_length=40)
    entry = models.UUIDField()
    entry_revision = models.PositiveIntegerField()
    about = models.CharField(max_length=60)  # the two, as the clinician is told them (`vault.about_of`)
    level = models.CharField(max_length=7, choices=Level.choices)
    from_at = models.DateTimeField()
    agreed_at = models.DateTimeField(default=timezone.now)  # when the client said yes the last time
    later_until = models.DateTimeField(null=True)
    until = models.DateTimeField()
    until_text = models.CharField(max_length=40)  # as it was sent: the signature is over these characters
    revoked_at = models.DateTimeField(null=True)
    # When it was taken back; None while it was not, and where a process of 06a9e25 did, which does not say.
    was_live = models.BooleanField(null=True)
    with_entry = models.BooleanField(default=False, db_default=False)  # it went because its entry was deleted
    end_seen = models.BooleanField(
        default=False, db_default=False
    )  # by its clinician, that it was taken back
    copy = models.TextField(blank=True)
    signature = models.CharField(max_length=88)

    objects = GrantQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "entry"], name="grant_of_an_entry"
            ),  # revoked when the entry is deleted
            models.Index(fields=["until"], condition=~Q(copy=""), name="grant_copies_to_forget"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(copy=""), name="grant_revoked_keeps_no_copy"
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="grant_level_known"),
            models.UniqueConstraint(
                fields=["scope", "entry"], condition=Q(scope__isnull=False), name="grant_of_a_scope_once"
            ),
        ]

    def state(self, now: datetime) -> str:
        if self.revoked_at:
            return "revoked"
        if self.until <= now:
            return "over"
        paused = self.agreed_at <= holds_since(now) or self.care_link.is_paused(now)
        return "paused" if paused else "live"


class Limits(models.Model):
    """What a clinician may have to pass on of what they read, in their own words. Clients read it before they link and
    before they share; signed, so that nobody else can say it for them.
    """

    clinician = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="limits"
    )
    text = models.CharField(max_length=LONGEST_LIMITS)
    signature = models.CharField(max_length=88)
