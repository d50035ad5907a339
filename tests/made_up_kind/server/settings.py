"""The app with the made-up room: the one line of wiring on the server's side."""

from config.settings.test import *  # noqa: F403

INSTALLED_APPS += ["tests.made_up_kind.server.postcards"]  # noqa: F405
