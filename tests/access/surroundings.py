"""Environments that no client of HTTP can be made in."""

import pytest

UNUSABLE = pytest.mark.parametrize(
    ("variable", "value", "kind"),
    [
        ("SSL_CERT_FILE", "/nonexist", "FileNotFoundError"),
        ("SSL_CERT_FILE", __file__, "SSLError"),
        ("ALL_PROXY", "socks5://localhost:1", "ImportError"),
        ("HTTPS_PROXY", "foo://localhost:1", "ValueError"),
        ("https_proxy", "http://u:pa/ssw0rd@proxy:3128", "InvalidURL"),
    ],
)
"""Marks a test that is to meet each: a `variable`, its `value`, and the `kind` of error it is."""
