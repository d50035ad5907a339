"""The demo practice fits the vocabulary, the rules and the library it is loaded through, and shows every kind of
ending. Above 300 lines, for all of it reads the one practice.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from backend.affirmations.api.serializers import CardSerializer
from backend.core.zones import require_zone
from backend.letters.answers import TEXTS as LETTER_TEXTS
from backend.letters.api.serializers import UnsentLetterSerializer
from backend.measures.library import measures
from backend.measures.scoring import score
from backend.moments.answers import TEXTS as MOMENT_TEXTS
from backend.moments.api.serializers import MomentSerializer
from backend.people.answers import RELATIONS
from backend.people.answers import TEXTS as PERSON_TEXTS
from backend.people.api.serializers import PersonSerializer
from backend.people.models import Route
from backend.people.models import Status as PersonStatus
from backend.reflections.answers import ANSWERS_OF
from backend.reflections.answers import TEXTS as REFLECTION_TEXTS
from backend.reflections.api.serializers import ReflectionSerializer
from backend.repairs import answers
from backend.repairs.api.serializers import RepairAnswersSerializer
from backend.repairs.models import Status
from backend.repairs.rules import Stage, check_quiet, contradiction
from backend.repairs.walk import SAID, SPEAKING
from backend.speakup.answers import SENT_BY
from backend.speakup.answers import TEXTS as SPEAK_UP_TEXTS
from backend.speakup.api.serializers import SpeakUpAnswersSerializer
from backend.steps.answers import TEXTS as STEP_TEXTS
from backend.steps.api.serializers import SmallStepSerializer
from backend.suggestions.models import LASTS
from tests.content.documents import document, strings
from tests.content.texts import ROOT
from tests.content.wordlists import MEDICALISING, found

DEMO: dict[str, Any] = document("demo/data/demo.yaml")
CLIENTS: list[dict[str, Any]] = DEMO["clients"]
REPAIRS = [
    pytest.param(client, repair, id=f"{client['name']}-{repair['id']}")
    for client in CLIENTS
    for repair in client["repairs"]
]
NEVER_SHARED = ("letters", "small_steps", "check_ins")
LISTS = (
    *("people", "repairs", "moments", "reflections", "cards", "own_cards", "speak_ups", "agendas"),
    *NEVER_SHARED,
)
WRITTEN = [
    (client, name, item)
    for client in CLIENTS
    for name, items in [
        *((name, client.get(name, [])) for name in LISTS),
        *((one["measure"], one["responses"]) for one in client.get("measures", [])),
    ]
    for item in items
]
SHARES = [
    pytest.param(client, item, share, id=f"{client['name']}-{name}-{item['day']}-{share['day']}")
    for client, name, item in WRITTEN
    for share in item.get("shares", [])
]
MEASURED = [
    (client, one, response)
    for client in CLIENTS
    for one in client.get("measures", [])
    for response in one["responses"]
]
WALK = document("repairs/data/walk.yaml")
THREE_MONTHS = -92
TODAY = date(2026, 6, 15)
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def asked_in(client: dict[str, Any], repair: dict[str, Any]) -> set[str]:
    """Every field that the walk of this repair asks for, or leads to."""
    (person,) = [person for person in client["people"] if person["id"] == repair["person"]]
    given = repair["answers"]
    way = {
        "choice": given.get("choice", "none"),
        "depth": repair["depth"],
        "route": person["route"],
        "whom": "therapist" if person["relation"] == "my_therapist" else "named",
    }
    row = next(row for row in WALK["walks"] if all(way[key] in row.get(key, [way[key]]) for key in way))
    shut = set() if given.get("spoke") in SAID else set(WALK["once_said"])
    if "i_hurt_them" not in given.get("kinds", []) and way["choice"] != "apologise":
        shut |= set(WALK["my_part"])
    screens = {*row["met"], *row.get("offered", [])} - shut
    asked = {field for screen in screens for field in WALK["screens"][screen]} - set(row.get("without", []))
    steps = document("repairs/data/steps.yaml")["steps"]
    deep = {field["key"] for step in steps for field in step["fields"] if field.get("deep")}
    return asked if way["depth"] == "deep" else asked - deep


def link_for(client: dict[str, Any], share: dict[str, Any]) -> dict[str, Any]:
    links = [
        link for link in client["care_links"] if share.get("with", link["clinician"]) == link["clinician"]
    ]
    assert len(links) == 1, "say `with` where there was more than one"
    return links[0]


def instant(one: dict[str, Any], day: int, hour: str) -> datetime:
    at = datetime.combine(
        TODAY + timedelta(days=day), time.fromisoformat(hour), require_zone(one["profile"]["timezone"])
    )
    return at.astimezone(UTC)


def test_practice_has_two_clinicians_and_a_dozen_clients() -> None:
    assert len(DEMO["clinicians"]) == 2
    assert len(CLIENTS) == 12
    assert {link["clinician"] for client in CLIENTS for link in client["care_links"]} == {
        one["id"] for one in DEMO["clinicians"]
    }


def test_usernames_are_two_plain_words_and_two_digits_and_stand_once() -> None:
    usernames = [one["username"] for one in [*DEMO["clinicians"], *CLIENTS]]
    assert all(re.fullmatch(r"[a-z]+-[a-z]+-\d\d", username) for username in usernames)
    assert len(usernames) == len(set(usernames))


def test_zones_exist_and_hours_are_hours() -> None:
    for one in [*DEMO["clinicians"], *CLIENTS]:
        assert require_zone(one["profile"]["timezone"])
    hours = [item["hour"] for _, _, item in WRITTEN]
    hours += [one["opens_at"] for one in DEMO["clinicians"]]
    hours += [link["sessions"]["hour"] for client in CLIENTS for link in client["care_links"]]
    assert all(isinstance(hour, str) and HOUR.fullmatch(hour) for hour in hours)


def test_ids_stand_once_in_their_list_and_days_lie_in_the_three_months() -> None:
    ids = [(client["name"], name, item["id"]) for client, name, item in WRITTEN if "id" in item]
    assert len(ids) == len(set(ids))
    assert [item for _, _, item in WRITTEN if not THREE_MONTHS <= item["day"] < 0] == []


def test_people_have_a_known_relation_route_and_status() -> None:
    for client in CLIENTS:
        for person in client["people"]:
            assert person["relation"] in RELATIONS.values
            assert person["route"] in Route.values
            assert person.get("status", "present") in PersonStatus.values


@pytest.mark.parametrize(("client", "repair"), REPAIRS)
def test_repair_keeps_to_the_vocabulary_and_to_its_walk(
    client: dict[str, Any], repair: dict[str, Any]
) -> None:
    assert RepairAnswersSerializer().run_validation(repair["answers"]) == repair["answers"]
    assert set(repair["answers"]) | set(repair["words"]) <= asked_in(client, repair)
    assert set(repair["words"]) <= set(answers.TEXTS)
    assert repair["status"] in Status.values


@pytest.mark.parametrize(("client", "repair"), REPAIRS)
def test_repair_breaks_no_rule(client: dict[str, Any], repair: dict[str, Any]) -> None:
    given = repair["answers"]
    assert contradiction(Stage(repair["status"], given.get("spoke"), given.get("outcome"))) is None
    if given.get("choice", "not_yet") not in {"not_yet", *SPEAKING}:
        assert given.get("outcome") not in WALK["mended"], "only speaking can bring these"
    (person,) = [person for person in client["people"] if person["id"] == repair["person"]]
    assert (person["day"], person["hour"]) < (repair["day"], repair["hour"])
    assert repair.get("happened", repair["day"]) <= repair["day"]
    if person["route"] == Route.QUIET:
        check_quiet(None, given, None, repair["status"])


@pytest.mark.parametrize(("client", "item", "share"), SHARES)
def test_share_is_of_something_finished_with_a_clinician_linked_at_the_time(
    client: dict[str, Any], item: dict[str, Any], share: dict[str, Any]
) -> None:
    link = link_for(client, share)
    assert item.get("status") != Status.DRAFT
    assert share["level"] in {"summary", "full"}
    assert max(link["since"], item["day"]) <= share["day"] <= link.get("ended", 0)
    assert share["day"] < share["until"] <= share["day"] + 365
    assert HOUR.fullmatch(share["hour"])
    (clinician,) = [one for one in DEMO["clinicians"] if one["id"] == link["clinician"]]
    shared_at = instant(client, share["day"], share["hour"])
    assert all(instant(clinician, day, clinician["opens_at"]) > shared_at for day in share["opened"])
    over = min(share["until"], share.get("revoked", 0), link.get("ended", 0))
    assert all(share["day"] <= day <= min(over, -1) for day in share["opened"])


def test_every_ending_every_status_and_every_kind_of_share_is_there() -> None:
    repairs = [repair for client in CLIENTS for repair in client["repairs"]]
    assert {repair["answers"].get("outcome") for repair in repairs} == {*answers.OUTCOMES.values, None}
    assert {repair["status"] for repair in repairs} == set(Status.values)
    assert {response for repair in repairs for response in repair["answers"].get("response", [])} == set(
        answers.RESPONSES.values
    )
    shares = [share for repair in repairs for share in repair.get("shares", [])]
    assert any("revoked" in share for share in shares)
    assert any(share["until"] > 0 and not share["opened"] for share in shares)
    assert any(not any(repair.get("shares") for repair in client["repairs"]) for client in CLIENTS)


def test_speak_ups_keep_to_the_vocabulary_and_one_waits_while_another_was_replied_to() -> None:
    all_of_them = [(client, one) for client in CLIENTS for one in client.get("speak_ups", [])]
    assert {"reply" in one for _, one in all_of_them} == {True, False}
    for client, one in all_of_them:
        assert SpeakUpAnswersSerializer().run_validation(one["answers"]) == one["answers"]
        assert one["answers"]["bringing"] in SENT_BY
        assert set(one["words"]) <= set(SPEAK_UP_TEXTS)
        (share,) = one["shares"]
        assert THREE_MONTHS <= one["day"] <= share["day"] < 0 < share["until"] <= share["day"] + 365
        assert instant(client, one["day"], one["hour"]) < instant(client, share["day"], share["hour"])
        assert bool(share["opened"]) == ("reply" in one)
        assert all(len(text) <= 600 for text in one.get("reply", {"acknowledgement": "."}).values())


KINDS = {
    "people": PersonSerializer,
    "moments": MomentSerializer,
    "reflections": ReflectionSerializer,
    "own_cards": CardSerializer,
    "letters": UnsentLetterSerializer,
    "small_steps": SmallStepSerializer,
}


def test_what_is_said_keeps_to_the_vocabulary_of_its_kind() -> None:
    texts = {
        "people": PERSON_TEXTS,
        "moments": MOMENT_TEXTS,
        "reflections": REFLECTION_TEXTS,
        "letters": LETTER_TEXTS,
        "small_steps": STEP_TEXTS,
        "check_ins": {"own", "note"},
    }
    for client, name, item in WRITTEN:
        if name in KINDS and (given := item.get("answers")):
            assert KINDS[name]().fields["answers"].run_validation(given) == given
        if name in texts:
            assert set(item.get("words", {})) <= set(texts[name])
        if name == "reflections":
            assert set(item["answers"]) <= ANSWERS_OF[item["form"]]
        if name == "moments":
            (person,) = [one for one in client["people"] if one["id"] == item["person"]]
            assert person["day"] < item["day"]


def test_what_stays_with_oneself_is_there_and_goes_to_nobody() -> None:
    for name in NEVER_SHARED:
        of_it = [(client, item) for client, kind, item in WRITTEN if kind == name]
        assert len({client["name"] for client, _ in of_it}) > 1, name
        assert not any(item.get("shares") for _, item in of_it)
    assert {"keeps_away", "parts", "standard", "kind_minute"} <= {
        item["form"] for _, name, item in WRITTEN if name == "reflections"
    }


def test_letters_and_steps_are_with_who_was_there_and_a_step_only_with_somebody_safe() -> None:
    for client, name, item in WRITTEN:
        if name not in {"letters", "small_steps"} or "person" not in item:
            continue
        (person,) = [one for one in client["people"] if one["id"] == item["person"]]
        assert person["day"] < item["day"]
        assert name == "letters" or person["route"] == Route.OPEN


def test_days_are_said_in_the_words_of_the_app_and_one_after_the_other() -> None:
    source = (ROOT / "frontend/src/entries/check-ins/check-in.ts").read_text(encoding="utf-8")
    words = set(re.findall(r"'(\w+)'", source.split("FELT = [")[1].split("]")[0]))
    for client in CLIENTS:
        days = [item["day"] for item in client.get("check_ins", [])]
        assert days == sorted(set(days))
        assert all(item["felt"] and set(item["felt"]) <= words for item in client.get("check_ins", []))


def test_measures_are_answered_once_a_week_at_most_and_skip_what_they_skip() -> None:
    for client in CLIENTS:
        days = sorted(response["day"] for theirs, _, response in MEASURED if theirs is client)
        assert all(after - before >= 7 for before, after in pairwise(days)), client["name"]
    for _, one, response in MEASURED:
        assert one["proposed"]["day"] < one["agreed"]["day"] < response["day"]
        items = measures()[one["measure"]]["items"]
        known = [{None, *(option["value"] for option in item["options"])} for item in items]
        assert all(value in values for value, values in zip(response["given"], known, strict=True))


def test_one_measure_has_not_enough_answers_and_one_says_something_about_self_harm() -> None:
    totals, harm = [], []
    for _, one, response in MEASURED:
        measure = measures()[one["measure"]]
        given = {str(at): value for at, value in enumerate(response["given"], 1) if value is not None}
        given |= {"gate": response["gate"]} if "gate" in response else {}
        totals.append(score(measure, given)["total"])
        harm.append(given.get(str(measure["self_harm_item"]), 0) > 0)
    assert totals.count(None) == 1
    assert harm.count(True) == 1


def test_suggestions_are_short_and_wait_no_longer_than_they_last() -> None:
    forms = [(client, one) for client in CLIENTS for one in client.get("suggestions", [])]
    assert {one["form"] for _, one in forms} == {"noticed", "affirmation", "practice"}
    for _, one in forms:
        assert -LASTS.days < one["day"] < one.get("answered", {"day": 0})["day"]
        assert len(one["text"]) <= 300


def test_cards_answer_texts_of_the_library() -> None:
    families = document("affirmations/data/affirmations.yaml")["families"]
    texts = {text["id"] for family in families for text in family["texts"]}
    for client in CLIENTS:
        for card in client["cards"]:
            assert card["text"] in texts
            assert card["response"] in {"kept", "rated", "both_true", "softer", "stronger", "stung", "never"}
            assert ("true_now" in card) == (card["response"] == "rated")
            assert card.get("true_now", 0) in range(11)


def test_nobody_in_it_writes_like_a_file() -> None:
    texts = [text for _, _, item in WRITTEN for text in strings(item.get("words", {}))]
    assert {text: hits for text in texts if (hits := found(text, MEDICALISING))} == {}
    assert all(len(text) <= 160 for text in texts)
