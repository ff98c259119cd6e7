"""A display of its own: WebKitGTK's MiniBrowser is a desktop program and has no headless mode."""

import os
import subprocess
from types import TracebackType
from typing import Self


class Xvfb:
    """Runs while the `with` block does. The number is Xvfb's choice, so any number can run."""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24"]
        self._process = subprocess.Popen(
            [*command, "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb ended with status {self._process.wait()} and gave no display")
        self.display = f":{number}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()
