"""libcurl's handles with the options that every request of ours has."""

import socket
import ssl
from typing import Any

import pycurl

from backend.push.subscriptions import endpoints

CONNECT_SECONDS = 5
ANSWER_SECONDS = 10
STREAMS = 100  # that services commonly allow on one connection
CONNECTIONS = 12  # to one host, when its streams are all in use


def new_multi(most: int) -> pycurl.CurlMulti:
    multi = pycurl.CurlMulti()
    multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)
    multi.setopt(pycurl.M_MAX_HOST_CONNECTIONS, CONNECTIONS)
    multi.setopt(pycurl.M_MAX_CONCURRENT_STREAMS, STREAMS)
    multi.setopt(pycurl.M_MAXCONNECTS, most)
    return multi


def new_handle(options: list[tuple[int, Any]]) -> pycurl.Curl:
    """A handle for one request after another, so that its connection stays warm."""
    handle = pycurl.Curl()
    for option, value in options:
        handle.setopt(option, value)
    return handle


def constant_options() -> list[tuple[int, Any]]:
    trusted = ssl.get_default_verify_paths()  # the system's, or what SSL_CERT_FILE and SSL_CERT_DIR name
    options: list[tuple[int, Any]] = [
        (pycurl.FOLLOWLOCATION, False),
        (pycurl.PROXY, ""),  # an inherited proxy variable would send the devices' addresses elsewhere
        (pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_2TLS),
        # Wait for a connection that is being made rather than open one for each message.
        (pycurl.PIPEWAIT, True),
        (pycurl.CONNECTTIMEOUT, CONNECT_SECONDS),
        (pycurl.TIMEOUT, ANSWER_SECONDS),
        (pycurl.NOSIGNAL, True),
        (pycurl.POST, True),
        (pycurl.USERAGENT, ""),  # none: a push service need not know our software's versions
        (pycurl.WRITEFUNCTION, len),  # the body of an answer is not needed
        (pycurl.OPENSOCKETFUNCTION, _open_socket),
    ]
    if trusted.cafile:
        options.append((pycurl.CAINFO, trusted.cafile))
    if trusted.capath:
        options.append((pycurl.CAPATH, trusted.capath))
    return options


def load(handle: pycurl.Curl, url: str, headers: list[str], body: bytes) -> None:
    handle.setopt(pycurl.URL, url)
    handle.setopt(pycurl.HTTPHEADER, headers)
    handle.setopt(pycurl.POSTFIELDS, body)  # sets its size too


def failure(number: int) -> str:
    """A word for the outbox instead of libcurl's number."""
    match number:
        case pycurl.E_OPERATION_TIMEDOUT:
            return "timeout"
        case pycurl.E_COULDNT_RESOLVE_HOST:
            return "name_unknown"
        case pycurl.E_COULDNT_CONNECT:
            return "no_connection"
        case pycurl.E_SSL_CONNECT_ERROR | pycurl.E_PEER_FAILED_VERIFICATION:
            return "tls"
    return f"curl_{number}"


def _open_socket(purpose: int, address: Any) -> Any:
    """Refuses to connect where a name was made to point at our own network."""
    family, kind, protocol, target = address
    if not endpoints.address_allowed(target[0]):
        return pycurl.SOCKET_BAD
    return socket.socket(family, kind, protocol)
