"""Lessons as pages that work without Python: editions, slides, and the command that makes them all."""

import os

EDITIONS = {"student": "Handout", "teacher": "Teacher’s edition", "slides": "Slides"}


class BuildError(Exception):
    """A build stopped; the text says where and why."""


def say(line, stream):
    """Print a line; that nobody reads any more (`| head -0`) is no reason to stop."""
    try:
        print(line, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
