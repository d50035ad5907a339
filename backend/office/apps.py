from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "backend.office"
    label = "office"
