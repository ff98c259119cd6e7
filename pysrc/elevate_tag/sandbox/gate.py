"""Holds what a server is asked for until it is let go, as a slow network would."""

import asyncio
import threading


class Gate:
    """Closed at first; opened and closed from any thread, for requests of any event loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_open = False
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def passed(self) -> None:
        """Returns once it is open."""
        loop, opened = asyncio.get_running_loop(), asyncio.Event()
        with self._lock:
            if self._is_open:
                return
            self._waiting.append((loop, opened))
        await opened.wait()

    def close(self) -> None:
        """Holds whoever comes from now on."""
        with self._lock:
            self._is_open = False

    def open(self) -> None:
        """Lets all go that wait, and whoever comes."""
        with self._lock:
            self._is_open = True
            waiting, self._waiting = self._waiting, []
        for loop, opened in waiting:
            loop.call_soon_threadsafe(opened.set)
