"""What a setting takes and refuses, before anything is sent to a figure."""

import json
import unittest
from pathlib import Path

import downhill
from traitlets import TraitError

EXAMPLES = json.loads(Path(__file__).with_name("examples.json").read_text())


class Settings(unittest.TestCase):
    # Guards against a kind that the package knows and the figures do not, or in another range: the
    # examples are of the figures' own kinds.
    def test_what_the_figures_take_is_taken_and_what_they_refuse_is_refused(self):
        for name, settings in EXAMPLES.items():
            figure = getattr(downhill, name)()
            self.assertCountEqual(settings, [n for n, trait in figure.traits().items() if hasattr(trait, "takes")])
            for setting, examples in settings.items():
                for text in examples["takes"]:
                    with self.subTest(figure=name, setting=setting, takes=text):
                        setattr(figure, setting, text)
                for text in examples["refuses"]:
                    before = figure.settings
                    with self.subTest(figure=name, setting=setting, refuses=text):
                        with self.assertRaisesRegex(TraitError, setting):
                            setattr(figure, setting, text)
                        self.assertEqual(figure.settings, before, "nothing is sent")

    def test_every_kind_tells_what_it_takes(self):
        fit = downhill.Fit()
        for setting, given, message in [
            ("lr", "fast", "lr is a number from 1e-9 to 10, not 'fast'"),
            ("lr", 11, "lr is a number from 1e-9 to 10, not 11"),
            ("lr", float("nan"), "not nan"),
            ("lr", True, "not True"),
            ("lr", [1, 2], r"not \[1, 2\]"),
            ("laps", 1.5, "laps is a whole number from 1 to 10000, not 1.5"),
            ("batch", "some", "batch is 'all', or a whole number from 1 to 10000, not 'some'"),
            ("optimizer", "newton", "optimizer is one of 'sgd', 'momentum', .*, not 'newton'"),
            ("truth", 2, "truth is True or False, not 2"),
            ("params", [0] * 7, "params is a list of up to 6 numbers from -1000000 to 1000000, not"),
            ("params", [0, "x"], "params is a list of up to 6 numbers"),
            ("panels", [0.5], "panels is a list of up to 12 whole numbers from 0 to 100"),
            ("stop", ("loss", -1), "stop is 'steps' and a number from 1 to 10000, or .*'loss'"),
            ("race", ["sgd"], "race is up to 4 optimisers with their learning rates, such as sgd@1e-5/4"),
            ("hide", ["params", "all"], "hide is any of 'view', 'data', "),
            ("model", 3, "model is a formula in t and up to six parameters, not 3"),
            ("step", 10_001, "step is a whole number from 0 to 10000, or runs"),
            ("step", "9000 2000@0.1", "step is a whole number from 0 to 10000"),
        ]:
            with self.subTest(setting=setting, given=given):
                with self.assertRaisesRegex(TraitError, message):
                    setattr(fit, setting, given)
        with self.assertRaisesRegex(TraitError, "range is 'auto', or two numbers .*, the smaller one first"):
            downhill.Curve(range=(2, 1))
        with self.assertRaisesRegex(TraitError, "start is a list of 2 numbers from"):
            downhill.Landscape(start=[1])

    def test_a_setting_reads_as_a_value_of_its_type(self):
        fit = downhill.Fit(
            lr="1e-4", laps=10.0, batch="ALL", truth="on", params="[1, 2, 3]", panels=(1, 2), stop=("loss", 5),
            race=["sgd@1e-5", "adam@0.1"], hide="table, params", step="5@0.1 15@0.3",
        )
        self.assertEqual((fit.lr, fit.laps, fit.batch, fit.truth), (1e-4, 10, "all", True))
        self.assertEqual((fit.params, fit.panels, fit.stop), ([1, 2, 3], [1, 2], "loss 5"))
        self.assertEqual((fit.race, fit.hide, fit.step), ("sgd@1e-5,adam@0.1", ["params", "table"], 20))
        self.assertEqual(fit.settings["step"], "5@0.1 15@0.3")
        self.assertEqual(fit.settings["hide"], "params,table")

    def test_a_setting_that_was_not_given_reads_as_its_default(self):
        fit = downhill.Fit()
        self.assertEqual((fit.lr, fit.batch, fit.truth, fit.panels), (1e-5, "all", False, [0, 1, 2, 3]))
        # These follow from other settings, which the figure knows.
        self.assertIsNone(fit.params)
        self.assertIsNone(downhill.Landscape().start)

    def test_none_gives_the_default_back(self):
        curve = downhill.Curve(lr=0.5)
        curve.lr = None
        self.assertEqual(curve.lr, 0.1)
        self.assertNotIn("lr", curve.settings)

    def test_a_setting_says_what_it_takes_and_what_it_reads_as(self):
        about = downhill.Fit.params.help
        self.assertTrue(about.startswith("The initial parameters"), about)
        self.assertIn("Takes a list of up to 6 numbers from -1000000 to 1000000.", about)
        self.assertIn("reads as the state has it: The parameters at the step that is shown", about)
        self.assertEqual(downhill.Fit.lr.help.count("The learning rate."), 1)
        self.assertIn("lr: The learning rate. Takes a number from 1e-9 to 10. Default: 1e-05.", downhill.Fit.__doc__)

    def test_a_name_that_is_no_setting_is_refused(self):
        with self.assertRaisesRegex(TypeError, "'rate' is not a setting; the settings here are .*lr"):
            downhill.Curve(rate=0.1)


if __name__ == "__main__":
    unittest.main()
