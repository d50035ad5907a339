"""Push messages as a browser's developer tools hand them to the service worker, and what it then shows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

LINES = yaml.safe_load(Path("backend/reminders/data/reminder_lines.yaml").read_text(encoding="utf-8"))
TOKEN = "q3Jx0Tz8mA-kW_5v"
NOTES = """async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications()).map((note) => ({
  title: note.title, body: note.body, tag: note.tag, silent: note.silent, data: note.data,
  actions: (note.actions ?? []).map((action) => action.title),
}))"""
NO_NOTE = "(await (await navigator.serviceWorker.ready).getNotifications()).length === 0"
Deliver = Callable[[str], list[dict[str, Any]]]


def payload(token: str = TOKEN, tag: str = "note-1", w: dict[str, Any] | None = None) -> str:
    notification = {
        "title": "Something from the server",
        "navigate": f"http://localhost/?note={token}",
        "tag": tag,
    }
    wanted = {"w": w} if w else {}
    return json.dumps({"web_push": 8030, "notification": notification, "d": token, **wanted})
