import pytest

from backend.core.errors import Invalid
from backend.push.subscriptions import endpoints

MOZILLA = "https://updates.push.services.mozilla.com/wpush/v2/gAAAA"


@pytest.fixture(autouse=True)
def _as_in_production(settings: pytest.FixtureRequest) -> None:
    settings.PUSH_ALLOW_INSECURE = False
    settings.PUSH_HOSTS = ["updates.push.services.mozilla.com", ".push.apple.com", "fcm.googleapis.com"]


@pytest.mark.parametrize(
    "endpoint",
    [
        MOZILLA,
        "https://web.push.apple.com/QA",
        "https://fcm.googleapis.com/fcm/send/x:y",
        MOZILLA.replace(".com/", ".com:443/"),
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


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:10.0.0.1"],
)
def test_address_allowed_refuses_our_own_network(address: str) -> None:
    assert not endpoints.address_allowed(address)


def test_address_allowed_takes_the_open_internet() -> None:
    assert endpoints.address_allowed("142.250.185.106")
    assert endpoints.address_allowed("2a00:1450:4001:80e::200a")
