# Nanoseconds for one step of the fit by PyTorch, on one thread. Reads the data, the start, the
# learning rate, how many steps the losses are compared after and the number of rounds; prints its
# version, its loss and its times.
import json
import sys
import time as clock

import torch

ROUND = 0.01
WARM_UP = 10

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
given = json.load(sys.stdin)
time, speed = torch.tensor(given["time"]), torch.tensor(given["speed"])


def steps(count):
    """Takes so many steps from the start. Returns the loss before the last one."""
    params = torch.tensor(given["start"]).requires_grad_()
    for _ in range(count):
        a, b, c = params
        preds = a * (time**2) + (b * time) + c
        loss = ((preds - speed) ** 2).mean()
        loss.backward()
        params.data -= given["lr"] * params.grad.data
        params.grad = None
    return loss.item()


def seconds(count):
    begin = clock.perf_counter()
    steps(count)
    return clock.perf_counter() - begin


loss = steps(given["compared"] + 1)
count = 1
while seconds(count) < ROUND:
    count *= 2
times = [seconds(count) / count * 1e9 for _ in range(WARM_UP + given["rounds"])]
answer = {"version": torch.__version__, "loss": loss, "times": times[WARM_UP:]}
json.dump(answer, sys.stdout)
