"""The web server, of `make run` and of a deployment (ADR 22): a request reaches a thread only when all of it has come.

Whoever sends half a header or half a body holds a socket, and keeps nobody else waiting. Nothing of a request or an
answer is ever written to a file on its way.
"""

import signal
import sys
from typing import Any

import waitress  # type: ignore[import-untyped]  # it has none
from django.conf import settings

HOST = "127.0.0.1"
THIS_MACHINE = {HOST, "localhost", "::1"}
ONLY_HERE = (
    "These settings are for trying Attune on this machine alone; "
    "to serve anybody else, set DJANGO_SETTINGS_MODULE=config.settings.production."
)
OPTIONS: dict[str, Any] = {
    "threads": 16,
    "connection_limit": 1000,
    "asyncore_use_poll": True,  # so many sockets are more than `select` takes
    "channel_timeout": 30,  # seconds without a byte
    "cleanup_interval": 5,
    "max_request_header_size": 32 * 1024,
    "max_request_body_size": 1024 * 1024,  # the API itself answers from 256 KiB on
    "inbuf_overflow": 2 * 1024 * 1024,  # above what a body may have: none lies in a temporary file
    "outbuf_overflow": 256 * 1024 * 1024,  # nor does an answer
    "ident": None,
}


def main() -> None:
    host = sys.argv[2] if len(sys.argv) > 2 else HOST
    if settings.DEMO and host not in THIS_MACHINE:
        sys.exit(ONLY_HERE)
    from config.wsgi import application  # which looks at the database: the wrong settings are said before

    # What is just being done is done before the end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # Who asked, and whether over TLS, is believed of a proxy alone: waitress takes out what others say of it.
    stranger = settings.SECURE_PROXY_SSL_HEADER is None
    waitress.serve(
        application,
        host=host,
        port=int(sys.argv[1]),
        clear_untrusted_proxy_headers=stranger,
        _quiet=True,
        **OPTIONS,
    )


if __name__ == "__main__":
    main()
