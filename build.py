"""The build's front door: Python source in pysrc/ to the files of web/dist/.

python build.py                 build, print the sizes
python build.py --check         exit 1 when web/dist is not what the source gives
python build.py snippet …       print the tag that a shop pastes (--help lists its options)
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pysrc"))

from elevate_tag import cli
from elevate_tag.build.bundle import build_files, sizes, stale_files, write_files
from elevate_tag.paths import DIST


def main(arguments: list[str]) -> int:
    """Run one command; 0 when it did what was asked."""
    if arguments[:1] == ["snippet"]:
        return cli.main(arguments)
    parser = argparse.ArgumentParser(
        prog="build.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare with web/dist, write nothing")
    check_only = parser.parse_args(arguments).check
    try:
        files = build_files()
    except (ValueError, RuntimeError) as error:
        print(f"build.py: {type(error).__name__}\n{error}", file=sys.stderr)
        return 1
    if check_only:
        stale = stale_files(files, DIST)
        for name in stale:
            print(f"web/dist/{name} is not what the source gives; run: python build.py")
        return 1 if stale else 0
    write_files(files, DIST)
    for name, size in sizes(files).items():
        print(f"web/dist/{name}: {size}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
