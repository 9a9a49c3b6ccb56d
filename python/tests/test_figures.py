"""What a figure is in Python, without a browser."""

import importlib
import sys
import tempfile
import unittest
import warnings
from pathlib import Path
from unittest import mock

import downhill
import traitlets
from downhill import widget


class Array:
    """As NumPy's and PyTorch's are."""

    def __init__(self, values):
        self.values = values

    def tolist(self):
        return self.values


class Namesake(unittest.TestCase):
    def test_the_other_package_of_this_name_is_pointed_out(self):
        with tempfile.TemporaryDirectory() as folder:
            info = Path(folder) / "downhill-0.4.0.dist-info"
            info.mkdir()
            (info / "METADATA").write_text("Metadata-Version: 2.1\nName: downhill\nVersion: 0.4.0\n")
            with mock.patch("sys.path", [folder, *sys.path]):
                with self.assertWarnsRegex(UserWarning, "pip uninstall downhill downhill-figures") as warned:
                    importlib.reload(downhill)
        self.assertEqual(len(warned.warnings), 1)

    def test_alone_it_says_nothing(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            importlib.reload(downhill)


class Figures(unittest.TestCase):
    def test_every_figure_is_exported(self):
        figures = set(widget.Figure.__subclasses__())
        self.assertEqual({getattr(downhill, name) for name in downhill.__all__}, figures)
        self.assertIn(downhill.Digits, figures)
        for figure in figures:
            self.assertEqual(figure().figure, figure.__name__.lower())

    def test_a_setting_says_what_it_takes_and_what_it_reads_as(self):
        about = downhill.Fit.params.help
        self.assertTrue(about.startswith("The initial parameters"), about)
        self.assertIn("reads as the state has it: The parameters at the step that is shown", about)
        self.assertEqual(downhill.Fit.lr.help.count("The learning rate."), 1)

    def test_settings_are_handed_to_the_figure(self):
        curve = downhill.Curve(f="x**4", lr=0.01)
        self.assertEqual(curve.figure, "curve")
        self.assertEqual(curve.settings, {"f": "x**4", "lr": 0.01, "hide": "embed"})
        curve.lr = 0.2
        self.assertEqual(curve.settings["lr"], 0.2)
        curve.f = None
        self.assertNotIn("f", curve.settings)

    def test_a_setting_that_is_none_is_refused(self):
        with self.assertRaisesRegex(TypeError, "'rate' is no setting; the settings here are .*lr"):
            downhill.Curve(rate=0.1)

    def test_arrays_and_rows_are_written_as_a_figure_reads_them(self):
        fit = downhill.Fit(params=Array([1.0, 2.0, 3.0]), data=Array([[0, 1], [1, 3]]))
        self.assertEqual(fit.settings["params"], [1.0, 2.0, 3.0])
        self.assertEqual(fit.settings["data"], "0 1\n1 3")
        self.assertEqual(downhill.Fit(data=[(0, 1.5), (2, 3)]).settings["data"], "0 1.5\n2 3")

    def test_reading_tells_what_the_figure_shows(self):
        fit = downhill.Fit(lr=1e-5)
        self.assertIsNone(fit.losses)
        seen = []
        fit.observe(lambda change: seen.append(change["new"]), "loss")
        # As the figure reports after two steps of the reader.
        fit.settings = {"lr": "2e-5", "step": "2", "scale": "log", "pace": "9"}
        fit.state = {"lr": 2e-5, "step": 2, "params": [1, 2, 3], "loss": 774.18, "losses": [4, 1, 7]}
        self.assertEqual((fit.lr, fit.step, fit.params), (2e-5, 2, [1, 2, 3]))
        self.assertEqual((fit.losses, seen), ([4, 1, 7], [774.18]))
        self.assertEqual((fit.scale, fit.pace), ("log", 9))
        # What the reader did is not sent back.
        self.assertEqual(fit.settings["step"], "2")
        # Writing starts from there, and keeps the rest.
        fit.params = [0, 0, 0]
        self.assertEqual(fit.settings["params"], [0, 0, 0])
        self.assertEqual(fit.settings["lr"], "2e-5")

    def test_what_is_shown_cannot_be_written(self):
        with self.assertRaises(traitlets.TraitError):
            downhill.Fit().losses = []

    def test_the_buttons_are_methods(self):
        curve = downhill.Curve()
        sent = []
        curve.send = sent.append
        curve.advance(3)
        curve.back()
        curve.play()
        curve.pause()
        curve.reset()
        self.assertEqual([content["verb"] for content in sent], ["step", "back", "play", "pause", "reset"])
        self.assertEqual(sent[0]["n"], 3)


if __name__ == "__main__":
    unittest.main()
