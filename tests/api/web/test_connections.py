"""What counts as one client."""

import pytest

from api.web.connections import origin_of


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("2001:db8:1:2::1", "20010db800010002"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "20010db800010002"),
        ("2001:db8:1:3::1", "20010db800010003"),
        ("fe80::1%eth0", "fe80000000000000"),
        ("::1", "0000000000000000"),
    ],
)
def test_an_ipv4_address_or_an_ipv6_network(address: str, origin: str) -> None:
    assert origin_of(address) == origin
