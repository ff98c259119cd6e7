"""A download that ends as a whole file or as none.

The file is opened before the cluster is asked, since it gives an export away only once; and it gets
its name when all of it is there and on the disk.
"""

import errno
import os
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx

from elevate_tag.gdpr.errors import NotWrittenError, SettingError, UnexpectedAnswerError

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
    except OSError as error:  # a full disk, say
        raise NotWrittenError(
            f"{path} could not be written ({error.strerror}): as much as came was kept as {part}"
        ) from None
    except BaseException:
        part.unlink()
        raise
    if not zipfile.is_zipfile(part):
        raise UnexpectedAnswerError(f"the answer is no zip file; it was kept as {part}")
    try:
        _name(part, path)
    except OSError as error:
        raise NotWrittenError(
            f"could not make {path} ({error.strerror}): the export was kept as {part}"
        ) from None
    return path


def _name(part: Path, path: Path) -> None:
    """Gives the part its name; raises `FileExistsError` for one that was taken meanwhile."""
    try:
        # Unlike a rename it replaces nothing.
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        part.rename(path)
    else:
        part.unlink()
