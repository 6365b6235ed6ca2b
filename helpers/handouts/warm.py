"""What a lesson imports, imported once, for kernels to be forked from (see `kernels`). Starts no thread."""

import os

# As a kernel does it: matplotlib looks here once, when it is imported, and `plt.show()` is silent otherwise.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

import ipykernel.kernelapp
import ipykernel.zmqshell
import ipywidgets
import matplotlib.backends.backend_svg
import pandas

import helpers.explorer
import helpers.fit
import helpers.quiz

__all__ = ["helpers", "ipykernel", "ipywidgets", "matplotlib", "pandas"]
