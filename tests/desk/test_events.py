"""Events: pages are told what happens, and the desk knows when the last of them has gone."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request

from drafter.desk.events import Events, Idleness

MINUTE = 60


def ends_after(idleness: Idleness, pages: int, seconds: int, start: int = 0) -> int | None:
    """Return the first second at which the desk is to end, looked at once a second."""
    times = range(start, start + seconds)
    return next((now for now in times if idleness.is_over(pages, float(now))), None)


def test_a_desk_that_nobody_has_opened_never_ends() -> None:
    assert ends_after(Idleness(600), 0, 24 * 60 * MINUTE) is None


def test_an_open_page_keeps_the_desk() -> None:
    assert ends_after(Idleness(600), 1, 24 * 60 * MINUTE) is None


def test_the_desk_ends_ten_minutes_after_the_last_page_has_gone() -> None:
    idleness = Idleness(600)
    assert ends_after(idleness, 2, 30) is None
    assert ends_after(idleness, 0, 590, 30) is None
    assert ends_after(idleness, 1, 1, 620) is None  # a page is there again
    gone = ends_after(idleness, 0, 10_000, 621)
    assert gone is not None
    assert 1219 <= gone <= 1221


def test_the_night_in_a_closed_laptop_does_not_count() -> None:
    idleness = Idleness(600)
    assert ends_after(idleness, 1, 10) is None
    assert ends_after(idleness, 0, 60, 10) is None
    assert not idleness.is_over(0, 8.0 * 60 * MINUTE)
    assert ends_after(idleness, 0, 500, 8 * 60 * MINUTE) is None


async def heard(events: Events, acts: list[Any]) -> str:
    """Return what a page hears of acts that follow one another."""
    scope = {"type": "http", "method": "GET", "path": "/events", "headers": [], "query_string": b""}
    answer: Any = await events.endpoint(Request(scope))
    stream: AsyncIterator[str] = answer.body_iterator
    text = await anext(stream)
    for act in acts:
        act()
    async for event in stream:
        text += event
    return text


def test_a_page_hears_what_happens_until_the_desk_ends() -> None:
    events = Events()
    said = {"path": "х.yaml", "text": "two\nlines"}
    text = asyncio.run(heard(events, [lambda: events.tell("changed", said), events.close]))
    assert text.endswith(
        'data: {"kind": "changed", "data": {"path": "\\u0445.yaml",'
        ' "text": "two\\nlines"}}\n\ndata: {"kind": "end", "data": null}\n\n'
    )
    assert len(events) == 0


def test_a_page_that_closes_is_no_longer_counted() -> None:
    async def counted() -> list[int]:
        events = Events()
        scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
        answers: list[Any] = [await events.endpoint(Request(scope)) for _page in range(2)]
        counts = []
        for answer in answers:
            await anext(answer.body_iterator)
            counts.append(len(events))
        for answer in answers:
            await answer.body_iterator.aclose()
            counts.append(len(events))
        return counts

    assert asyncio.run(counted()) == [1, 2, 1, 0]


def test_nobody_is_told_before_a_page_is_open_or_after_the_end() -> None:
    events = Events()
    events.tell("changed", {})
    asyncio.run(heard(events, [events.close]))
    events.tell("changed", {})
    events.close()
