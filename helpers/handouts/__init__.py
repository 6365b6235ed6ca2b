"""Lessons as pages that work without Python: editions, slides, and the command that makes them all."""
