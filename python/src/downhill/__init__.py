"""Figures that teach gradient descent, as widgets for notebooks.

>>> import downhill
>>> fit = downhill.Fit(seed=42, lr=1e-5)
>>> fit  # in a notebook: drag, step, play
>>> fit.params, fit.losses  # where the figure is, to go on from there
"""

from . import figures, namesake
from .figures import *
from .task import Task

__all__ = ["Task"]
__all__ += figures.__all__

namesake.warn()
