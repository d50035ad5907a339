"""A desktop's notification area, on a D-Bus of its own: shows nothing, remembers everything, and can click."""

import asyncio
import ctypes.util
import shutil
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusDict, DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DISMISSED, CLOSED_BY_CALL = 2, 3
DBusStrings = Annotated[list[str], DBusSignature("as")]


@dataclass
class Shown:
    """One notification as the desktop was asked to show it."""

    id: int
    title: str
    body: str
    actions: dict[str, str]  # key -> label; "default" is a click on the notification itself
    hints: dict[str, Any] = field(default_factory=dict)
    visible: bool = True

    @property
    def silent(self) -> bool:
        return bool(self.hints.get("suppress-sound", False))


def missing() -> str:
    """What is not there of the two Debian packages this needs, or an empty string.

    Firefox finds libnotify by itself at run time.
    """
    if not shutil.which("dbus-daemon"):
        return "dbus-daemon (package dbus)"
    return "" if ctypes.util.find_library("notify") else "libnotify (package libnotify4)"


REACTION_SECONDS = 0.3


class _Interface(ServiceInterface):
    def __init__(self, daemon: "NotificationDaemon") -> None:
        super().__init__(NAME)
        self.daemon = daemon
        self.last_id = 0

    @dbus_method()
    def GetCapabilities(self) -> DBusStrings:
        return ["actions", "body", "persistence"]

    @dbus_method()
    def GetServerInformation(self) -> Annotated[list[str], DBusSignature("ssss")]:
        return ["Attune tests", "Attune", "1", "1.2"]

    @dbus_method()
    def Notify(
        self,
        app_name: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: DBusStrings,
        hints: DBusDict,
        timeout: DBusInt32,
    ) -> DBusUInt32:
        self.last_id += 1
        pairs = dict(zip(actions[::2], actions[1::2], strict=True))
        plain = {name: value.value for name, value in hints.items()}
        shown = Shown(replaces or self.last_id, title, body, pairs, plain)
        # Told of only once the browser has its answer: until then it takes the notification for one that is not on
        # the screen.
        self.daemon._loop.call_soon(self.daemon._add, shown, replaces)
        return replaces or self.last_id

    @dbus_method()
    def CloseNotification(self, id: DBusUInt32) -> None:
        self.daemon._hide(id)
        self.NotificationClosed(id, CLOSED_BY_CALL)

    @dbus_signal()
    def NotificationClosed(self, id: int, reason: int) -> Annotated[list[int], DBusSignature("uu")]:
        return [id, reason]

    @dbus_signal()
    def ActionInvoked(self, id: int, action: str) -> Annotated[list[Any], DBusSignature("us")]:
        return [id, action]


class NotificationDaemon:
    """`address` goes into DBUS_SESSION_BUS_ADDRESS of the browser. `shown` holds every notification in order."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self.shown: list[Shown] = []
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._interface = _Interface(self)
        self._bus: MessageBus | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [
                "dbus-daemon",
                "--session",
                "--nofork",
                "--nopidfile",
                f"--address={self.address}",
                "--print-address=1",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()  # the address is printed once the bus listens
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._join(), self._loop).result(10)

    async def _join(self) -> None:
        self._bus = await MessageBus(bus_address=self.address).connect()
        self._bus.export(PATH, self._interface)
        await self._bus.request_name(NAME)

    def stop(self) -> None:
        if self._bus:
            self._loop.call_soon_threadsafe(self._bus.disconnect)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._process.terminate()
        self._process.wait(10)

    def forget(self) -> None:
        with self._changed:
            self.shown.clear()

    @property
    def visible(self) -> list[Shown]:
        return [shown for shown in self.shown if shown.visible]

    def wait_for(self, count: int, seconds: float = 20.0) -> Shown:
        """The `count`-th notification that was asked for.

        Raises AssertionError when it does not come within `seconds`.
        """
        with self._changed:
            came = self._changed.wait_for(lambda: len(self.shown) >= count, seconds)
            assert came, f"{len(self.shown)} notification(s) within {seconds} s, not {count}"
            return self.shown[count - 1]

    def click(self, shown: Shown, button: str | None = None) -> None:
        """What a person's click does, on the notification itself or on one of its buttons; then the notification
        goes.
        """
        key = (
            "default"
            if button is None
            else next(key for key, label in shown.actions.items() if label == button)
        )
        self._later(self._interface.ActionInvoked, shown.id, key)
        self.dismiss(shown)

    def dismiss(self, shown: Shown) -> None:
        self._hide(shown.id)
        self._later(self._interface.NotificationClosed, shown.id, DISMISSED)

    def _later(self, signal: Callable[..., Any], *given: Any) -> None:
        # No person is quicker: the browser first has to take in the number that its notification got, or it would not
        # know the click.
        self._loop.call_soon_threadsafe(self._loop.call_later, REACTION_SECONDS, signal, *given)

    def _add(self, shown: Shown, replaces: int) -> None:
        with self._changed:
            if replaces:
                self._hide(replaces)
            self.shown.append(shown)
            self._changed.notify_all()

    def _hide(self, id: int) -> None:
        for shown in self.shown:
            if shown.id == id:
                shown.visible = False
