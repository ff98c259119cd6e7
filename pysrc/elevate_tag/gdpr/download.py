"""A download that ends as a whole file or as none.

The file is opened before the cluster is asked, since it gives an export away only once; and it gets
its name when all of it is there and on the disk.
"""

import os
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx

from elevate_tag.gdpr.errors import SettingError, UnexpectedAnswerError

OWNER_ONLY = 0o600
"""An export is personal data."""


def to_file(path: Path, ask: Callable[[], AbstractContextManager[httpx.Response]]) -> Path:
    """Writes the answer of `ask` to `path`, which must not exist, and gives the path back."""
    part = path.with_name(path.name + ".part")
    if path.exists():
        raise SettingError(f"{path} exists: name a new file")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except OSError as error:
        raise SettingError(f"{part} cannot be written ({error.strerror}): name another") from None
    try:
        with os.fdopen(descriptor, "wb") as file, ask() as response:
            for chunk in response.iter_bytes():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink()
        raise
    if not zipfile.is_zipfile(part):
        raise UnexpectedAnswerError(f"the answer is no zip file; it was kept as {part}")
    return part.rename(path)
