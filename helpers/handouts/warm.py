"""What a lesson imports, imported once, for kernels to be forked from (see `kernels`). Starts no thread."""

import ipykernel.kernelapp
import ipykernel.zmqshell
import ipywidgets
import matplotlib.backends.backend_svg
import pandas

import helpers.explorer
import helpers.fit
import helpers.quiz

__all__ = ["helpers", "ipykernel", "ipywidgets", "matplotlib", "pandas"]
