from django.apps import AppConfig


class AgendasConfig(AppConfig):
    name = "backend.agendas"
    label = "agendas"

    def ready(self) -> None:
        from backend.agendas.answers import TEXTS
        from backend.agendas.models import Agenda
        from backend.core import entries, privacy

        entries.register(
            entries.Kind(
                "agendas",
                Agenda,
                "backend.agendas.api.serializers.AgendaSerializer",
                shareable=entries.always,
                texts=TEXTS,
                counted=False,
            )
        )
        privacy.register(privacy.Category("agendas", "What you want to bring to a session", Agenda))
