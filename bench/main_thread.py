"""What kept a page's main thread busy, from Chromium's trace of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

CATEGORIES = [
    "blink.user_timing",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "v8",
    "v8.wasm",
]
LONG = 50.0
"""Milliseconds from which a task is a long one: the Long Tasks specification's number."""

SCRIPTS = "/files/"
OF_SCRIPTS = ("EvaluateScript", "FunctionCall", "v8.")
"""Work of a script's, if its address is one of the served."""
OF_RUNTIMES = ("v8.wasm", "wasm.", "v8.evaluateModule", "RunMicrotasks")
"""What only the scripts cause, and whose address the trace does not tell."""


@dataclass(frozen=True)
class Task:
    """Milliseconds from the navigation's start, and how long; and whether a script was in it."""

    start: float
    lasted: float
    of_script: bool


@dataclass(frozen=True)
class Tasks:
    """The script's tasks that began before the page's load event, and all that began after it.

    ``process`` is the number of the page's own.
    """

    before: Sequence[Task]
    after: Sequence[Task]
    process: int

    @property
    def longest_before(self) -> float:
        """Milliseconds."""
        return max((task.lasted for task in self.before), default=0.0)

    @property
    def longest_after(self) -> float:
        """Milliseconds."""
        return max((task.lasted for task in self.after), default=0.0)

    @property
    def blocking(self) -> float:
        """Milliseconds over 50 of all of them: the total blocking time."""
        return sum(max(0.0, task.lasted - LONG) for task in (*self.before, *self.after))


def tasks_of(trace: bytes, url: str) -> Tasks:
    """The tasks of the page at ``url``.

    Before the load event a task counts, in its whole length, if one of the served scripts was in
    it: the rest is the page's own. After it the page is at rest, and all is counted.
    """
    events: list[dict[str, Any]] = json.loads(trace)["traceEvents"]
    began = next(
        event["ts"]
        for event in reversed(events)
        if event["name"] == "navigationStart" and url in json.dumps(event["args"])
    )
    loaded = next(event for event in events if event["name"] == "MarkLoad" and event["ts"] > began)
    own = sorted(
        (
            event
            for event in events
            if (event["pid"], event["tid"]) == (loaded["pid"], loaded["tid"])
            and event["ph"] == "X"
            and event["ts"] >= began
        ),
        key=lambda event: (event["ts"], -event["dur"]),
    )
    tasks: list[Task] = []
    ends = 0.0
    for event in own:
        if event["name"] == "RunTask" and event["ts"] >= ends:
            ends = event["ts"] + event["dur"]
            tasks.append(Task((event["ts"] - began) / 1000, event["dur"] / 1000, of_script=False))
        elif tasks and event["ts"] < ends and not tasks[-1].of_script and _is_of_script(event):
            tasks[-1] = Task(tasks[-1].start, tasks[-1].lasted, of_script=True)
    load = (loaded["ts"] - began) / 1000
    return Tasks(
        [task for task in tasks if task.start < load and task.of_script],
        [task for task in tasks if task.start >= load],
        loaded["pid"],
    )


def _is_of_script(event: dict[str, Any]) -> bool:
    if event["name"].startswith(OF_RUNTIMES):
        return True
    return event["name"].startswith(OF_SCRIPTS) and SCRIPTS in json.dumps(event.get("args", {}))
