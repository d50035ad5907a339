"""How others send the same messages: pywebpush as its README shows it, with a session that is kept, and in its async
form.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from py_vapid import Vapid
from pywebpush import webpush, webpush_async

CONCURRENT = 100


class PyWebPush:
    """`key_file` is written; the service's certificate has to be in `ca_file`."""

    def __init__(self, folder: Path, ca_file: Path, keys: dict[str, str]) -> None:
        self.key_file = folder / "vapid.pem"
        self._ca_file = ca_file
        self._keys = keys
        key = ec.generate_private_key(ec.SECP256R1())
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self.key_file.write_bytes(pem)

    def plain(self, urls: list[str]) -> None:
        """As the README shows: one call after the other, a key file and a connection for each."""
        for url in urls:
            webpush(**self._call(url, str(self.key_file)))

    def with_session(self, urls: list[str]) -> None:
        """One connection that is kept, and the key read once."""
        key = Vapid.from_file(str(self.key_file))
        with requests.Session() as session:
            session.verify = str(self._ca_file)
            for url in urls:
                webpush(**self._call(url, key), requests_session=session)

    def concurrent(self, urls: list[str]) -> None:
        """The async form with one client session, a hundred at a time."""
        asyncio.run(self._concurrent(urls))

    async def _concurrent(self, urls: list[str]) -> None:
        key = Vapid.from_file(str(self.key_file))
        free = asyncio.Semaphore(CONCURRENT)
        async with aiohttp.ClientSession() as session:

            async def one(url: str) -> None:
                async with free:
                    # pywebpush hands aiohttp a bare number as the time limit, which newer ones refuse: the object is
                    # what it means.
                    await webpush_async(**self._call(url, key), aiohttp_session=session)

            await asyncio.gather(*(one(url) for url in urls))

    def _call(self, url: str, key: Any) -> dict[str, Any]:
        return {
            "subscription_info": {"endpoint": url, "keys": self._keys},
            "data": json.dumps({"web_push": 8030, "text": "x" * 180}),
            "vapid_private_key": key,
            "vapid_claims": {
                "sub": "mailto:bench@attune.example"
            },  # filled in by the call, so a new one each time
            "ttl": 600,
        }
