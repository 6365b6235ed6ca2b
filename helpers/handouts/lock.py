"""One build at a time in a folder, and how a build says that it stopped."""

from contextlib import contextmanager

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt


class BuildError(Exception):
    """A build stopped; the handouts are as they were before. The text says which notebook, cell and error."""


@contextmanager
def only_one(path):
    """Hold the lock at `path`; it is let go even if this process is killed.

    Raises
    ------
    BuildError
        If another build holds it.
    """
    with path.open("a+") as file:
        try:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            text = f"another build is writing to {path.parent}; wait until it is done, then try again"
            raise BuildError(text) from None
        yield
