"""Endpoints whose modules are imported when they are first asked: the first page waits for none."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from inspect import iscoroutinefunction
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

Endpoint = Callable[[Request], Awaitable[Response]]


def late(module: str, name: str) -> Endpoint:
    """Return an endpoint by the module of the desk that has it, and its name there.

    It may be a coroutine, or a function, which is called in a thread.
    """

    async def endpoint(request: Request) -> Response:
        found = await run_in_threadpool(_found, module, name)
        answer = found(request) if iscoroutinefunction(found) else run_in_threadpool(found, request)
        response: Response = await answer
        return response

    return endpoint


def _found(module: str, name: str) -> Any:
    return getattr(import_module(f"drafter.desk.{module}"), name)
