import socket
from typing import Any

import pycurl
import pytest

from backend.accounts import data_keys
from backend.accounts.models import User
from backend.core.errors import Invalid
from backend.core.keyring import CannotOpen
from backend.push.models import PushSubscription
from backend.push.subscriptions import addresses, endpoints
from backend.push.transport import handles
from config.settings.parts import security
from tests.conftest import NOON, b64

MOZILLA = "https://updates.push.services.mozilla.com/wpush/v2/gAAAA"


@pytest.fixture(autouse=True)
def _as_in_production(settings: pytest.FixtureRequest) -> None:
    settings.PUSH_ALLOW_INSECURE = False
    settings.PUSH_HOSTS = security.PUSH_HOSTS


@pytest.mark.parametrize(
    "endpoint",
    [
        MOZILLA,
        "https://web.push.apple.com/QA",
        "https://fcm.googleapis.com/fcm/send/x:y",
        MOZILLA.replace(".com/", ".com:443/"),
        "https://updates-autopush.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://wns2-par02p.notify.windows.com/w/?token=BQ",
        "https://jmt17.google.com/fcm/send/x:y",
    ],
)
def test_check_takes_known_push_services(endpoint: str) -> None:
    assert endpoints.check(endpoint) == endpoint


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/fcm/send/x",
        "https://fcm.googleapis.com:8443/x",
        "https://evil.example/x",
        "https://push.apple.com.evil.example/x",
        "https://evilpush.apple.com.example/",
        "https://fcm.googleapis.com@evil.example/x",
        "https://user:word@fcm.googleapis.com/x",
        "https://evil.example\\@fcm.googleapis.com/x",
        "https://fcm.googleapis.com#@evil.example/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://0177.0.0.1/x",
        "https://127.1/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[64:ff9b::7f00:1]/x",
        "https://script.google.com/macros/s/x/exec",
        "https://google.com/x",
        "https://www.google.com/url?q=https://evil.example",
        "https://storage.googleapis.com/x",
        "https://android.googleapis.com/gcm/send/x",
        "https://x.fcm.googleapis.com/x",
        "https://services.mozilla.com/x",
        "https://api.push.apple.com/3/device/x",
        "https://evil.web.push.apple.com/x",
        "https://notify.windows.com/x",
        "https://.notify.windows.com/x",
        "https://x..notify.windows.com/x",
        "https://-x.notify.windows.com/x",
        "https://xn--80ak6aa92e.notify.windows.com/x",
        "https://evilnotify.windows.com/x",
        "https://FCM.googleapis.com.evil.example/x",
        "https://fcm.google\u0430pis.com/x",
        "https://fcm\u3002googleapis.com/x",
        "https://fcm.googleapis.com%2eevil.example/x",
        "https://fcm.googleapis.com:443@evil.example/x",
        "https://fcm.googleapis.com:0443/x",
        "https://fcm.googleapis.com:/x",
        "https://fcm.googleapis.com:99999/x",
        "https:/fcm.googleapis.com/x",
        "//fcm.googleapis.com/x",
        "https:fcm.googleapis.com/x",
        "https://fcm.googleapis.com?/x",
        "https://fcm.googleapis.com./x",
        "https://fcm.googleapis.com/a b",
        "https://fcm.googleapis.com/\n",
        "https://fcm.googleapis.com",
        "ftp://fcm.googleapis.com/x",
        "file:///etc/passwd",
        "",
        "https://fcm.googleapis.com/" + "x" * 1000,
    ],
)
def test_check_refuses_every_other_address(endpoint: str) -> None:
    with pytest.raises(Invalid) as refused:
        endpoints.check(endpoint)
    assert refused.value.code == "endpoint_refused"


PRIVATE = [
    "0.0.0.0", "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",  # noqa: S104
    "100.64.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "224.0.1.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1", "2001:db8::1",
    "100::1", "5f00::1", "3fff::1",
    # an address of IPv4 inside one of IPv6
    "::ffff:10.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8", "::10.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b::10.0.0.1",
    "64:ff9b::8.8.8.8", "64:ff9b:1::10.0.0.1", "2002:a00:1::", "2002:7f00:1::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    # what is no address
    "", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "10.0.0.1.", " 8.8.8.8",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_address_allowed_refuses_our_own_network_in_every_form(address: str) -> None:
    assert not endpoints.address_allowed(address)
    for family in (
        socket.AF_INET,
        socket.AF_INET6,
    ):  # whatever a name was made to answer when it comes to sending
        target = (family, socket.SOCK_STREAM, 0, (address, 443))
        assert handles._open_socket(0, target) == pycurl.SOCKET_BAD


@pytest.mark.parametrize(
    "address", ["142.250.185.106", "17.188.168.1", "2a00:1450:4001:80e::200a", "2620:149::1"]
)
def test_address_allowed_takes_the_open_internet(address: str) -> None:
    assert endpoints.address_allowed(address)


@pytest.mark.django_db
def test_an_address_that_was_taken_before_the_list_grew_shorter_is_not_called(
    alice: User, settings: Any
) -> None:
    rows = {}
    for host in ("script.google.com", "fcm.googleapis.com"):
        row = PushSubscription(
            owner=alice, endpoint=f"https://{host}/x", auth=b64(16), device="phone", p256dh="x",
            endpoint_hash=host, renewal_hash=host, created_at=NOON, site="x",
        )  # fmt: skip
        row.save()
        rows[host] = PushSubscription.objects.values("pk", "owner", "endpoint", "p256dh", "auth").get(
            pk=row.pk
        )

    def opened(host: str) -> addresses.Address:
        row = rows[host]
        key = data_keys.find(alice.pk)
        return addresses.open_address(row["pk"], alice.pk, key, row["endpoint"], row["p256dh"], row["auth"])

    assert opened("fcm.googleapis.com").endpoint == "https://fcm.googleapis.com/x"
    with pytest.raises(CannotOpen):
        opened("script.google.com")
