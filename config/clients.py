"""Who asks: the address a request came from, through declared proxies only. Imports nothing of the project."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def address_of(request: HttpRequest) -> str:
    """Of X-Forwarded-For only what declared proxies (TRUSTED_PROXIES) wrote is believed: from the right, the first
    address that is not one of them. The rest of the line anyone can write."""
    address: str = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while forwarded and is_proxy(address):
        said = forwarded.pop().strip()
        if parse_address(said) is None:
            break
        address = said
    return address


def parse_address(text: str) -> Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def holder_of(address: str) -> str:
    """Whom a limit is for: an IPv4 address, or the 64 bits of IPv6 that one subscriber is given."""
    parsed = parse_address(address)
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, 64), strict=False))
    return address


def is_proxy(address: str) -> bool:
    """One that TRUSTED_PROXIES declares."""
    return _is_in(address, tuple(settings.TRUSTED_PROXIES))


@lru_cache(maxsize=1024)
def _is_in(address: str, networks: tuple[str, ...]) -> bool:
    parsed = parse_address(address)
    return parsed is not None and any(parsed in ip_network(network, strict=False) for network in networks)
