"""What a sign-in leaves behind: a row among the devices, and where the device was not known a line on the list."""

import secrets

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from backend.accounts import services
from backend.accounts.models import AccountEvent, EventKind, User
from backend.accounts.sign_in import devices, here, signed_in


def note(request: HttpRequest, user: User, *, private: bool, first: bool) -> None:
    """`first`: the account was made just now, so nothing happened to it. Call it before the device is remembered."""
    before = here.device_of(request)
    mark = devices.mark_of(request, user.pk) if private else secrets.token_hex(16)
    device = here.Device(mark, before.name)
    now = timezone.now()
    with transaction.atomic():
        row = signed_in.add(user, str(request.session.session_key), device, now=now)
        AccountEvent.objects.filter(user=user, by=before.mark).update(by=mark)  # how they got back in
        if not first and not devices.was_here(request, user.username):
            services.note_event(user, EventKind.SIGNED_IN, by=device, now=now)
    request.session[here.MARK], request.session[here.ROW] = mark, str(row.pk)
