"""Help now shows what somebody looked up, and says when: every row has its source, its day and a number that exists."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from tests.content.documents import document
from tests.content.texts import ROOT
from tests.content.unfit import LISTS_OF

HELPLINES: dict[str, dict[str, Any]] = document("../frontend/src/library/helplines.yaml")
EMERGENCY: dict[str, Any] = document("../frontend/src/library/emergency.yaml")
READ: dict[str, dict[str, Any]] = document("../frontend/src/library/emergency-read.yaml")
ROWS = [(country, line) for country, entry in HELPLINES.items() for line in entry["lines"]]
FIRST = [(country, entry["emergency"]) for country, entry in HELPLINES.items() if "emergency" in entry]
LOOKED_UP_AGAIN_AFTER = timedelta(days=180)
WITH_ROWS = set("US CA GB IE AU NZ DE FR ES IT NL AT BE CH PT SE PL".split())
COLUMNS = set(
    "name about who where call press text say whatsapp chat web hours chat_hours languages".split()
) | set("interpreters not_everywhere cost verified year sources".split())
ABOUT = {"suicide", "listening", "violence", "sexual_violence", "stalking", "crime"}
WHO = {"women", "men", "lgbt", "older", "indigenous", "veterans"}
DAYS = {"daily", "weekdays", "mon_thu", "fri"}
# Given out by their countries, and younger than the plan or not in it; each row's source says the number.
NOT_IN_THE_PLAN = {("DE", "116016"), ("ES", "028"), ("NL", "113"), ("PT", "1411"), ("PT", "3060")}
# The same of numbers for danger, each said by two sources of its own (emergency-read.yaml).
YOUNGER = {("HN", "911"), ("NG", "112")}
# A part of a country that is several.
PARTS = {"england_wales": {"england", "wales"}}
# Harmonised numbers, which no country alone has given out.
NO_PLAN = {"EU"}
ADDRESS = r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[a-z0-9-]+)*"


def looked_up() -> list[tuple[str, dict[str, Any]]]:
    """All that has to have a source and a day."""
    return [*ROWS, *FIRST, *READ.items(), ("emergency.yaml", EMERGENCY)]


def is_stale(verified: str, today: date) -> bool:
    return not (today - LOOKED_UP_AGAIN_AFTER <= date.fromisoformat(verified) <= today + timedelta(days=1))


def digits(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)


def exists(country: str, number: str) -> bool:
    """Whether the country's own plan has such a number."""
    if country in NO_PLAN or (country, digits(number)) in NOT_IN_THE_PLAN:
        return True
    parsed = phonenumbers.parse(number, country)
    return phonenumbers.is_valid_number_for_region(parsed, country) or (
        shortnumberinfo.is_valid_short_number_for_region(parsed, country)
    )


@pytest.mark.promise(7)
def test_no_row_was_looked_up_more_than_180_days_ago() -> None:
    today = datetime.now(UTC).date()
    assert [(where, row.get("name")) for where, row in looked_up() if is_stale(row["verified"], today)] == []


@pytest.mark.parametrize(("days", "stale"), [(0, False), (180, False), (181, True), (-1, False), (-2, True)])
def test_a_row_is_stale_after_180_days_and_no_row_is_from_the_future(days: int, stale: bool) -> None:
    today = date(2027, 1, 15)
    assert is_stale((today - timedelta(days=days)).isoformat(), today) is stale


@pytest.mark.promise(7)
def test_every_row_says_in_which_published_source_it_was_read() -> None:
    for where, row in looked_up():
        assert row["sources"], (where, row)
        for source in row["sources"]:
            assert source.keys() == {"page", "address"}, (where, source)
            assert len(source["page"]) > 5, (where, source)
            assert re.fullmatch(r"https?://[\w.-]+/\S+", source["address"]), (where, source)


@pytest.mark.promise(7)
def test_a_page_that_says_its_year_gives_it_to_the_row() -> None:
    """What was looked up yesterday may have been written ten years ago, and whoever reads it is told."""
    dated = re.compile(r"(?<!\d)(20[0-2]\d)[/-]?(?:0[1-9]|1[0-2])(?:[/-]?[0-3]\d)?(?!\d)")
    years = {}
    for country, row in ROWS:
        said = [int(year) for source in row["sources"] for year in dated.findall(source["address"])]
        if said and row.get("year", 0) < max(said):
            years[country, row["name"]] = said
        assert row["verified"] >= str(row.get("year", 2000)) > "1999", row
    assert years == {("IE", "Samaritans"): [2013]}, "whose other page is newer, and does not say when"
    assert sum("year" in row for _, row in ROWS) > 20


@pytest.mark.promise(7)
def test_every_number_is_one_that_its_country_gives_out() -> None:
    called = [
        (country, row[way])
        for country, row in [*ROWS, *FIRST]
        for way in ("number", "police", "call", "text", "whatsapp")
        if way in row
    ]
    assert [pair for pair in called if not exists(*pair)] == []
    for country, number in called:
        assert re.fullmatch(r"\+?[\d -]+", number), (country, number)
        assert 2 <= len(digits(number).removeprefix("+")) <= 15, (country, number)  # E.164 allows no more
    assert not exists("DE", "0800 111 0 11"), "a digit that was left out"
    assert not exists("GB", "0808 802 141")


