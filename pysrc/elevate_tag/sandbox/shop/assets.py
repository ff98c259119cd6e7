"""Files that are served as they stand: style sheet, pictures, the built tag."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from elevate_tag import paths

SHOP_FILES = paths.WEB / "shop"
PICTURES = paths.WEB / "catalogue" / "pictures"


def mounts(dist: Path) -> list[Mount]:
    """Where each folder is found. The tag is looked at anew each time: a build replaces it."""
    return [
        Mount("/assets", CachedFiles(SHOP_FILES, "public, max-age=31536000, immutable")),
        Mount("/pictures", CachedFiles(PICTURES, "public, max-age=86400")),
        Mount("/elevate", CachedFiles(dist, "no-cache")),
    ]


@cache
def asset(name: str) -> str:
    """The address of a file of the shop's, with its content's hash, so that it may be kept."""
    digest = hashlib.sha256((SHOP_FILES / name).read_bytes()).hexdigest()[:10]
    return f"/assets/{name}?{digest}"


class CachedFiles(StaticFiles):
    """A folder whose files carry one Cache-Control."""

    def __init__(self, folder: Path, cache_control: str) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._cache_control = cache_control

    async def check_config(self) -> None:
        """Takes any folder: before the first build, the tag's is not there, and then has no files.

        Starlette would answer 500 in its place.
        """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or Starlette's 404."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = self._cache_control
        return response
