from datetime import timedelta

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "backend.sharing"
    label = "sharing"

    def ready(self) -> None:
        from backend.core import entries, periodic, privacy
        from backend.sharing import services, tasks
        from backend.sharing.models import AccessChain, AccessRecord, CareLink, Grant, Invitation

        periodic.register("sharing.forget", timedelta(hours=1), tasks.forget)
        entries.on_deleted(services.revoke_entry)
        privacy.register(
            privacy.Category("invitations", "Invitations you made", Invitation, owner="clinician"),
            privacy.Category("care_links", "The therapists you are linked with", CareLink, owner="client"),
            privacy.Category(
                "care_links_as_clinician", "The people you are linked with", CareLink, owner="clinician"
            ),
            privacy.Category(
                "grants", "What you share, with whom and until when", Grant, owner="care_link__client"
            ),
            privacy.Category("access_records", "Who opened what, and when", AccessRecord, owner="client"),
            privacy.Category(
                "access_chain", "The seal on the list of who opened what", AccessChain, owner="client"
            ),
        )
