"""`python -m helpers.handouts`: make the handouts."""

import argparse
import sys
from pathlib import Path

from helpers.handouts.build import EDITIONS, build
from helpers.handouts.lock import BuildError

EPILOG = """Writes index.html, a folder for each edition, and the infographic. What has not changed is not made again.
If anything fails, the handouts stay as they were."""


def main(arguments=None):
    """Read the command line and build; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers.handouts", epilog=EPILOG,
        description="Make pages of the lessons that work without Python and without a network.")
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK", help="notebooks to make (default: all)")
    parser.add_argument("--roles", type=Path, metavar="CSV", help="a roles file of your own")
    parser.add_argument("--out", type=Path, default=Path("handouts"), metavar="DIR",
                        help="where to write (default: handouts)")
    parser.add_argument("--edition", action="append", choices=EDITIONS, help="one edition only; may be given again")
    parser.add_argument("--jobs", type=int, metavar="N", help="notebooks to run at once (default: one a core)")
    given = parser.parse_args(arguments)
    missing = [str(path) for path in given.notebooks if not path.is_file()]
    if missing:
        parser.error(f"no such notebook: {', '.join(missing)}")
    try:
        if given.roles:
            from helpers import load_roles

            load_roles(given.roles)
        ran = build(given.notebooks, given.out, tuple(given.edition or EDITIONS), given.roles, given.jobs)
    except KeyboardInterrupt:
        return _stop("stopped; the handouts are as they were", 130)
    except (BuildError, ValueError) as error:
        return _stop(f"{error}\nThe handouts are as they were.", 1)
    except OSError as error:
        return _stop(f"cannot write to {given.out}: {error.strerror or error}. The handouts are as they were.", 1)
    print(f"{given.out / 'index.html'}: {ran or 'no'} notebook{'' if ran == 1 else 's'} run")
    return 0


def _stop(text, status):
    print(text, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
