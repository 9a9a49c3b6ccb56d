# Milliseconds for an epoch of a classifier of digits by PyTorch, on one thread. Reads the folder of the
# digits, the classes, the batch, the learning rate and the number of rounds; prints its version, the
# loss before the last step of the epoch and its times.
import gzip
import json
import sys
import time as clock

import torch
import torch.nn.functional as F

WARM_UP = 4

torch.set_num_threads(1)
given = json.load(sys.stdin)


def read(name, head):
    with gzip.open(f"{given['folder']}/digits-train-{name}-ubyte.gz") as file:
        return torch.frombuffer(bytearray(file.read()[head:]), dtype=torch.uint8)


x = read("images-idx3", 16).reshape(-1, 784).float() / 255
y = read("labels-idx1", 8).long()
if given["classes"] == "all":
    outputs, wrong = 10, F.cross_entropy
else:
    one, other = map(int, given["classes"].split(","))
    chosen = (y == one) | (y == other)
    x, y = x[chosen], (y[chosen] == one).float()[:, None]
    outputs, wrong = 1, F.binary_cross_entropy_with_logits
batches = list(zip(x.split(given["batch"]), y.split(given["batch"])))


def epoch():
    """Trains an epoch from weights of zero. Returns the loss before its last step."""
    weights = torch.zeros(784, outputs, requires_grad=True)
    bias = torch.zeros(outputs, requires_grad=True)
    for pixels, targets in batches:
        loss = wrong(pixels @ weights + bias, targets)
        loss.backward()
        with torch.no_grad():
            for param in (weights, bias):
                param -= given["lr"] * param.grad
                param.grad = None
    return loss.item()


def milliseconds():
    begin = clock.perf_counter()
    epoch()
    return (clock.perf_counter() - begin) * 1e3


times = [milliseconds() for _ in range(WARM_UP + given["rounds"])]
json.dump({"version": torch.__version__, "loss": epoch(), "times": times[WARM_UP:]}, sys.stdout)
