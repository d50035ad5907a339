"""Who may do what: one row for each operation of the API. An operation without a row fails the tests. Above 300 lines,
for it is one table.

A row has one character for each actor, in the order of `world.ACTORS`:
  Y  in, and Alice's things may be in the answer        O  in, with things of one's own or of nobody: never Alice's
  A  401: please sign in       F  403: not for you       N  404: exactly as if it did not exist
  V  400, W 403, C 409: in, and what was sent does not fit (no world holds it)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.conftest import b64, entry_headers, sealed_words
from tests.contracts.bodies import (
    confirmed,
    invitation,
    new_passkey,
    passphrase,
    recovery,
    revised,
    shown_passkey,
    vault_body,
)
from tests.contracts.calls import (
    Call,
    at_link,
    batch,
    handover,
    new_grant,
    new_link,
    new_scope,
    one,
    reply,
    seal_anew,
    sent,
    suggestion,
    without_device,
)
from tests.contracts.world import World, reminder_body, subscription_body


@dataclass(frozen=True)
class Row:
    who: str
    call: Callable[[World, str], Call] = lambda world, actor: Call()


#                                    anonymous
#                                    |owner stranger
#                                    |||live revoked expired
#                                    ||||||unlinked no_factor
#                                    ||||||||administrator
EVERYBODY = "OOOOOOOOO"
THROUGH = "AYOOOOOFO"  # one's own account, once every step of signing in is done
CONFIRMED = "AVVVVVVFV"  # the same, for whoever knows the passphrase: nobody of this world has one
OWN_LIST = "AYOFFFFFF"  # a client's own
OWN_ITEM = "AYNFFFFFF"
OWN_CREATE = "AOOFFFFFF"
CLINICIANS_OWN = "AFFOOOOFF"
THROUGH_LINK = "AFFYYYNFF"
ADMINISTRATORS = "AFFFFFFFO"
ONLY_OPEN_SHARES = "AFFYNNNFF"


def entry_rows(
    kind: str, stem: str, columns: Callable[[World], dict[str, Any]] = lambda world: {}
) -> dict[str, Row]:
    def body(world: World) -> dict[str, Any]:
        return {
            "created_at": "2026-06-15T12:00:00Z",
            "answers": {},
            "words": sealed_words(),
            **columns(world),
        }

    def call(base: int, with_body: bool = False) -> Callable[[World, str], Call]:
        return lambda world, actor: Call(
            {"id": world.ids[kind]}, body(world) if with_body else None, entry_headers(base)
        )

    return {
        f"{stem}_get": Row(OWN_ITEM, call(1)),
        f"{stem}_put": Row(OWN_ITEM, call(1, with_body=True)),
        f"{stem}_delete": Row(OWN_ITEM, call(1)),
        f"{stem}_restore": Row(OWN_ITEM, call(1)),
    }


POLICY: dict[str, Row] = {
    # accounts
    "session_get": Row(EVERYBODY),
    "accounts_proposed_username": Row(EVERYBODY),
    "accounts_sign_in_parameters": Row(EVERYBODY, sent({"username": "alice"})),
    "key_links_find": Row("W" * 9, sent({"link": "nobody-gave-this-out"})),  # by the token alone
    "key_links_use": Row(
        "W" * 9, sent(lambda: {"link": "nobody-gave-this-out", "auth_key": b64(32), "vault": vault_body()})
    ),
    "feedback_offer": Row(EVERYBODY),
    "feedback_create": Row(EVERYBODY, sent(lambda: {"enc": b64(32), "ct": b64(120)})),
    "vault_get": Row(THROUGH),
    "vault_recovery_put": Row(
        CONFIRMED, sent(lambda: confirmed(recovery_auth_key=b64(32), wrapped_user_key=b64(60)))
    ),
    "vault_passphrase_put": Row(CONFIRMED, sent(lambda: confirmed(**passphrase()))),
    "vault_custody_put": Row(CONFIRMED, sent(lambda: confirmed(custody="spare", user_key=b64(32)))),
    "recovery_open": Row("W" * 9, sent(recovery)),
    "recovery_finish": Row("W" * 9, sent(lambda: recovery(**passphrase()))),
    "vault_email_get": Row(THROUGH),
    "vault_email_put": Row(CONFIRMED, sent(lambda: confirmed(email="somebody@example.net"))),
    "vault_email_remove": Row(CONFIRMED, sent(confirmed)),
    "vault_email_confirm": Row("AVVVVVVFV", sent({"code": "0000-0000"})),
    "recovery_email_ask": Row(EVERYBODY, sent({"username": "alice"})),
    "recovery_email_open": Row("W" * 9, sent({"username": "alice", "code": "0000-0000"})),
    "recovery_email_finish": Row(
        "W" * 9, sent(lambda: {"username": "alice", "ticket": b64(32), **passphrase()})
    ),
    "account_data": Row(CONFIRMED, sent(confirmed)),
    "account_erasure_get": Row("AOOOOOOFO"),
    "account_erasure_ask": Row(CONFIRMED, sent(lambda: confirmed(when="now"))),
    "account_erasure_undo": Row("AOOOOOOFO"),
    "passkeys_list": Row(THROUGH),
    "passkeys_ask": Row(EVERYBODY),
    "passkeys_add": Row(CONFIRMED, sent(lambda: confirmed(**new_passkey()))),
    "passkeys_open": Row("V" * 9, sent(shown_passkey)),
    "passkeys_remove": Row("AVNNNNNFN", one("passkey", confirmed)),
    "second_step_show": Row(THROUGH),
    "second_step_secret": Row("AOOOOOOOO"),
    "second_step_add": Row("AVVVVVVVV", sent(lambda: confirmed(code="000000"))),
    "second_step_other": Row("ACCCCCCFC"),  # nobody of this world has an app
    "second_step_replace": Row("AWWVVVVFV", sent(lambda: confirmed(code="000000"))),
    "second_step_remove": Row(CONFIRMED, sent(confirmed)),
    "second_step_codes": Row(CONFIRMED, sent(confirmed)),
    "account_events_list": Row(THROUGH),
    "account_events_told": Row(THROUGH, sent({"number": 1})),
    "signed_in_devices_list": Row(THROUGH),
    "signed_in_devices_end": Row("AYNNNNNFN", one("signed_in")),
    "signed_in_devices_end_others": Row(THROUGH),
    "locks_create": Row(OWN_CREATE, sent(lambda: {"proof": b64(32)})),
    "locks_open": Row(
        OWN_ITEM,
        lambda world, actor: Call({"id": world.ids["lock"]}, {"proof": world.ids["lock_proof"]}),
    ),
    "locks_delete": Row(OWN_ITEM, one("lock")),
    "profile_get": Row(THROUGH),
    "profile_patch": Row(THROUGH, sent({"theme": "dim"})),
    # what a person writes
    **entry_rows("people", "people"),
    **entry_rows("repairs", "repairs"),
    **entry_rows(
        "card-responses", "card_responses", lambda world: {"text": world.ids["text"], "response": "kept"}
    ),
    **entry_rows("kind-moments", "kind_moments"),
    **entry_rows("cards", "cards"),
    **entry_rows("reflections", "reflections"),
    **entry_rows("speak-ups", "speak_ups"),
    **entry_rows("agendas", "agendas"),
    **entry_rows("safety-plans", "safety_plans"),
    **entry_rows("unsent-letters", "unsent_letters"),
    **entry_rows("small-steps", "small_steps"),
    **entry_rows("check-ins", "check_ins"),
    **entry_rows("measure-responses", "measure_responses"),
    "sync_pull": Row(OWN_LIST),
    "sync_write": Row(OWN_LIST, batch),
    "sync_inventory": Row(OWN_LIST, sent({"parts": [{"part": 0, "revision": 1, "sealed": "A" * 44}]})),
    "sync_history": Row(OWN_LIST, sent({"marks": ["1.mark"]})),
    # library, reminders, push
    "affirmations_list": Row(EVERYBODY),
    "reminders_list": Row(OWN_LIST),
    "reminders_create": Row(OWN_CREATE, sent(reminder_body)),
    "reminders_show": Row(OWN_ITEM, one("reminder")),
    "reminders_change": Row(OWN_ITEM, one("reminder", reminder_body)),
    "reminders_delete": Row(OWN_ITEM, one("reminder")),
    "reminders_pause": Row(OWN_ITEM, one("reminder", {"until": "week"})),
    "reminders_resume": Row(OWN_ITEM, one("reminder")),
    "reminders_send_one_now": Row("AOCFFFFFF"),  # Bob has no device
    "reminders_timezone": Row(OWN_LIST, sent({"timezone": "Asia/Tokyo"})),
    "reminder_settings_show": Row(OWN_LIST),
    "reminder_settings_change": Row(OWN_LIST, sent({"daily_most": 1})),
    "reminder_occurrences_list": Row(OWN_LIST),
    "reminder_tray": Row(OWN_LIST),
    "reminder_occurrences_opened": Row(OWN_ITEM, one("occurrence")),
    "deliveries_show": Row(OWN_ITEM, one("token", key="token")),
    "own_session_show": Row(OWN_LIST),
    "own_session_set": Row(
        OWN_LIST,
        sent({"first_on": "2026-06-18", "at": "17:00", "every_weeks": 1, "timezone": "Europe/Berlin"}),
    ),
    "own_session_delete": Row("AOOFFFFFF"),
    "deliveries_receipt": Row(
        EVERYBODY, one("token", {"event": "shown"}, key="token")
    ),  # by the unguessable token alone
    "deliveries_done": Row(EVERYBODY, sent({"tokens": ["nobody-gave-this-out"]})),  # by the tokens alone, too
    "push_subscriptions_list": Row(OWN_LIST),
    "push_subscriptions_create": Row(OWN_CREATE, sent(lambda: subscription_body("new"))),
    "push_subscriptions_delete": Row(OWN_ITEM, one("subscription")),
    "push_subscriptions_renew": Row(  # by the renewal token alone
        EVERYBODY,
        lambda world, actor: Call(
            {"id": world.ids["subscription"]},
            {"renewal_token": world.ids["renewal_token"], **without_device(subscription_body("renewed"))},
        ),
    ),
    # sharing
    "invitations_list": Row(CLINICIANS_OWN),
    "invitations_create": Row(CLINICIANS_OWN, sent(invitation)),
    "invitations_withdraw": Row("AFFOOONFF", one("invitation")),
    "invitations_find": Row(
        "AOOOOOOFF", lambda world, actor: Call(body={"lookup": world.erins_invitation[1]})
    ),
    "care_links_list": Row(OWN_LIST),
    "care_links_create": Row(OWN_CREATE, new_link),
    "care_links_end": Row("AYNYYYNFF", lambda world, actor: Call({"id": world.link})),
    "consents_list": Row(OWN_LIST),
    "consents_answer": Row(
        OWN_ITEM,
        lambda world, actor: Call(
            body={"subject": "grant", "id": str(world.grants["live"]), "answer": "later"},
        ),
    ),
    "care_links_sealed": Row(OWN_ITEM, lambda world, actor: Call({"id": world.link})),
    "care_links_seal_anew": Row("ACNFFFFFF", seal_anew),  # of keys that are not the clinician's
    "grants_list": Row(OWN_LIST),
    "grants_create": Row(OWN_ITEM, new_grant),
    "departures_list": Row(OWN_LIST),
    "departures_told": Row(OWN_ITEM, one("departure")),
    "handovers_list": Row(OWN_LIST),
    "handovers_answer": Row(OWN_ITEM, one("handover", {"answer": "declined"})),
    "clinic_handover_get": Row(THROUGH_LINK, at_link),
    "clinic_handover_put": Row(THROUGH_LINK, handover),
    "clinic_handover_withdraw": Row(THROUGH_LINK, at_link),
    "grants_revoke": Row(OWN_ITEM, lambda world, actor: Call({"id": world.grants["live"]})),
    "scopes_list": Row(OWN_LIST),
    "scopes_create": Row(OWN_ITEM, new_scope),
    "scopes_end": Row(OWN_ITEM, lambda world, actor: Call({"id": world.ids["scope"]})),
    "private_marks_get": Row(OWN_LIST),
    "private_marks_put": Row(OWN_LIST, sent(revised)),
    "access_records_list": Row(OWN_LIST),
    # speaking up, and being answered
    "replies_list": Row(OWN_LIST),
    "replies_read": Row(OWN_ITEM, lambda world, actor: Call({"id": world.replied["live reply"]})),
    "clinic_reply_get": Row(
        ONLY_OPEN_SHARES, lambda world, actor: Call({"grant": world.speak_up_for(actor)})
    ),
    "clinic_reply_put": Row(ONLY_OPEN_SHARES, reply),
    "clinic_reply_draft_get": Row(
        ONLY_OPEN_SHARES, lambda world, actor: Call({"id": world.speak_up_for(actor)})
    ),
    "clinic_reply_draft_put": Row(
        ONLY_OPEN_SHARES,
        lambda world, actor: Call({"id": world.speak_up_for(actor)}, revised()),
    ),
    "clinic_reply_starters": Row(CLINICIANS_OWN),
    # what a therapist suggests
    "suggestions_list": Row(OWN_LIST),
    "suggestions_read": Row(OWN_ITEM, one("suggestion")),
    "suggestions_answer": Row(OWN_ITEM, one("suggestion", {"show_accepted": False})),
    "clinic_suggestions": Row(THROUGH_LINK, at_link),
    "clinic_suggestion_put": Row(THROUGH_LINK, suggestion),
    "clinic_suggestion_draft_get": Row(THROUGH_LINK, lambda world, actor: Call({"id": world.link})),
    "clinic_suggestion_draft_put": Row(
        THROUGH_LINK, lambda world, actor: Call({"id": world.link}, revised())
    ),
    "clinic_suggestion_withdraw": Row(
        THROUGH_LINK,
        lambda world, actor: Call({"care_link": world.link, "id": world.ids["suggestion"]}),
    ),
    # measures
    "measures_list": Row("AOOOOOOFF"),
    "measure_agreements_list": Row(OWN_LIST),
    "measure_agreements_agree": Row(OWN_ITEM, one("measure_agreement")),
    "measure_agreements_end": Row("AYNYYYNFF", one("measure_agreement")),
    "clinic_measures_list": Row(THROUGH_LINK, at_link),
    "clinic_measures_propose": Row(
        THROUGH_LINK,
        lambda world, actor: Call({"care_link": world.link}, {"id": str(uuid4()), "measure": "phq-8"}),
    ),
    "clinic_exported": Row(
        "AFFCNNNFF",
        lambda world, actor: Call(
            {"care_link": world.link}, {"grants": [str(world.answered.get(actor, world.answered["live"]))]}
        ),
    ),
    "clinic_measure_acknowledge": Row(
        "AFFCNNNFF",  # nobody of this world has opened it yet
        lambda world, actor: Call({"grant": world.answered.get(actor, world.answered["live"])}),
    ),
    # a practice
    "practice_get": Row("AFFOOOOFO"),
    "practice_away_get": Row(CLINICIANS_OWN),
    "practice_away_put": Row(
        CLINICIANS_OWN,
        sent(
            {"away": {"from_on": "2036-06-20", "until_on": "2036-06-28", "cover": "Dr Erin, 020 7946 0000"}}
        ),
    ),
    "practice_leave": Row("AFFVVVVFF", sent(confirmed)),
    "practice_clinicians": Row(ADMINISTRATORS),
    "practice_reset_second_factor": Row(
        ADMINISTRATORS, lambda world, actor: Call({"id": world.users["erin"].pk})
    ),
    "practice_deactivate": Row(ADMINISTRATORS, lambda world, actor: Call({"id": world.users["erin"].pk})),
    "practice_links": Row(ADMINISTRATORS),
    "practice_links_create": Row(ADMINISTRATORS, sent({"display_name": "Dr Finch"})),
    "practice_links_withdraw": Row(ADMINISTRATORS, one("key_link")),
    "practice_patch": Row(ADMINISTRATORS, sent({"country": "GB"})),
    # clinic
    "clinic_caseload": Row("AFFYYYOFF"),
    "clinic_account_get": Row(CLINICIANS_OWN),
    "clinic_account_patch": Row(CLINICIANS_OWN, sent({"display_name": "Dr Vogt"})),
    "clinic_client": Row(THROUGH_LINK, at_link),
    "clinic_heartbeat": Row(CLINICIANS_OWN),
    "clinic_client_heartbeat": Row(THROUGH_LINK, at_link),
    "clinic_introductions": Row(CLINICIANS_OWN),
    "clinic_limits_get": Row(CLINICIANS_OWN),
    "clinic_limits_put": Row(  # to take it away: no actor of this world has a key to sign with
        CLINICIANS_OWN, sent({"text": "", "signature": "A" * 86})
    ),
    "clinic_memo_put": Row(
        THROUGH_LINK,
        lambda world, actor: Call({"care_link": world.link}, revised()),
    ),
    "clinic_opened": Row(THROUGH_LINK, at_link),
    "clinic_reviewed": Row(THROUGH_LINK, at_link),
    "clinic_roster_put": Row(CLINICIANS_OWN, sent(revised)),
    "clinic_shared_copy": Row(ONLY_OPEN_SHARES, lambda world, actor: Call({"grant": world.grant_for(actor)})),
    "clinic_next_session": Row(
        THROUGH_LINK,
        lambda world, actor: Call({"care_link": world.link}, {"next_session_at": "2027-01-01T10:00:00Z"}),
    ),
}
