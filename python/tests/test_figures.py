"""What a figure is in Python, without a browser."""

import asyncio
import copy
import importlib
import json
import math
import pickle
import sys
import tempfile
import unittest
import warnings
from pathlib import Path
from unittest import mock

import downhill
import traitlets
from downhill import widget


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
        self.assertEqual({getattr(downhill, name) for name in downhill.__all__}, {*figures, downhill.Task})
        self.assertIn(downhill.Digits, figures)
        for figure in figures:
            self.assertEqual(figure().figure, figure.__name__.lower())

    def test_settings_are_handed_to_the_figure(self):
        curve = downhill.Curve(f="x**4", lr=0.01)
        self.assertEqual(curve.figure, "curve")
        self.assertEqual(curve.settings, {"f": "x**4", "lr": 0.01, "hide": "embed"})
        curve.lr = 0.2
        self.assertEqual(curve.settings["lr"], 0.2)
        curve.f = None
        self.assertNotIn("f", curve.settings)

    # Guards against a setting or a field that hides a verb, or is hidden by one.
    def test_no_attribute_has_the_name_of_a_method(self):
        for figure in widget.Figure.__subclasses__():
            own = {name for name in vars(figure) if not name.startswith("_")} - {"figure"}
            self.assertEqual(own & {*dir(widget.Figure)}, set(), figure)

    def test_reading_tells_what_the_figure_shows(self):
        fit = downhill.Fit(lr=1e-5)
        self.assertIsNone(fit.losses)
        self.assertEqual(fit.loss, "mse")
        seen = []
        fit.observe(lambda change: seen.append((change["name"], change["new"], fit.loss)), ["loss", "losses", "step"])
        report(fit, {"lr": "2e-5", "step": "2", "scale": "log", "pace": "9"}, REPORT, scale="log", pace=9)
        self.assertEqual((fit.lr, fit.step, fit.params), (2e-5, 2, [1, 2, 3]))
        self.assertEqual((fit.scale, fit.pace), ("log", 9))
        # Each observer finds all of the new state.
        self.assertCountEqual(seen, [("step", 2, 774.18), ("loss", 774.18, 774.18), ("losses", [4, 1, 7], 774.18)])
        # What the reader did is not sent back.
        self.assertEqual(fit.settings["step"], "2")
        # Writing starts from there, and keeps the rest.
        fit.params = [0, 0, 0]
        self.assertEqual(fit.settings["params"], [0, 0, 0])
        self.assertEqual(fit.settings["lr"], "2e-5")

    # Guards against a setting that is lost because the figure, while playing, reported before it heard of it.
    def test_a_report_that_is_older_does_not_undo_what_was_written(self):
        fit = shown(downhill.Fit())
        fit.lr = 2e-5
        report(fit, {}, {**REPORT, "lr": 1e-5}, heard=0)
        fit.scale = "log"
        self.assertEqual((fit.lr, fit.settings), (2e-5, {"lr": 2e-5, "scale": "log"}))
        report(fit, {"lr": "0.00003"}, {**REPORT, "lr": 3e-5}, heard=fit._asked, scale="linear")
        self.assertEqual((fit.lr, fit.scale), (3e-5, "linear"))

    def test_what_is_written_counts_though_it_is_where_the_figure_is(self):
        fit = shown(downhill.Fit())
        fit.params = fit.params
        self.assertEqual(fit.settings["params"], [1, 2, 3])

    def test_a_formula_that_the_figure_refuses_stands_in_errors(self):
        curve = downhill.Curve()
        curve.f = "x +"
        error = {"f": "f=\"x +\" is not usable: it takes a formula of x."}
        curve.errors = error
        report(curve, {}, {"f": "x**2", "x": -1.5}, heard=curve._asked)
        self.assertEqual((curve.f, curve.errors), ("x**2", error))

    def test_what_is_shown_cannot_be_written(self):
        with self.assertRaises(traitlets.TraitError):
            downhill.Fit().losses = []

    def test_a_number_that_is_none_reads_as_nan(self):
        digits = downhill.Digits()
        report(digits, {}, {"loss": None, "losses": [1, None]})
        self.assertTrue(math.isnan(digits.loss) and math.isnan(digits.losses[1]))


