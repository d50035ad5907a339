"""Where this deployment is reached, for a command that prints a link."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser


def add_site(parser: CommandParser) -> None:
    parser.add_argument(
        "--site", default="", help='where the app is reached, for example "https://attune.example"'
    )


def site_of(options: dict[str, Any]) -> str:
    """As it was given; else the first host of the deployment, or this machine's own."""
    if options["site"]:
        return str(options["site"]).rstrip("/")
    return (
        f"http://localhost:{os.environ.get('PORT') or '8000'}"
        if settings.DEMO
        else f"https://{settings.ALLOWED_HOSTS[0]}"
    )
