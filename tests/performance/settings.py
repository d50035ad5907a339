"""A deployment's settings, but that the push service may stand on this machine."""

from config.settings.production import *  # noqa: F403 - so all settings are made

PUSH_ALLOW_INSECURE = True
