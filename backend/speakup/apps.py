from datetime import timedelta

from django.apps import AppConfig


class SpeakUpConfig(AppConfig):
    name = "backend.speakup"
    label = "speakup"

    def ready(self) -> None:
        from backend.core import entries, periodic, privacy
        from backend.sharing import review
        from backend.speakup import rules, selectors, tasks
        from backend.speakup.answers import TEXTS
        from backend.speakup.models import Reply, SpeakUp

        entries.register(
            entries.Kind(
                selectors.KIND,
                SpeakUp,
                "backend.speakup.api.serializers.SpeakUpSerializer",
                shareable=rules.may_be_shared,
                texts=TEXTS,
                counted=False,
                in_scopes=False,
            )
        )
        periodic.register("speakup.forget", timedelta(days=1), tasks.forget)
        review.register("speak_up", selectors.unopened)
        privacy.register(
            privacy.Category(selectors.KIND, "What didn't sit well with a therapist", SpeakUp),
            privacy.Category(
                "replies",
                "What a therapist replied to you",
                Reply,
                owner="grant__care_link__client",
                show={
                    "grant__care_link__clinician__clinician__display_name": "Who",
                    "sent_at": "When",
                },
                erase=privacy.Erase.LINKS,
            ),
            privacy.Category(
                "replies_as_clinician",
                "What you replied to clients",
                Reply,
                owner="grant__care_link__clinician",
                show={"sent_at": "When"},
                erase=privacy.Erase.LINKS,
            ),
        )
