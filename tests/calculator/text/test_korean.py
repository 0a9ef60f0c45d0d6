"""Korean text from numbers: particles follow the sound of what stands before them."""

from datetime import date

import pytest

from calculator.text.korean import attach_particles, fill


@pytest.mark.parametrize(("text", "expected"), [
    ("1,300,000원을(를)", "1,300,000원을"), ("20%은(는)", "20%는"), ("3차을(를)", "3차를"), ("7을(를)", "7을"),
    ("2이(가)", "2가"), ("10이(가)", "10이"), ("9월은(는)", "9월은"), ("하나카드은(는)", "하나카드는"),
    ("상생페이백과(와)", "상생페이백과"), ("서울(으)로", "서울로"), ("3(으)로", "3으로"), ("8(으)로", "8로"), ("4(으)로", "4로"),
    ("‘합계’이(에)요", "‘합계’예요"), ("100,000원(10만 원)을(를)", "100,000원(10만 원)을"), ("앱(App)은(는)", "앱(App)은"),
])
def test_particles(text, expected):
    """Digits are read aloud, brackets and quotation marks are passed over."""
    assert attach_particles(text) == expected


def test_formats():
    """Won with separators, also in units of ten thousand where whole; days and months in words."""
    text = fill("{a:won} {b:man} {a:man} {c:day} {d:month}", a=12_345, b=1_300_000, c=date(2025, 10, 5), d="2025-09")
    assert text == "12,345원 1,300,000원(130만 원) 12,345원 2025년 10월 5일 2025년 9월"
