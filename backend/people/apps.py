from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "backend.people"
    label = "people"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from backend.people import rules
        from backend.people.answers import TEXTS
        from backend.people.models import Person
        from backend.sharing import scopes

        entries.register(
            entries.Kind(
                "people",
                Person,
                "backend.people.api.serializers.PersonSerializer",
                check=rules.check_person,
                begun_anew=rules.ask_anew,
                shareable=rules.may_be_shared,
                texts=TEXTS,
            )
        )
        scopes.register_hold(rules.holds_back)
        privacy.register(privacy.Category("people", "The people you write about", Person))
