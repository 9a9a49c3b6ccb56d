"""The other package that is imported as `downhill`."""

import warnings
from importlib import metadata


def warn():
    """Says so where PyPI's `downhill` is installed, too: both put their files into one folder."""
    try:
        metadata.distribution("downhill")
    except metadata.PackageNotFoundError:
        return
    warnings.warn(
        "another package, `downhill`, is installed beside `downhill-figures`, and their files are mixed in "
        "one folder: run `pip uninstall downhill downhill-figures`, then install `downhill-figures` again",
        stacklevel=3,
    )
