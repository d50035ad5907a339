from datetime import timedelta

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "backend.sharing"
    label = "sharing"

    def ready(self) -> None:
        from backend.accounts import lost_keys
        from backend.core import consents, entries, periodic, put_back
        from backend.core.privacy import ON_THE_DEVICE, Category, Erase, before, register
        from backend.sharing import agreed, departures, drafts, invitations, review, services, tasks
        from backend.sharing import put_back as acts
        from backend.sharing.models import (
            AccessChain,
            AccessRecord,
            CareLink,
            Departure,
            Grant,
            Handover,
            Invitation,
            Limits,
            PrivateMarks,
            ReplyDraft,
            Scope,
            SuggestionDraft,
        )

        periodic.register("sharing.forget", timedelta(hours=1), tasks.forget)
        for name, subject in agreed.SUBJECTS.items():
            consents.register(name, subject)
        put_back.register("What is shared pauses until each client says yes again.", acts.pause)
        put_back.register("Open invitations are taken back.", acts.withdraw_invitations)
        entries.on_deleted(services.revoke_entry)
        before(Erase.LINKS, departures.leave_with_account)
        lost_keys.sealed_by_them(invitations.withdraw_all)
        lost_keys.sealed_by_them(drafts.forget_of)
        review.register("consent_changed", review.consent_changed)
        register(
            Category(
                "invitations",
                "Invitations you made",
                Invitation,
                owner="clinician",
                show={
                    "created_at": "Made on",
                    "expires_at": "Good until",
                    "used_at": "Used on",
                    "withdrawn_at": "Taken back on",
                },
                erase=Erase.LINKS,
            ),
            Category(
                "limits",
                "What you said you may have to pass on",
                Limits,
                owner="clinician",
                show={"text": "In your words"},
                erase=Erase.LINKS,
            ),
            Category(
                "care_links",
                "The therapists you are linked with",
                CareLink,
                owner="client",
                show={
                    "clinician__clinician__display_name": "Therapist",
                    "since": "Since",
                    "sealed_anew_at": "Sealed to new keys on",
                    "agreed_at": "Agreed to on",
                    "later_until": "Asked again from",
                    "ended_at": "Ended on",
                    "ended_by": "Ended by",
                    "next_session_at": "Next session",
                    "last_session_at": "Last session",
                    "session_before_at": "The session before it",
                    "left_out_at": "Which one was left out last",
                    "every_weeks": "Comes again after so many weeks",
                },
                erase=Erase.LINKS,
            ),
            Category(
                "care_links_as_clinician",
                "The people you are linked with",
                CareLink,
                owner="clinician",
                show={"since": "Since", "ended_at": "Ended on", "ended_by": "Ended by"},
                erase=Erase.LINKS,
            ),
            Category(
                "departures",
                "Therapists who left",
                Departure,
                owner="client",
                show={"clinician_name": "Therapist", "left_on": "Left on", "was_told": "You were told"},
                erase=Erase.LINKS,
            ),
            Category(
                "handovers",
                "When a therapist proposed that you go on with another",
                Handover,
                owner="care_link__client",
                show={"proposed_on": "Proposed on", "answer": "Your answer"},
                erase=Erase.LINKS,
            ),
            Category(
                "grants",
                "What you share, with whom and until when",
                Grant,
                owner="care_link__client",
                show={
                    "care_link__clinician__clinician__display_name": "To whom",
                    "kind": "What kind",
                    "entry": "Which one",
                    "level": "How much of it",
                    "from_at": "From",
                    "agreed_at": "Agreed to on",
                    "later_until": "Asked again from",
                    "until": "Until",
                    "revoked_at": "Taken back on",
                },
                erase=Erase.LINKS,
            ),
            Category(
                "scopes",
                "What you share by itself, with whom and until when",
                Scope,
                owner="care_link__client",
                show={
                    "care_link__clinician__clinician__display_name": "To whom",
                    "kind": "What kind",
                    "level": "How much of it",
                    "start": "From",
                    "agreed_at": "Agreed to on",
                    "later_until": "Asked again from",
                    "until": "Until",
                    "ended_at": "Ended on",
                },
                erase=Erase.LINKS,
            ),
            Category(
                "private_marks",
                "What is never shared by itself",
                PrivateMarks,
                owner="client",
                show=ON_THE_DEVICE,
                erase=Erase.WRITTEN,
            ),
            Category(
                "reply_drafts",
                "Answers you are writing to clients and have not sent",
                ReplyDraft,
                owner="grant__care_link__clinician",
                show=ON_THE_DEVICE,
                erase=Erase.WRITTEN,
            ),
            Category(
                "suggestion_drafts",
                "Suggestions you are writing and have not sent",
                SuggestionDraft,
                owner="care_link__clinician",
                show=ON_THE_DEVICE,
                erase=Erase.WRITTEN,
            ),
            Category(
                "access_records",
                "Who opened what, and when",
                AccessRecord,
                owner="client",
                show={
                    "reader_name": "Who",
                    "act": "What they did",
                    "kind": "What kind",
                    "entry": "Which one",
                    "at": "When",
                },
                erase=Erase.LINKS,
            ),
            Category(
                "access_chain",
                "The seal on the list of who opened what",
                AccessChain,
                owner="client",
                show={"sequence": "How many are on the list"},
                erase=Erase.LINKS,
            ),
        )
