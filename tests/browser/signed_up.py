"""Somebody who is in already, for a test that is about something else.

A process of a run signs up once, through the real pages. Whoever comes later finds what that left on the server and
in the browser: the same account, and no page was loaded for it but Today.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import AutoField
from playwright.sync_api import Page, expect

from backend.accounts.models import User
from tests.browser.person import Account, message, sign_up

STORED = (Path(__file__).parent / "stored.js").read_text(encoding="utf-8")
# In the browser that signs up, which is closed after it: what a device keeps can be taken out of it.
KEYS_MAY_LEAVE = """(() => {
  const really = SubtleCrypto.prototype.generateKey;
  SubtleCrypto.prototype.generateKey = function (algorithm, extractable, usages) {
    return really.call(this, algorithm, true, usages);
  };
})()"""
OF_BROWSER = """() => ({
  base_url: location.origin,
  locale: navigator.language,
  timezone_id: Intl.DateTimeFormat().resolvedOptions().timeZone,
})"""
BARE = "/nothing-of-the-app-is-here"
Rows = dict[str, set[tuple[Any, ...]]]


@dataclass(frozen=True)
class Somebody:
    account: Account
    rows: Rows
    cookies: list[Any]
    stored: Any


_made: dict[tuple[str, ...], Somebody] = {}


def signed_up(page: Page) -> Account:
    """At Today on a private device without a lock, as after `sign_up`. One person in a test, and the same in each.

    A browser that keeps the device's key another way (Firefox has no storage buckets) signs up for real each time. What
    a test says of signing up, of the words and keys of an account, or of a device that keeps them, it says of
    somebody who really did.
    """
    _go_to_bare_page(page)
    if not page.evaluate("'storageBuckets' in navigator"):
        return sign_up(page)
    like = page.evaluate(OF_BROWSER)
    key = (like["locale"], like["timezone_id"])
    if key in _made:
        _put_rows(_made[key].rows)
    else:
        _made[key] = _sign_up_once(page, like)
    somebody = _made[key]
    page.context.add_cookies(somebody.cookies)
    page.evaluate(STORED, somebody.stored)
    page.goto("/")
    expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible()
    return somebody.account


def _go_to_bare_page(page: Page) -> None:
    """A page of this origin, from neither the server nor the app."""
    page.route(f"**{BARE}", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(BARE)
    page.unroute(f"**{BARE}")


def _sign_up_once(page: Page, like: dict[str, str]) -> Somebody:
    browser = page.context.browser
    assert browser, "who has a profile on disk signs up there"
    before = _rows()
    with browser.new_context(**like, service_workers="block") as context:
        context.add_init_script(KEYS_MAY_LEAVE)
        there = context.new_page()
        account = sign_up(there)
        there.wait_for_load_state("networkidle")
        stored = there.evaluate(STORED)
        cookies = context.cookies()
    return Somebody(account, _of_whom(account, before, _rows()), cookies, stored)


def _of_whom(account: Account, before: Rows, after: Rows) -> Rows:
    """What came with this account, whoever else is at work meanwhile: all that names it, and a session."""
    owner = User.objects.get(username=account.username).pk.hex
    sessions = connection.ops.quote_name(Session._meta.db_table)
    old = {key for key, *_ in before[sessions]}
    made = {table: {row for row in found if owner in row} for table, found in after.items()}
    made[sessions] = {row for row in after[sessions] if row[0] not in old}
    return {table: found for table, found in made.items() if found}


def _rows() -> Rows:
    """All there is, but for numbers that the database gives out, which nothing refers to."""
    with connection.cursor() as cursor:
        return {
            table: set(cursor.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall())  # noqa: S608 - our own names
            for table, columns in _columns().items()
        }


@transaction.atomic
def _put_rows(rows: Rows) -> None:
    columns = _columns()
    with connection.cursor() as cursor:
        for table, found in rows.items():
            places = ", ".join(["%s"] * len(columns[table]))
            into = f"INSERT INTO {table} ({', '.join(columns[table])}) VALUES ({places})"  # noqa: S608 - our own names
            cursor.executemany(into, list(found))


def _columns() -> dict[str, list[str]]:
    quoted = connection.ops.quote_name
    return {
        quoted(model._meta.db_table): [
            quoted(field.column)
            for field in model._meta.concrete_fields
            if not isinstance(field, AutoField) and field.column
        ]
        for model in apps.get_models(include_auto_created=True)
    }
