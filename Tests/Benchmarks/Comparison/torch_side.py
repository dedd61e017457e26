"""PyTorch's side of the comparison: the same work as Work.swift, measured on demand.

Started by the program TorchComparison. Every line of the input names a work and says for how many
seconds to measure it; the answer is a line with the nanoseconds of one step.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(0)


def notebook_step():
    x = torch.tensor([1, 2, 3, 4], dtype=torch.float32)
    y = torch.tensor([2, 4, 6, 8], dtype=torch.float32)
    w = torch.tensor(0.0, requires_grad=True)

    def step():
        loss = ((w * x - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w.sub_(0.01 * w.grad)
        w.grad.zero_()

    return step


def training(model, inputs, targets, loss, optimizer):
    def step():
        loss(model(inputs), targets).backward()
        optimizer.step()
        optimizer.zero_grad()

    return step


def linear_step():
    model = nn.Linear(1, 1)
    x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    return training(model, x, 2 * x, nn.MSELoss(), optimizer)


def mlp_step():
    model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    labels = torch.randint(0, 10, (64,))
    return training(model, torch.rand(64, 784), labels, nn.CrossEntropyLoss(), optimizer)


def matmul(size):
    a, b = torch.randn(size, size), torch.randn(size, size)
    return lambda: a.matmul(b)


def elementwise():
    a, b = torch.randn(1_000_000), torch.randn(1_000_000)
    return lambda: ((a * b + a).relu() - b) * 0.5


def elementwise_with_gradients():
    a = torch.randn(1_000_000, requires_grad=True)
    b = torch.randn(1_000_000)

    def step():
        (((a * b + a).relu() - b) * 0.5).sum().backward()
        a.grad = None

    return step


def softmax():
    x = torch.randn(1024, 1024)
    return lambda: functional.softmax(x, dim=1)


def softmax_with_gradients():
    x = torch.randn(1024, 1024, requires_grad=True)
    weights = torch.randn(1024, 1024)

    def step():
        (functional.softmax(x, dim=1) * weights).sum().backward()
        x.grad = None

    return step


WORKS = {
    "notebook": notebook_step,
    "linear": linear_step,
    "mlp": mlp_step,
    "matmul384": lambda: matmul(384),
    "matmul1024": lambda: matmul(1024),
    "elementwise": elementwise,
    "elementwise-gradients": elementwise_with_gradients,
    "softmax": softmax,
    "softmax-gradients": softmax_with_gradients,
}


def seconds_for(step, count):
    start = time.perf_counter()
    for _ in range(count):
        step()
    return time.perf_counter() - start


def fastest(step, seconds):
    """Nanoseconds of a step: the fastest of batches of about a twentieth of the time."""
    count = 1
    while seconds_for(step, count) < seconds / 20:
        count *= 2
    end = time.perf_counter() + seconds
    best = seconds_for(step, count)
    while time.perf_counter() < end:
        best = min(best, seconds_for(step, count))
    return best / count * 1e9


def main():
    steps = {}
    print(torch.__version__, flush=True)
    for line in sys.stdin:
        name, seconds = line.split()
        if name not in steps:
            steps[name] = WORKS[name]()
        print(fastest(steps[name], float(seconds)), flush=True)


if __name__ == "__main__":
    main()
