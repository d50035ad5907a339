from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "backend.help"
    label = "help"
