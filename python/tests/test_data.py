"""Data of one's own, from lists, arrays, tables and tensors, and back as a table."""

import math
import sys
import unittest
from unittest import mock

import downhill
from traitlets import TraitError

try:
    import numpy
except ImportError:
    numpy = None
try:
    import pandas
except ImportError:
    pandas = None
try:
    import torch
except ImportError:
    torch = None

TIME, SPEED = [0.0, 1.0, 2.5], [3.0, 1.5, -2.0]
ROWS = [[0.0, 3.0], [1.0, 1.5], [2.5, -2.0]]
SENT = "0.0 3.0\n1.0 1.5\n2.5 -2.0"


class Data(unittest.TestCase):
    def takes(self, **data):
        for figure in (downhill.Fit, downhill.Landscape):
            made = figure(**data)
            self.assertEqual(made.data, ROWS)
            self.assertEqual(made.settings["data"], SENT)

    def refuses(self, message, **data):
        with self.assertRaisesRegex((TraitError, TypeError), message):
            downhill.Fit(**data)

    def test_from_lists(self):
        self.takes(time=TIME, speed=SPEED)
        self.assertEqual(downhill.Fit(time=(t for t in TIME), speed=map(float, SPEED)).data, ROWS)
        self.assertEqual(downhill.Fit(data=zip(TIME, SPEED)).data, ROWS)
        self.takes(data={"time": TIME, "speed": SPEED, "place": "Ohio"})
        self.takes(data="0 3_1 1.5_2.5 -2")

    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_from_numpy(self):
        time, speed = numpy.array(TIME), numpy.array(SPEED, dtype="float32")
        self.takes(time=time, speed=speed)
        self.takes(data=numpy.stack([time, speed], axis=1))
        fit = downhill.Fit(lr=numpy.float32(0.5), laps=numpy.int64(7), truth=numpy.bool_(True), params=numpy.zeros(3))
        self.assertEqual((fit.lr, fit.laps, fit.truth, fit.params), (0.5, 7, True, [0, 0, 0]))

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_from_pandas(self):
        table = pandas.DataFrame({"speed": SPEED, "place": "Ohio", "time": TIME})
        self.takes(time=table.time, speed=table.speed)
        self.takes(data=table)
        missing = pandas.Series([3, None, 1], dtype="Int64")
        self.refuses(r"speed\[1\] is a number from -1000000000 to 1000000000, not <NA>", time=TIME, speed=missing)

    @unittest.skipIf(torch is None, "PyTorch is not installed")
    def test_from_pytorch(self):
        self.takes(time=torch.tensor(TIME), speed=torch.tensor(SPEED, requires_grad=True))
        self.takes(time=[torch.tensor(t) for t in TIME], speed=torch.tensor(SPEED))
        self.assertEqual(downhill.Fit(lr=torch.tensor(0.5)).lr, 0.5)

    def test_from_what_becomes_a_list(self):
        class Tensor:
            def tolist(self):
                return TIME

        class Column:
            def __array__(self):
                return Tensor()

        self.takes(time=Tensor(), speed=SPEED)
        self.takes(time=Column(), speed=SPEED)

    def test_what_is_no_data_is_refused(self):
        self.refuses("time has 3 numbers and speed has 2: they are to be as many", time=TIME, speed=[1, 2])
        self.refuses("time and speed, both of them", time=TIME)
        self.refuses("or data alone", time=TIME, speed=SPEED, data=ROWS)
        self.refuses(r"speed\[2\] is a number from -1000000000 to 1000000000, not nan", time=TIME, speed=[1, 2, math.nan])
        self.refuses(r"time\[0\] is a number .*, not inf", time=[math.inf, 1, 2], speed=SPEED)
        self.refuses(r"time\[1\] is a number .*, not 'late'", time=[0, "late", 2], speed=SPEED)
        self.refuses("there are 10001 rows; a figure takes at most 10000", time=range(10_001), speed=range(10_001))
        self.refuses("only 2 different times; a quadratic needs 3", time=[0, 0, 1], speed=SPEED)
        self.refuses("time is a column of numbers, not 3", time=3, speed=SPEED)
        self.refuses("data is two columns of numbers, time and speed, of at most 10000 rows", data=[1, 2, 3])
        with self.assertRaisesRegex(TypeError, "'time' is not a setting"):
            downhill.Curve(time=TIME)

    def test_a_table_with_headings_is_left_to_the_figure(self):
        table = "time;speed\n0;3\n1;1,5\n2,5;-2"
        self.assertEqual(downhill.Fit(data=table).settings["data"], table)


class Frame(unittest.TestCase):
    def test_it_needs_a_figure_that_is_shown(self):
        with mock.patch.dict(sys.modules, pandas=mock.Mock()):
            with self.assertRaisesRegex(RuntimeError, "not shown yet"):
                downhill.Fit().frame()

    def test_it_needs_pandas(self):
        with mock.patch.dict(sys.modules, pandas=None):
            with self.assertRaisesRegex(ImportError, "pip install pandas"):
                downhill.Fit().frame()

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_it_is_the_data_or_the_history(self):
        fit = downhill.Fit()
        fit.state = {"time": TIME, "speed": SPEED, "preds": [1, 2, None], "loss": 2}
        frame = fit.frame()
        self.assertEqual([*frame.columns], ["time", "speed", "preds"])
        self.assertEqual(frame.speed.tolist(), SPEED)
        self.assertTrue(math.isnan(frame.preds[2]))
        curve = downhill.Curve()
        curve.state = {"x": 1, "history": [{"x": 2, "y": 4, "slope": 4}, {"x": 1, "y": 1, "slope": 2}]}
        self.assertEqual(curve.frame().slope.tolist(), [4, 2])
        walk = downhill.Autograd()
        walk.state = {"x": [1, 2]}
        with self.assertRaisesRegex(NotImplementedError, "Autograd has no table"):
            walk.frame()


if __name__ == "__main__":
    unittest.main()
