from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "backend.clinic"
    label = "clinic"
