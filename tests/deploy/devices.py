"""`python -m tests.deploy.devices ORIGIN`: those of tests/deploy/reminded.py come again in a practice's database."""

import sys

import django


def come_again(origin: str) -> None:
    from django.utils import timezone

    from backend.accounts.models import User
    from backend.push import services as push
    from tests.push.browser import Browser

    keys = Browser().keys
    for user in User.objects.filter(username__startswith="person-"):
        device = push.Device(f"{origin}/{user.username.removeprefix('person-')}", **keys, label="phone")
        push.subscribe(user, device, site="https://attune.example", now=timezone.now())


if __name__ == "__main__":
    django.setup()
    come_again(sys.argv[1])
