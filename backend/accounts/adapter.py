from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in as Attune does it."""


class MFAAdapter(DefaultMFAAdapter):
    """Second factors as Attune keeps them."""
