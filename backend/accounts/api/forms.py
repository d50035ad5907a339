"""What sign-up asks for beside name and key. allauth speaks forms; the checks are the API's own serializers."""

from typing import Any

from django import forms
from rest_framework import serializers

from backend.accounts.api.serializers import NewVaultSerializer, SignUpProfileSerializer
from backend.accounts.models import LONGEST_SHOWN
from backend.core.api.errors import flat_fields


class SignUpForm(forms.Form):
    """allauth's sign-up input inherits from this. Whatever else a body names (a role, for one) is not read."""

    vault = (
        forms.Field()
    )  # an object, as it stands in the body; a form's JSON field would read text once more
    timezone = forms.CharField()
    locale = forms.CharField()
    country = forms.CharField(required=False)
    private_device = forms.BooleanField(required=False)
    # A clinician's: the token of their link, and what their clients are to call them.
    link = forms.CharField(required=False, max_length=64)
    display_name = forms.CharField(required=False, max_length=LONGEST_SHOWN)

    def clean_vault(self) -> dict[str, Any]:
        return _validated(NewVaultSerializer(data=self.cleaned_data["vault"]))

    def clean_timezone(self) -> str:
        return self._profile_field("timezone")

    def clean_locale(self) -> str:
        return self._profile_field("locale")

    def clean_country(self) -> str:
        return self._profile_field("country")

    def profile(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SignUpProfileSerializer().get_fields()}

    def signup(self, request: object, user: object) -> None:
        """Nothing is left to do: AccountAdapter.save_user made everything in one transaction."""

    def _profile_field(self, name: str) -> str:
        field = SignUpProfileSerializer().fields[name]
        try:
            return str(field.run_validation(self.cleaned_data[name]))
        except serializers.ValidationError as error:
            raise forms.ValidationError([str(one) for one in error.detail], code="invalid") from None


def _validated(given: serializers.Serializer[Any]) -> dict[str, Any]:
    if not given.is_valid():
        found = [f"{path}: {' '.join(texts)}" for path, texts in flat_fields(given.errors).items()]
        raise forms.ValidationError(found, code="invalid")
    return dict(given.validated_data)
