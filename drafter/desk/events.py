"""What the desk tells its open pages, as server-sent events, and whether any page is still open."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

_PULSE = 15.0
"""Seconds after which a silent stream is tried; a browser that has gone is noticed then."""

_LONGEST_STEP = 5.0
"""Seconds that may pass between two looks; what is more was spent in a closed laptop."""


class Events:
    """The open pages, each with a stream of events; called from the loop or from any thread."""

    def __init__(self) -> None:
        """Begin without a page."""
        self._streams: set[asyncio.Queue[str | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def __len__(self) -> int:
        """Return how many streams are open; the pages of one browser share one."""
        return len(self._streams)

    def tell(self, kind: str, data: Any = None) -> None:
        """Tell all open pages that something has happened; `data` is what JSON can say."""
        said = json.dumps({"kind": kind, "data": data})
        self._put(f"data: {said}\n\n")

    def close(self) -> None:
        """Tell the pages that the desk ends, and let no stream keep it open."""
        self.tell("end")
        self._put(None)

    def _put(self, event: str | None) -> None:
        if self._loop is None or self._loop.is_closed():
            return
        for stream in [*self._streams]:
            self._loop.call_soon_threadsafe(stream.put_nowait, event)

    async def endpoint(self, _request: Request) -> Response:
        """Answer a page that listens."""
        self._loop = asyncio.get_running_loop()
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        stream: asyncio.Queue[str | None] = asyncio.Queue()
        self._streams.add(stream)
        try:
            yield "retry: 1000\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(stream.get(), _PULSE)
                except TimeoutError:
                    event = ":\n\n"
                if event is None:
                    return
                yield event
        finally:
            self._streams.discard(stream)


class Idleness:
    """How long no page has been open, in the time in which the machine was awake."""

    def __init__(self, patience: float) -> None:
        """Take after how many seconds without a page the desk ends."""
        self._patience = patience
        self._left: float | None = None
        self._before: float | None = None

    def is_over(self, pages: int, now: float) -> bool:
        """Look at the clock; tell whether the last page has been gone for too long.

        Where no page has been open yet, it never is.
        """
        step = min(now - (now if self._before is None else self._before), _LONGEST_STEP)
        self._before = now
        if pages:
            self._left = self._patience
        elif self._left is not None:
            self._left -= step
        return self._left is not None and self._left <= 0
