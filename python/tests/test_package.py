"""The source distribution and the wheel, as they are built for others."""

import os
import shutil
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from subprocess import run

try:
    import hatchling
except ImportError:
    hatchling = None

ROOT = Path(__file__).parent.parent
# Where there is no cargo. The same date gives the same bytes.
ENVIRONMENT = {"PATH": os.devnull, "SOURCE_DATE_EPOCH": "1767225600"}


def build(target, source, to):
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", to]
    run(command, cwd=source, env=ENVIRONMENT, check=True, capture_output=True)
    [built] = Path(to).iterdir()
    return built


class Package(unittest.TestCase):
    # Guards against a wheel without its figures, and a source distribution that needs Rust.
    @unittest.skipIf(hatchling is None, "hatchling is not installed")
    def test_a_wheel_made_of_the_source_distribution_has_the_figures_and_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.unpack_archive(build("sdist", ROOT, f"{folder}/sdist"), f"{folder}/unpacked")
            [unpacked] = Path(f"{folder}/unpacked").iterdir()
            made = build("wheel", unpacked, f"{folder}/of-sdist")
            names = zipfile.ZipFile(made).namelist()
            self.assertEqual(made.read_bytes(), build("wheel", ROOT, f"{folder}/wheel").read_bytes())
        for file in ["widget.js", "widget.py", "task.py", "py.typed", "figures.pyi"]:
            self.assertIn(f"downhill/{file}", names)
        self.assertEqual(sum("/licenses/LICENSE-" in name for name in names), 2, names)


if __name__ == "__main__":
    unittest.main()
