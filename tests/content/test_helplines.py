import re
from typing import Any

import pytest

from tests.content.documents import document

# The list is checked by people before a row is shown; these are the rows whose number somebody saw in a published
# source.
VERIFIED = {
    "US": {"988 Suicide & Crisis Lifeline", "Crisis Text Line", "National Domestic Violence Hotline",
           "RAINN National Sexual Assault Hotline", "Veterans Crisis Line"},
    "CA": {"9-8-8 Suicide Crisis Helpline", "Find a shelter"},
    "GB": {"Samaritans", "NHS urgent mental health", "Shout", "National Domestic Abuse Helpline (England)",
           "Domestic Abuse and Forced Marriage Helpline (Scotland)"},
    "IE": {"Samaritans", "Text About It", "Women's Aid", "National Rape Crisis Helpline"},
    "AU": {"Lifeline", "1800RESPECT", "Beyond Blue", "13YARN", "MensLine"},
    "NZ": {"1737 Need to talk?", "Women's Refuge", "Safe to Talk"},
    "EU": {"Emotional support, where assigned", "Violence against women, where assigned", "Victims of crime, where assigned"},
    "ANY": {"Find a helpline in your country"},
}  # fmt: skip
VERIFIED_EMERGENCY = {"GB": "999", "AU": "000", "NZ": "111"}


@pytest.fixture
def countries() -> dict[str, Any]:
    return document("../frontend/src/library/helplines.yaml")


def rows(countries: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(country, line) for country, entry in countries.items() for line in entry["lines"]]


@pytest.mark.promise(7)
def test_only_rows_that_somebody_checked_are_marked_verified(countries: dict[str, Any]) -> None:
    marked = {
        country: {line["name"] for line in entry["lines"] if line["verified"] is True}
        for country, entry in countries.items()
    }
    assert marked == VERIFIED
    emergency = {country: entry["emergency"] for country, entry in countries.items() if "emergency" in entry}
    assert {
        country: one["number"] for country, one in emergency.items() if one["verified"] is True
    } == VERIFIED_EMERGENCY


def test_every_country_has_an_emergency_number_and_a_verified_line(countries: dict[str, Any]) -> None:
    for country, entry in countries.items():
        assert country == "ANY" or entry["emergency"]["number"]
        assert any(line["verified"] for line in entry["lines"]), country


def test_every_row_says_whether_it_was_checked_and_how_to_get_through(countries: dict[str, Any]) -> None:
    for country, line in rows(countries):
        assert isinstance(line["verified"], bool), (country, line)
        assert line.keys() & {"call", "text", "web"}, (country, line)
        assert line.keys() <= {"name", "call", "text", "web", "say", "note", "verified"}, (country, line)


def test_every_number_can_be_dialled_from_a_link(countries: dict[str, Any]) -> None:
    numbers = [entry["emergency"]["number"] for entry in countries.values() if "emergency" in entry]
    numbers += [line[way] for _, line in rows(countries) for way in ("call", "text") if way in line]
    for number in numbers:
        assert isinstance(number, str), f"{number!r} has to stand in quotes, or leading zeros are lost"
        assert re.fullmatch(r"\+?[\d -]+", number), number
        assert 3 <= len(re.sub(r"\D", "", number)) <= 15, number  # E.164 allows no more


def test_web_addresses_are_bare_hosts(countries: dict[str, Any]) -> None:
    for _, line in rows(countries):
        assert "web" not in line or re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", line["web"]), line
