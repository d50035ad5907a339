"""What a client of the demo practice writes, kind by kind, and what of it a share shows."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from backend.core.ids import new_id
from backend.demo.people import Client, Content
from backend.demo.shares import plan_share
from backend.measures.library import measures
from backend.measures.models import Status

Item = dict[str, Any]


def plan_entries(client: Client) -> None:
    for name, plan in _LISTS.items():
        for item in client.one.get(name, []):
            plan(client, item)


def plan_entry(client: Client, item: Item, kind: str, content: Content, shown: Content) -> list[UUID]:
    """It is written at its day and hour, and `shown` of it is shared as its `shares` say. Gives the shares."""
    entry = client.people[item["id"]] if kind == "people" else new_id()
    if "id" in item:
        client.entries[f"{kind}/{item['id']}"] = entry
    at = client.story.instant(item["day"], item["hour"])
    client.story.at(at, lambda now: client.put(kind, entry, content, now))
    alias = client.aliases.get(item["id"] if kind == "people" else item.get("person", ""))
    person = {"person": alias} if alias else {}
    return [
        plan_share(
            client,
            share,
            kind,
            entry,
            {
                "columns": shown.columns,
                "answers": shown.answers,
                "words": shown.words if share["level"] == "full" else {},
                **person,
            },
        )
        for share in item.get("shares", [])
    ]


def _happened(client: Client, item: Item) -> dict[str, str | None]:
    return {"happened_on": client.story.day(item["happened"]).isoformat() if "happened" in item else None}


def _person_of(client: Client, item: Item) -> dict[str, str | None]:
    return {"person": str(client.people[item["person"]]) if item.get("person") else None}


def _said(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if value is not None}


def _looked_at(client: Client, item: Item) -> dict[str, str]:
    """The safety questions, looked at when it was begun: without it no words would be taken."""
    moment = client.story.instant(item["day"], item["hour"]).isoformat()
    return {"route_checked_at": moment, "route_asked_at": moment}


def _person(client: Client, item: Item) -> None:
    stands: dict[str, Any] = {name: item[name] for name in ("route", "status", "hidden") if name in item}
    columns = {**stands, **_looked_at(client, item)}
    answers = {"relation": item["relation"], **item.get("answers", {})}
    page = Content({"status": item.get("status", "present")}, answers, item.get("words", {}))
    content = Content(columns, answers, {"alias": item["alias"], **page.words})
    plan_entry(client, item, "people", content, page)


def _repair(client: Client, item: Item) -> None:
    happened, state = _happened(client, item), {"status": item["status"]}
    named = _person_of(client, item)
    own = {} if named["person"] else _looked_at(client, item)
    columns = {"depth": item["depth"], **named, **own, **happened, **state}
    content = Content(columns, item["answers"], item.get("words", {}))
    shown = _said(happened if "outcome" in content.answers else {**happened, **state})
    plan_entry(client, item, "repairs", content, replace(content, columns=shown))


def _moment(client: Client, item: Item) -> None:
    shown = {"direction": item["direction"], **_happened(client, item)}
    columns = {**shown, **_person_of(client, item), "may_resurface": item.get("may_resurface", False)}
    content = Content(columns, item["answers"], item["words"])
    plan_entry(client, item, "kind-moments", content, replace(content, columns=_said(shown)))


def _reflection(client: Client, item: Item) -> None:
    shown = {"form": item["form"]}
    content = Content({**shown, "status": "kept"}, item["answers"], item["words"])
    plan_entry(client, item, "reflections", content, replace(content, columns=shown))


def _letter(client: Client, item: Item) -> None:
    columns = {**_person_of(client, item), "put_away": item.get("put_away", False)}
    plan_entry(client, item, "unsent-letters", Content(columns, item["answers"], item["words"]), Content())


def _small_step(client: Client, item: Item) -> None:
    columns = {**_person_of(client, item), "put_away": False}
    plan_entry(
        client, item, "small-steps", Content(columns, item["answers"], item.get("words", {})), Content()
    )


def _check_in(client: Client, item: Item) -> None:
    """How somebody was on a day. All of it is words, the day and what was chosen among them."""
    words = {"day": client.story.day(item["day"]).isoformat(), "felt": json.dumps(item["felt"])}
    plan_entry(client, item, "check-ins", Content(words={**words, **item.get("words", {})}), Content())


def _card_response(client: Client, item: Item) -> None:
    answers = {"true_now": item["true_now"]} if "true_now" in item else {}
    content = Content({"text": item["text"], "response": item["response"]}, answers)
    plan_entry(client, item, "card-responses", content, content)


def _own_card(client: Client, item: Item) -> None:
    columns = {"origin": item["origin"], "set_aside": False}
    content = Content(columns, words={"text": item["text"]})
    plan_entry(client, item, "cards", content, replace(content, columns={}))


def _agenda(client: Client, item: Item) -> None:
    """Its lines in their order; `of` names the entry that a line stands for, as "<kind>/<id>"."""
    lines = [
        {"kind": line["of"].split("/")[0], "id": str(client.entries[line["of"]]), "title": line["title"]}
        if "of" in line
        else {"kind": None, "id": str(new_id()), "title": line["title"]}
        for line in item["lines"]
    ]
    numbered = "\n".join(f"{at}. {line['title']}" for at, line in enumerate(lines, start=1))
    content = Content(words={"items": json.dumps(lines, ensure_ascii=False)})
    plan_entry(client, item, "agendas", content, Content(words={"items": numbered}))


def plan_response(client: Client, key: str, item: Item) -> list[UUID]:
    """An answered measure. `given` has a value for each question in its order, null for one that was skipped; `gate`
    is the answer to what some ask before the first.
    """
    given = {str(at): value for at, value in enumerate(item["given"], start=1) if value is not None}
    given |= {"gate": item["gate"]} if "gate" in item else {}
    said = {"measure": key, "version": measures()[key]["version"], "answers": given}
    shown = {"measure": key, "answered_on": client.story.day(item["day"]).isoformat()}
    content = Content({**shown, "status": Status.KEPT.value}, words={"response": json.dumps(said)})
    return plan_entry(client, item, "measure-responses", content, replace(content, columns=shown))


_LISTS = {
    "people": _person,
    "repairs": _repair,
    "moments": _moment,
    "reflections": _reflection,
    "letters": _letter,
    "small_steps": _small_step,
    "check_ins": _check_in,
    "cards": _card_response,
    "own_cards": _own_card,
}


def plan_agendas(client: Client) -> None:
    """After everything that they may name."""
    for item in client.one.get("agendas", []):
        _agenda(client, item)
