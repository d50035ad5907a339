from django.apps import AppConfig


class AffirmationsConfig(AppConfig):
    name = "backend.affirmations"
    label = "affirmations"
