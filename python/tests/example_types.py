"""What a checker of types sees of the package: test_types.py runs one over this file."""

import asyncio
from typing import Literal

import downhill
from typing_extensions import assert_type

fit = downhill.Fit(time=[0, 1, 2], speed=(3, 1.5, -2), lr=1e-5, optimizer="adam", step="5@0.1 15@0.3")
assert_type(fit.scale, Literal["linear", "log"])
assert_type(fit.truth, bool)
assert_type(fit.losses, list[float] | None)
assert_type(fit.step + 1, int)
fit.step(10)
fit.step = 3
fit.lr = 2
fit.lr = None
fit.batch = "all"
fit.params = [1, 2, 3]
asyncio.run(fit.ready(timeout=None))
assert_type(fit.code(), str)
print(fit.frame().speed, downhill.Fit.lr.takes)

task = downhill.Task({"slow": fit, "fast": downhill.Fit()}, goal="slow.step > fast.step")
assert_type(task.done, bool)
assert_type(task.score, float)
assert_type(task.answer_text, str)
asyncio.run(task.ready())
downhill.Task(fit, predict="loss", within="5%", free=True)
downhill.Task(question="Which?", choices=["a", "b"], answer=[1, 2], replies=["", ""])

fit.lr = "fast"  # error
fit.scale = "logarithmic"  # error
fit.losses = []  # error
fit.step("ten")  # error
downhill.Fit(rate=0.1)  # error
downhill.Task("fit", goal=10)  # error
downhill.Task(fit, aim="loss < 10")  # error
downhill.Curve(time=[0, 1, 2])  # error
