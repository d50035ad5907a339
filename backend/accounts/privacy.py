"""What accounts keep about a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from backend.accounts.models import (
    AccountEvent,
    Clinician,
    DataKey,
    EmailCode,
    KeyLink,
    LockShare,
    Passkey,
    Profile,
    RecoveryEmail,
    SignedInDevice,
    User,
    Vault,
)
from backend.core.models import AppliedOperation, CursorMark, EntryCursor
from backend.core.privacy import Category, Erase, register


def register_categories() -> None:
    register(
        Category(
            "account",
            "Your username and when you signed up",
            User,
            owner="pk",
            show={"username": "Name here", "date_joined": "Signed up on", "email": "E-mail", "role": "Role"},
            erase=Erase.ACCOUNT,
        ),
        Category(
            "profile",
            "Your time zone, language, country and look of the app",
            Profile,
            owner="user",
            show={
                "timezone": "Time zone",
                "locale": "Language",
                "country": "Country",
                "theme": "Look of the app",
            },
            erase=Erase.ACCOUNT,
        ),
        Category(
            "vault",
            "Your locked keys",
            Vault,
            owner="user",
            show={
                "custody": "Who holds a key",
                "recovery_made_at": "Recovery sheet made on",
                "renewed_at": "New keys since",
            },
            erase=Erase.KEYS,
        ),
        Category(
            "data-key",
            "The key that what the server seals for you is sealed with",
            DataKey,
            show={"made_at": "Made on"},
            erase=Erase.KEYS,
        ),
        Category(
            "clinician",
            "How a clinician is named to clients",
            Clinician,
            owner="user",
            show={
                "display_name": "Name",
                "practice": "Practice",
                "response_window": "When you look",
                "passphrase_seen": "Somebody else made your first words",
                "secret_seen": "Somebody else made your first authenticator",
            },
            erase=Erase.LINKS,
        ),
        Category(
            "key-links",
            "Links to make new keys with, for two days",
            KeyLink,
            owner="user",
            show={"made_at": "Made on", "expires_at": "Open until"},
            erase=Erase.KEYS,
        ),
        Category(
            "second-factors",
            "Your second step at sign-in",
            Authenticator,
            owner="user",
            show={"type": "What it is", "created_at": "Made on", "last_used_at": "Used on"},
            erase=Erase.KEYS,
        ),
        Category(
            "e-mail",
            "Your e-mail address, if you gave one",
            EmailAddress,
            owner="user",
            show={"email": "E-mail"},
            erase=Erase.KEYS,
        ),
        Category(
            "recovery-e-mail",
            "Your e-mail to get back in, if you gave one",
            RecoveryEmail,
            owner="user",
            show={"confirmed": "E-mail", "waiting": "Waiting for its code"},
            erase=Erase.KEYS,
        ),
        Category(
            "e-mail-codes",
            "When a code was sent to your e-mail, for a day",
            EmailCode,
            owner="user",
            show={"purpose": "What for", "sent_at": "Sent on", "spent_at": "Used on"},
            erase=Erase.KEYS,
        ),
        Category(
            "account-events",
            "What happened to your account, for a year",
            AccountEvent,
            owner="user",
            show={"kind": "What happened", "at": "When", "device": "From which device"},
            erase=Erase.ACCOUNT,
        ),
        Category(
            "signed-in-devices",
            "Where you are signed in",
            SignedInDevice,
            owner="user",
            show={"device": "Device", "since_on": "Since"},
            erase=Erase.KEYS,
        ),
        Category(
            "passkeys",
            "Your passkeys",
            Passkey,
            owner="user",
            show={"name": "Name", "made_on": "Since"},
            erase=Erase.KEYS,
        ),
        Category(
            "locks",
            "The server's half of the lock of a device",
            LockShare,
            owner="user",
            show={"used_on": "Used on"},
            erase=Erase.KEYS,
        ),
        Category(
            "write-order",
            "How many changes your devices sent, and how much is kept",
            EntryCursor,
            show={"value": "How many changes", "entries": "Notes kept", "words": "Letters kept"},
            erase=Erase.ACCOUNT,
        ),
        Category(
            "write-marks",
            "How your devices know that the server still has them all",
            CursorMark,
            show="One made-up number for each change. They say nothing about you.",
            erase=Erase.ACCOUNT,
        ),
        Category(
            "applied-writes",
            "Which changes arrived already, for 30 days",
            AppliedOperation,
            show={"kind": "Of what", "act": "What was done", "applied_at": "When"},
            erase=Erase.ACCOUNT,
        ),
    )
