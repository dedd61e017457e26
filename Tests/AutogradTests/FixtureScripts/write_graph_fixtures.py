"""Writes graphs.txt: random graphs with their values and gradients, from PyTorch.

    python write_graph_fixtures.py             # 60 graphs of 20 to 60 operations
    python write_graph_fixtures.py 1000 200    # so many graphs, of up to so many operations

A graph is a line `graph NUMBER`, followed by

    input SHAPE : NUMBERS        the leaves, numbered from 0
    NAME OPERANDS… | CONSTANTS…  one operation; its result bears the next number
    value NUMBERS                the sum of the results that nothing uses, weighted by their order
    gradient NUMBERS             once for each leaf
"""

import math
import random
import sys

import torch
import torch.nn.functional as F

from write_fixtures import FOLDER, numbers

torch.set_num_threads(1)

# Functions of one operand that keep numbers in bounds.
POINTWISE = {
    "exp": lambda x: (x.tanh()).exp(), "log": lambda x: (x * x + 1).log(),
    "sqrt": lambda x: (x * x + 1).sqrt(), "sin": torch.sin, "cos": torch.cos, "tanh": torch.tanh,
    "sigmoid": torch.sigmoid, "relu": torch.relu, "leakyReLU": F.leaky_relu, "gelu": F.gelu,
    "silu": F.silu, "softplus": F.softplus, "abs": torch.abs, "neg": lambda x: -x,
    "clamped": lambda x: x.clamp(-1.5, 1.5), "cube": lambda x: x.tanh().pow(3),
    "squared": lambda x: x.tanh() ** 2, "reciprocal": lambda x: 1 / (x * x + 1),
    "detached": lambda x: x.detach() * 0.5 + x * 0.25,
    "inplace": lambda x: (x * 0.5).mul_(0.5).add_(1),
    "flattened": lambda x: x.flatten(), "sorted": lambda x: x.flatten().sort().values,
    "sum": lambda x: x.sum() * 0.125, "mean": torch.mean, "max": torch.max, "min": torch.min,
    "norm": lambda x: (x * x).mean(),
}
PAIRWISE = {
    "add": torch.add, "sub": torch.sub, "mul": lambda a, b: a * b.tanh(),
    "div": lambda a, b: a / (b * b + 1), "maximum": torch.maximum, "minimum": torch.minimum,
    "where": lambda a, b: torch.where(a > b, a * 0.5, b),
    "inplaceAdd": lambda a, b: (a * 1).add_(b),
}
ALONG = {
    "sum": lambda x, d: x.sum(d) * 0.5, "sumKept": lambda x, d: x.sum(d, keepdim=True) * 0.5,
    "mean": lambda x, d: x.mean(d), "max": lambda x, d: x.max(d).values,
    "min": lambda x, d: x.min(d, keepdim=True).values, "softmax": torch.softmax,
    "logSoftmax": torch.log_softmax, "logSumExp": torch.logsumexp,
    "variance": lambda x, d: (x.var(d, correction=0) + 1).log(),
    "std": lambda x, d: (x.var(d, correction=0) + 1).sqrt(),
    "cumsum": lambda x, d: x.cumsum(d) * 0.5, "sorted": lambda x, d: x.sort(d).values,
    "unsqueezed": torch.unsqueeze, "squeezed": torch.squeeze,
    "first": lambda x, d: x.narrow(d, 0, (x.shape[d] + 1) // 2),
    "concatenated": lambda x, d: torch.cat([x, x * 2], d) * 0.5,
    "stacked": lambda x, d: torch.stack([x, x.tanh()], d),
    "prod": lambda x, d: x.tanh().prod(d),
}


def graph(seed, operations):
    source = random.Random(seed)
    lines, tensors, uses = [], [], []

    def push(tensor):
        tensors.append(tensor)
        uses.append(0)

    def pick(accepts=lambda t: True):
        """A recent tensor, mostly, so that graphs are deep."""
        found = [i for i, t in enumerate(tensors) if accepts(t)]
        if not found:
            return None
        return found[-1 - min(int(source.expovariate(0.4)), len(found) - 1)]

    for _ in range(source.randint(2, 5)):
        shape = [source.randint(1, 4) for _ in range(source.randint(0, 3))]
        data = [round(source.uniform(-2, 2), 2) for _ in range(math.prod(shape))]
        push(torch.tensor(data, dtype=torch.float32).reshape(shape).requires_grad_())
        lines.append(f"input {shape} : {numbers(tensors[-1])}")
    leaves = len(tensors)

    def apply(name, operands, constants, result):
        if result.numel() == 0 or result.numel() > 200 or result.dim() > 5:
            return
        for i in operands:
            uses[i] += 1
        push(result)
        left = " ".join(str(x) for x in [name, *operands])
        lines.append(f"{left} | {' '.join(str(c) for c in constants)}".rstrip())

    while len(tensors) < leaves + operations:
        kind = source.random()
        a = pick()
        if kind < 0.35:
            name = source.choice(list(POINTWISE))
            apply(name, [a], [], POINTWISE[name](tensors[a]))
        elif kind < 0.6:
            def fits(t):
                try:
                    return torch.broadcast_shapes(t.shape, tensors[a].shape) is not None
                except RuntimeError:
                    return False
            b = pick(fits)
            name = source.choice(list(PAIRWISE))
            if name == "inplaceAdd" and torch.broadcast_shapes(
                    tensors[a].shape, tensors[b].shape) != tensors[a].shape:
                continue
            apply(name, [a, b], [], PAIRWISE[name](tensors[a], tensors[b]))
        elif kind < 0.68:
            scale = round(source.uniform(-1.5, 1.5), 2)
            name = source.choice(["scaled", "shifted", "divided"])
            function = {"scaled": lambda x: x * scale, "shifted": lambda x: scale - x,
                        "divided": lambda x: x / (abs(scale) + 1)}[name]
            constant = abs(scale) + 1 if name == "divided" else scale
            apply(name, [a], [constant], function(tensors[a]))
        elif kind < 0.86:
            a = pick(lambda t: t.dim() > 0)
            if a is None:
                continue
            dim = source.randrange(-tensors[a].dim(), tensors[a].dim())
            name = source.choice(list(ALONG))
            apply(name + "Along", [a], [dim], ALONG[name](tensors[a], dim))
        elif kind < 0.9:
            a = pick(lambda t: t.dim() >= 2)
            if a is None:
                continue
            dims = list(range(tensors[a].dim()))
            if source.random() < 0.5:
                apply("transposed", [a], [-1, 0], tensors[a].transpose(-1, 0))
            else:
                source.shuffle(dims)
                apply("permuted", [a], dims, tensors[a].permute(dims))
        elif kind < 0.94:
            a = pick(lambda t: t.dim() > 0)
            if a is None:
                continue
            extent = tensors[a].shape[0]
            indices = [source.randrange(-extent, extent) for _ in range(source.randint(1, 4))]
            apply("indexed", [a], indices, tensors[a][torch.tensor(indices)])
        else:
            a = pick(lambda t: t.dim() >= 1)
            if a is None:
                continue

            def multiplies(t):
                try:
                    return torch.matmul(tensors[a].detach(), t.detach()) is not None
                except RuntimeError:
                    return False
            b = pick(multiplies)
            if b is not None:
                apply("matmul", [a, b], [], torch.matmul(tensors[a], tensors[b]) * 0.5)

    loss = 0
    for position, i in enumerate([i for i, count in enumerate(uses) if count == 0]):
        loss = loss + (tensors[i] * (1 + 0.25 * (position % 4))).mean()
    for tensor in tensors[:leaves]:
        tensor.grad = None
    loss.backward()
    lines.append(f"value {numbers(loss)}")
    for tensor in tensors[:leaves]:
        gradient = tensor.grad if tensor.grad is not None else torch.zeros_like(tensor)
        lines.append(f"gradient {numbers(gradient)}")
    return lines, loss.item(), [t.grad for t in tensors[:leaves] if t.grad is not None]


def write(count, longest):
    lines, number = [], 0
    for seed in range(count * 2):
        if number == count:
            break
        operations = random.Random(f"size {seed}").randint(20, longest)
        text, loss, gradients = graph(f"graph {seed}", operations)
        # A graph whose numbers explode tells rounding errors only.
        if not math.isfinite(loss) or any(not g.abs().max() < 1e3 for g in gradients):
            continue
        lines += [f"graph {number}", *text]
        number += 1
    path = FOLDER / "graphs.txt"
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    write(*(int(x) for x in sys.argv[1:] or ["60", "60"]))
