"""What editors and checkers of types know of the package."""

import re
import sys
import unittest
from pathlib import Path
from subprocess import run

import downhill

try:
    import mypy
except ImportError:
    mypy = None

PACKAGE = Path(downhill.__file__).parent
EXAMPLE = Path(__file__).with_name("example_types.py")


class Types(unittest.TestCase):
    def test_the_package_says_that_it_has_types(self):
        self.assertTrue((PACKAGE / "py.typed").exists())
        self.assertTrue((PACKAGE / "figures.pyi").exists())

    @unittest.skipIf(mypy is None, "mypy is not installed")
    def test_a_checker_finds_the_errors_and_no_others(self):
        # The stubs of pandas are a package of their own.
        options = ["--disable-error-code=import-untyped", "--no-error-summary", "--cache-dir=/dev/null"]
        found = run([sys.executable, "-m", "mypy", *options, str(EXAMPLE)], capture_output=True, text=True).stdout
        lines = EXAMPLE.read_text().splitlines()
        expected = [k for k, line in enumerate(lines, 1) if line.endswith("# error")]
        in_example = re.findall(rf"{EXAMPLE.name}:(\d+): error", found)
        self.assertEqual(sorted({int(line) for line in in_example}), expected, found)
        self.assertEqual(len(in_example), len(re.findall(": error", found)), found)


if __name__ == "__main__":
    unittest.main()
