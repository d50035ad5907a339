"""What accounts keep about a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from backend.accounts.models import (
    AccountEvent,
    Clinician,
    DataKey,
    EmailCode,
    Profile,
    RecoveryEmail,
    User,
    Vault,
)
from backend.core import privacy
from backend.core.models import AppliedOperation, CursorMark, EntryCursor


def register_categories() -> None:
    privacy.register(
        privacy.Category("account", "Your username and when you signed up", User, owner="pk"),
        privacy.Category(
            "profile", "Your time zone, language, country and look of the app", Profile, owner="user"
        ),
        privacy.Category("vault", "Your locked keys", Vault, owner="user"),
        privacy.Category(
            "data-key",
            "The key that what the server seals for you is sealed with",
            DataKey,
            erased="destroyed first",
        ),
        privacy.Category("clinician", "How a clinician is named to clients", Clinician, owner="user"),
        privacy.Category("second-factors", "Your second step at sign-in", Authenticator, owner="user"),
        privacy.Category("e-mail", "Your e-mail address, if you gave one", EmailAddress, owner="user"),
        privacy.Category(
            "recovery-e-mail", "Your e-mail to get back in, if you gave one", RecoveryEmail, owner="user"
        ),
        privacy.Category(
            "e-mail-codes", "When a code was sent to your e-mail, for a day", EmailCode, owner="user"
        ),
        privacy.Category(
            "account-events", "What happened to your account, for a year", AccountEvent, owner="user"
        ),
        privacy.Category("write-order", "How many changes your devices sent", EntryCursor),
        privacy.Category(
            "write-marks", "How your devices know that the server still has them all", CursorMark
        ),
        privacy.Category("applied-writes", "Which changes arrived already, for 30 days", AppliedOperation),
    )
