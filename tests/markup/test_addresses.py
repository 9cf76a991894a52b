"""Addresses of links: what is completed, and what is none."""

import pytest

from drafter.markup.addresses import address


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "y",
            "",
            "chart.png",
            "Доклад.DOCX",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://x.kz",
        ),
        *(
            "https://",
            "http:///a",
            "https://tps://x.kz",
            "//x.kz",
            "/a",
            "#a",
            "mailto:",
            "localhost",
            "1.5",
            "x.kz:a@b",
        ),
        "https://" + "я" * 70 + ".kz",
    ],
)
def test_what_can_be_no_address_is_none(typed: str) -> None:
    assert address(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("WWW.gov.kz", "https://WWW.gov.kz"),
        ("x.kz:8080/a", "https://x.kz:8080/a"),
        ("x.kz/a.png", "https://x.kz/a.png"),
        ("HTTPS://x.kz/%D3%99?a=[1]", "https://x.kz/%D3%99?a=[1]"),
        ('http://x.kz/"<а>', "http://x.kz/%22%3C%D0%B0%3E"),
    ],
)
def test_an_address_is_completed(typed: str, meant: str) -> None:
    assert address(typed) == meant
    assert address(meant) == meant
