"""Put new handouts in place of the old ones: all of them or, whatever happens, none."""

import shutil

NEW, OLD = ".new-", ".old-"


def swap_in(new, out):
    """Move everything from one folder into another, and what it takes the place of out of there.

    Parameters
    ----------
    new : Path
        The folder with the new files and folders, inside `out`; it keeps the old ones, as `.old-NAME`.
    out : Path
        The folder that gets them.
    """
    names = sorted(path.name for path in new.iterdir())
    try:
        for name in names:
            if (out / name).exists():
                (out / name).rename(new / f"{OLD}{name}")
            (new / name).rename(out / name)
    except BaseException:
        for name in names:
            _put_back(name, new, out)
        raise


def _put_back(name, new, out):
    if not (new / name).exists():
        (out / name).rename(new / name)
    if (new / f"{OLD}{name}").exists():
        (new / f"{OLD}{name}").rename(out / name)


def clear_remains(out):
    """Remove what a build that was killed has left; what it had just moved away goes back to its place."""
    for remains in out.glob(f"{NEW}*"):
        for old in remains.glob(f"{OLD}*"):
            place = out / old.name.removeprefix(OLD)
            if not place.exists():
                old.rename(place)
        shutil.rmtree(remains)
