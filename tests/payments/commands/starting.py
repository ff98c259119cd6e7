"""Starts a command as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

START = "import sys; from elevate_tag.cli import main; raise SystemExit(main(sys.argv[1:]))"


@contextmanager
def started(*words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """`elevate-tag payments` with these words, in an environment with these variables too."""
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", START, "payments", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | paths | environment,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
