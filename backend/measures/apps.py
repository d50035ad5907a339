from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "backend.measures"
    label = "measures"

    def ready(self) -> None:
        from backend.core import consents, entries, privacy, put_back
        from backend.measures import (
            agreed,
            checks,  # noqa: F401 - registers itself
            rules,
            selectors,
        )
        from backend.measures import (
            put_back as acts,
        )
        from backend.measures.answers import TEXTS
        from backend.measures.models import MeasureAgreement, MeasureResponse
        from backend.sharing import review

        entries.register(
            entries.Kind(
                selectors.KIND,
                MeasureResponse,
                "backend.measures.api.serializers.MeasureResponseSerializer",
                check=rules.check,
                come_back=rules.come_back,
                shareable=rules.may_be_shared,
                open_to=rules.may_be_read_by,
                texts=TEXTS,
            )
        )
        consents.register(agreed.MEASURE, agreed.SUBJECT)
        put_back.register("Questionnaires pause until each client says yes again.", acts.pause)
        review.register("self_harm_answer", selectors.to_acknowledge)
        privacy.register(
            privacy.Category(selectors.KIND, "What you answered to questionnaires", MeasureResponse),
            privacy.Category(
                "measure_agreements",
                "Questionnaires a therapist proposed, and whether you agreed",
                MeasureAgreement,
                owner="client",
                show={
                    "care_link__clinician__clinician__display_name": "Therapist",
                    "measure": "Which one",
                    "proposed_at": "Proposed on",
                    "agreed_at": "Agreed to on",
                    "agreed_before": "Agreed to before, on",
                    "later_until": "Asked again from",
                    "ended_at": "Ended on",
                },
                erase=privacy.Erase.LINKS,
            ),
            privacy.Category(
                "measure_agreements_as_clinician",
                "Questionnaires you proposed to clients",
                MeasureAgreement,
                owner="care_link__clinician",
                show={"proposed_at": "Proposed on", "ended_at": "Ended on"},
                erase=privacy.Erase.LINKS,
            ),
        )
