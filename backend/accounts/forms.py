from django import forms


class SignUpForm(forms.Form):
    """What sign-up asks for beside username and key."""

    def signup(self, request: object, user: object) -> None:
        """Called by allauth inside the transaction that makes the account."""