def test_every_number_outside_the_plan_is_still_needed() -> None:
    used = {(country, digits(row[way])) for country, row in ROWS for way in ("call", "text") if way in row}
    assert used >= NOT_IN_THE_PLAN


@pytest.mark.promise(7)
def test_there_are_rows_for_these_countries_and_each_has_what_helps_in_danger_and_in_distress() -> None:
    assert set(HELPLINES) == WITH_ROWS | {"EU", "ANY"}
    for country in WITH_ROWS:
        assert HELPLINES[country]["emergency"]["number"]
        about = {about for line in HELPLINES[country]["lines"] for about in line["about"]}
        assert "violence" in about, country
        assert about & {"suicide", "listening"}, country
        # no published source was found for a line of its own
        assert ("sexual_violence" in about) != (country == "PT"), country


@pytest.mark.promise(7)
@pytest.mark.parametrize("where", ["england", "scotland", "wales", "northern_ireland"])
def test_each_part_of_the_united_kingdom_has_lines_for_violence_and_for_sexual_violence(where: str) -> None:
    there = [
        line
        for line in HELPLINES["GB"]["lines"]
        if where in PARTS.get(line.get("where"), {line.get("where")})
    ]
    assert any("violence" in line["about"] for line in there)
    # what all of the country has is for somebody (Galop), and no line for everybody
    assert any("sexual_violence" in line["about"] and "who" not in line for line in there)


@pytest.mark.parametrize("language", sorted(LISTS_OF))
def test_each_part_of_a_country_is_named_in_every_language(language: str) -> None:
    path = ROOT / f"frontend/src/i18n/{language}/help.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    parts = {line["where"] for _, line in ROWS if "where" in line}
    assert {key.removeprefix("in_") for key in said if key.startswith("in_")} == parts
    assert all(said[f"in_{part}"] for part in parts)


@pytest.mark.promise(7)
def test_canada_has_lines_for_violence_and_for_sexual_violence() -> None:
    about = {about for line in HELPLINES["CA"]["lines"] if "call" in line for about in line["about"]}
    assert about >= {"violence", "sexual_violence"}


@pytest.mark.parametrize("who", sorted(WHO - {"veterans"}))
def test_there_are_lines_for(who: str) -> None:
    assert len({country for country, line in ROWS if line.get("who") == who}) >= 2
    assert any("stalking" in line["about"] for _, line in ROWS)


@pytest.mark.promise(7)
def test_every_one_of_these_countries_has_a_way_without_speaking() -> None:
    silent = {country for country, line in ROWS if {"chat", "text", "whatsapp"} & line.keys()}
    assert silent >= WITH_ROWS


def test_every_row_says_what_it_is_for_when_in_which_languages_and_how_to_get_through() -> None:
    for country, line in ROWS:
        assert line.keys() <= COLUMNS, (country, line)
        assert line.keys() & {"call", "text", "chat", "web", "whatsapp"}, (country, line)
        assert set() < set(line["about"]) <= ABOUT, (country, line)
        assert line.get("who", "men") in WHO, (country, line)
        assert line["cost"] in {"free", "usual", "unsaid"}, (country, line)
        # harmonised numbers are answered in the language of each country
        assert ("languages" in line) != (country in NO_PLAN), line
        assert all(re.fullmatch("[a-z]{2}", tag) for tag in line.get("languages", [])), line
        assert ("press" in line) <= ("call" in line), (country, line)
        assert ("say" in line) <= ("text" in line), (country, line)
        for hours in (line["hours"], line.get("chat_hours", "always")):
            assert hours in ("always", "unsaid") or {span["days"] for span in hours} <= DAYS, (country, line)
            for span in hours if isinstance(hours, list) else []:
                assert re.fullmatch(r"\d\d:\d\d \d\d:\d\d", f"{span['from']} {span['to']}"), (country, line)


def test_addresses_have_no_scheme_and_no_query() -> None:
    for _, line in ROWS:
        for way in ("web", "chat"):
            assert way not in line or re.fullmatch(ADDRESS, line[way]), line


@pytest.mark.promise(7)
def test_where_the_two_lists_disagree_two_other_sources_say_the_number() -> None:
    assert set(READ) >= {"MX", "PE", "BO", "HN", "NG", "DZ"}
    assert {country for country, _ in YOUNGER} <= set(READ)
    for country, row in READ.items():
        assert country in EMERGENCY["numbers"][row["number"]], country
        assert len({source["address"] for source in row["sources"]}) == 2, country


@pytest.mark.promise(7)
def test_the_emergency_number_of_every_other_country_is_one_its_plan_gives_out() -> None:
    listed = [country for countries in EMERGENCY["numbers"].values() for country in countries]
    assert len(listed) == len(set(listed)) > 150
    assert not set(listed) & set(HELPLINES)
    wrong = [
        (country, number)
        for number, countries in EMERGENCY["numbers"].items()
        for country in countries
        if not shortnumberinfo.is_emergency_number(number, country)
    ]
    assert set(wrong) == YOUNGER
    for country, first in FIRST:
        for way in ("number", "police"):
            if way in first and country not in NO_PLAN:
                assert shortnumberinfo.is_emergency_number(first[way], country), (country, first)
