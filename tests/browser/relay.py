"""Starts Firefox where Playwright asks for it, and stands between the two: Playwright's WebDriver BiDi is ahead of
Debian's Firefox by one command, which is answered here. Then every step that is written for Chromium is one for
Firefox.

Run as a program, with what Playwright gives a browser as its arguments.
"""

import asyncio
import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from tests.browser import firefox

# Playwright sends these whether or not a test asks for anything by them.
NOT_KNOWN_THERE = {"emulation.setMediaFeaturesOverride"}
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Nobody is written to here, so that nothing of Firefox's own goes out for push messages.
PREFS: dict[str, Any] = firefox.prefs("ws://127.0.0.1:9/", desktop_notifications=False)


def program(folder: Path) -> Path:
    """A file that runs this one, for a browser is a file to Playwright."""
    here, file = Path(__file__).resolve().parents[2], folder / "firefox"
    run = f'cd {shlex.quote(str(here))} && exec {shlex.quote(sys.executable)} -m tests.browser.relay "$@"'
    file.write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
    file.chmod(0o700)
    return file


async def _relay(client: ServerConnection, address: str) -> None:
    assert client.request is not None
    async with connect(address + client.request.path, max_size=None) as browser:

        async def answers() -> None:
            async for message in browser:
                await client.send(message)

        async def asked() -> None:
            async for message in client:
                call = json.loads(message)
                if call["method"] in NOT_KNOWN_THERE:
                    await client.send(json.dumps({"type": "success", "id": call["id"], "result": {}}))
                else:
                    await browser.send(message)

        both = [asyncio.create_task(one) for one in (answers(), asked())]
        _, pending = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for one in pending:
            one.cancel()


async def _run(arguments: list[str]) -> int:
    found = firefox.binary()
    assert found, "Firefox is not installed"
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(found, *arguments, stderr=pipe)
    assert process.stderr is not None
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def read(lines: asyncio.StreamReader) -> None:
        async for line in lines:  # to the end, else Firefox blocks on a full pipe
            if match := _LISTENING.search(line.decode(errors="replace")):
                address.set_result(match[1])

    reading = asyncio.create_task(read(process.stderr))
    there = await address
    async with serve(lambda client: _relay(client, there), "127.0.0.1", 0, max_size=None) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"WebDriver BiDi listening on ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
        ended = await process.wait()
    await reading
    return ended


if __name__ == "__main__":
    sys.exit(asyncio.run(_run(sys.argv[1:])))
