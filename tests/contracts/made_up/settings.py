"""The settings of the tests, and one line more."""

from config.settings.test import *  # noqa: F403

INSTALLED_APPS += ["tests.contracts.made_up"]  # noqa: F405