class Verbs(unittest.TestCase):
    def test_the_buttons_are_methods(self):
        curve = shown(downhill.Curve())
        sent = sent_by(curve)
        curve.step(3)
        curve.step()
        curve.back()
        curve.play()
        curve.pause()
        curve.reset()
        verbs = [(content["verb"], content.get("n")) for content in sent]
        self.assertEqual(
            verbs, [("step", 3), ("step", 1), ("back", 1), ("play", None), ("pause", None), ("reset", None)]
        )

    # Guards against a figure that waits for ever to report, and a report that is sent back to it.
    def test_a_report_by_message_is_taken_and_answered(self):
        fit = downhill.Fit()
        self.assertFalse(fit._by_message, "no kernel runs here")
        sent, updates = sent_by(fit), []
        fit.send_state = updates.append
        fit._handle_custom_msg({"report": {"settings": {}, "state": REPORT, "_heard": fit._asked}}, [])
        self.assertEqual((fit.step, sent, updates), (2, [{"taken": True}], []))

    def test_a_verb_waits_for_the_figure_to_be_shown(self):
        curve = downhill.Curve()
        sent = sent_by(curve)
        curve.step(3)
        curve.play()
        self.assertEqual(sent, [])
        shown(curve)
        self.assertEqual([content["verb"] for content in sent], ["step", "play"])
        report(curve, {}, {"step": 3})
        self.assertEqual(len(sent), 2, "once")

    def test_step_is_a_number_and_a_verb(self):
        for fit in [downhill.Fit(), downhill.Fit(step=3), shown(downhill.Fit())]:
            expected = 2 if fit.state else fit.settings.get("step", 0)
            self.assertEqual(fit.step, expected)
            self.assertEqual((str(fit.step), f"{fit.step:02d}"), (str(expected), f"{expected:02d}"))
            self.assertEqual(fit.step + 1, expected + 1)
            self.assertEqual(json.dumps(fit.step), str(expected))
            self.assertIs(type(pickle.loads(pickle.dumps(fit.step))), int)
            self.assertIs(type(copy.copy(fit.step)), int)
            sent = sent_by(fit)
            fit.step(10)
            self.assertEqual([content["n"] for content in sent or fit._waiting], [10])
        self.assertFalse(downhill.Fit().step)

    def test_step_can_be_written_from_a_step(self):
        one, other = downhill.Fit(step="5@0.1 15@0.3"), downhill.Fit()
        other.step = one.step
        self.assertEqual((other.step, other.settings["step"]), (20, "5@0.1 15@0.3"))
        other.step(1)
        self.assertEqual((len(one._waiting), len(other._waiting)), (0, 1))

    def test_ready_waits_for_the_figure_and_for_what_was_asked(self):
        async def wait():
            fit = downhill.Fit()
            with self.assertRaisesRegex(TimeoutError, "not answer within 0.05 seconds: it has to be shown"):
                await fit.ready(timeout=0.05)
            asyncio.get_running_loop().call_later(0.05, shown, fit)
            await fit.ready()
            self.assertEqual(fit.step, 2)
            await fit.ready(timeout=0)
            fit.step(1)
            with self.assertRaises(TimeoutError):
                await fit.ready(timeout=0.05)
            asyncio.get_running_loop().call_later(0.05, lambda: report(fit, {}, {**REPORT, "step": 3}, fit._asked))
            await fit.ready(timeout=None)
            self.assertEqual(fit.step, 3)

        asyncio.run(wait())

    def test_code_is_the_script_of_what_is_shown(self):
        fit = downhill.Fit()
        with self.assertRaisesRegex(RuntimeError, "not shown yet"):
            fit.code()
        fit._code = "import torch\n"
        self.assertEqual(shown(fit).code(), "import torch\n")
        with self.assertRaisesRegex(NotImplementedError, "Curve has no PyTorch script; Fit and Digits have one"):
            shown(downhill.Curve()).code()


REPORT = {"lr": 2e-5, "step": 2, "params": [1, 2, 3], "loss": 774.18, "losses": [4, 1, 7]}


def report(figure, settings, state, heard=None, **values):
    """As the figure reports, in one message."""
    heard = figure._asked if heard is None else heard
    figure.set_state({"settings": settings, "state": state, "_values": values, "_heard": heard})


def shown(figure):
    report(figure, {}, REPORT)
    return figure


def sent_by(figure):
    """The messages that a figure gets from now on."""
    sent = []
    figure.send = sent.append
    return sent


if __name__ == "__main__":
    unittest.main()
