"""Writes the fixtures of the operation table: values and gradients, from PyTorch.

    python write_fixtures.py            # needs PyTorch 2.15, and nothing else

Every file in `Fixtures` that it writes holds one group of operations. A case is a line `case NAME | FORM`, where
FORM tells cases of one operation apart, followed by

    input SHAPE : NUMBERS               once for each operand
    values SHAPE : NUMBERS
    node NAME                           PyTorch's name of the result's node, as print shows it
    gradient NUMBERS                    once for each operand, in its shape

Numbers are the shortest decimals that read back as the same float. Gradients are those of the sum
of the result weighted with 1, -2, 0.5, 3, -0.25, 1, …
"""

import math
import pathlib
import random
import struct

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"
WEIGHTS = [1, -2, 0.5, 3, -0.25]
SHAPES = [[2, 3], [], [0], [17], [2, 1, 5]]


def text(number):
    """The shortest decimal of a float."""
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "inf" if number > 0 else "-inf"
    for digits in range(1, 10):
        short = f"{number:.{digits}g}"
        if struct.unpack("f", struct.pack("f", float(short)))[0] == number:
            return short
    raise ValueError(number)


def numbers(tensor):
    return " ".join(text(x) for x in tensor.detach().float().flatten().tolist())


class Group:
    """The cases of one file."""

    def __init__(self, name):
        self.name = name
        self.lines = []

    def case(self, name, compute, *shapes, low=-3.0, high=3.0, step=0.01, given=None, form=None):
        """One case; operands are random multiples of `step` unless `given`."""
        form = form or ", ".join(str(s) for s in shapes)
        source = random.Random(f"{self.name} {name} {form}")
        inputs = []
        for position, shape in enumerate(shapes):
            count = math.prod(shape)
            if given is not None:
                data = given[position]
            else:
                data = [
                    round(round(source.uniform(low, high) / step) * step, 6) for _ in range(count)
                ]
            inputs.append(torch.tensor(data, dtype=torch.float32).reshape(shape).requires_grad_())
        result = compute(*inputs)
        self.lines.append(f"case {name} | {form}")
        for tensor in inputs:
            self.lines.append(f"input {list(tensor.shape)} : {numbers(tensor)}")
        self.lines.append(f"values {list(result.shape)} : {numbers(result)}")
        self.lines.append(f"node {type(result.grad_fn).__name__}")
        weights = torch.tensor(
            [WEIGHTS[i % len(WEIGHTS)] for i in range(result.numel())]
        ).reshape(result.shape)
        result.backward(weights)
        for tensor in inputs:
            gradient = tensor.grad if tensor.grad is not None else torch.zeros_like(tensor)
            self.lines.append(f"gradient {numbers(gradient)}")

    def pointwise(self, name, compute, **options):
        """An operation of one operand, in several shapes."""
        for shape in SHAPES:
            self.case(name, compute, shape, **options)

    def special(self, name, compute, values=None):
        """The numbers at which something changes."""
        values = values or [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 1e-30, -1e-30, 90.0, -90.0]
        self.case(name, compute, [len(values)], given=[values], form="special numbers")

    def pairwise(self, name, compute, **options):
        """An operation of two operands, with broadcasting."""
        for a, b in [([4], [4]), ([], [3]), ([2, 2], []), ([2, 1], [1, 3]), ([3], [2, 3]),
                     ([2, 1, 2], [3, 1]), ([0], [1])]:
            self.case(name, compute, a, b, **options)

    def write(self):
        path = FOLDER / f"{self.name}.txt"
        path.write_text("\n".join(self.lines) + "\n")


def elementwise():
    group = Group("elementwise")
    functions = {
        "abs": torch.abs, "sign": torch.sign, "exp": torch.exp, "expm1": torch.expm1,
        "sin": torch.sin, "cos": torch.cos, "tanh": torch.tanh, "erf": torch.erf,
        "sigmoid": torch.sigmoid, "relu": torch.relu, "gelu": F.gelu, "silu": F.silu,
        "softplus": F.softplus,
        "softplus 2 5": lambda x: F.softplus(x, beta=2, threshold=5),
        "leakyReLU": F.leaky_relu, "leakyReLU 0.2": lambda x: F.leaky_relu(x, 0.2),
        "clamped -1 1.5": lambda x: x.clamp(-1, 1.5),
        "clamped above -0.5": lambda x: x.clamp(min=-0.5),
        "clamped below 0.5": lambda x: x.clamp(max=0.5),
    }
    for name, function in functions.items():
        group.pointwise(name, function)
    for name in ["abs", "sign", "exp", "relu", "sigmoid", "tanh", "clamped -1 1.5", "leakyReLU"]:
        group.special(name, functions[name])
    positive = {"log": torch.log, "sqrt": torch.sqrt, "log1p": torch.log1p}
    for name, function in positive.items():
        group.pointwise(name, function, low=0.05, high=9)
        group.special(name, function, [0.0, 1.0, math.inf, math.nan, -0.5])
    for name, function in {"maximum": torch.maximum, "minimum": torch.minimum}.items():
        group.pairwise(name, function)
        group.case(name, function, [5], [5], given=[[1, 2, math.nan, 3, -0.5], [1, -2, 0, math.nan, -0.5]],
                   form="ties and nan")
    group.pairwise("where greater", lambda a, b: torch.where(a > b, a * 2, b))
    group.pointwise("where positive, else 0.5", lambda a: torch.where(a > 0, a, 0.5))
    group.pointwise("where positive -1, else", lambda a: torch.where(a > 0, -1, a))
    group.case("where mask", lambda a: torch.where(torch.tensor([[True], [False]]), a, 0), [1, 3])
    group.write()


def shapes():
    group = Group("shapes")
    group.case("permuted 2 0 1", lambda x: x.permute(2, 0, 1), [2, 3, 4])
    group.case("permuted -1 1 0 2", lambda x: x.permute(-1, 1, 0, 2), [2, 3, 2, 2])
    group.case("permuted", lambda x: x.permute(()), [])
    group.case("permuted 1 0", lambda x: x.permute(1, 0), [0, 3])
    group.case("flattened from 1", lambda x: x.flatten(1), [2, 3, 2])
    group.case("flattened 0 to 1", lambda x: x.flatten(0, 1), [2, 3, 2])
    group.case("expanded 2 3", lambda x: x.expand(2, 3), [2, 1])
    group.case("expanded 2 3", lambda x: x.expand(2, 3), [3])
    group.case("expanded 2 3", lambda x: x.expand(2, 3), [])
    group.case("expanded 3 -1 4", lambda x: x.expand(3, -1, 4), [2, 1])
    for dim in [0, 1, -1]:
        group.case(f"concatenated along {dim}", lambda *xs: torch.cat(xs, dim), [2, 3], [2, 3])
    group.case("concatenated along 0", lambda *xs: torch.cat(xs, 0), [2, 3], [0, 3], [1, 3])
    group.case("concatenated along 1", lambda *xs: torch.cat(xs, 1), [2, 1, 2], [2, 3, 2])
    group.case("concatenated along 0", lambda *xs: torch.cat(xs, 0), [3])
    for count in [4, 5, 9, 10, 30]:
        group.case("concatenated along 0", lambda *xs: torch.cat(xs, 0), *[[1 + i % 3] for i in range(count)])
    group.case("concatenated with itself", lambda a, b: torch.cat([a, b, a, a, b, a], 0), [2], [1])
    for dim in [0, 1, -1]:
        group.case(f"stacked along {dim}", lambda *xs: torch.stack(xs, dim), [2, 3], [2, 3])
    group.case("stacked along 0", lambda *xs: torch.stack(xs, 0), [], [], [], [])
    group.case("stacked along 1", lambda *xs: torch.stack(xs, 1), *[[3]] * 7)
    group.case("split 2, second", lambda x: x.split(2)[1], [5])
    group.case("split 2, last", lambda x: x.split(2)[-1], [5, 2])
    group.case("split 2 along 1, second", lambda x: x.split(2, 1)[1], [2, 3])
    group.case("split 2, weighted", lambda x: sum(p * (i + 1) for i, p in enumerate(x.split(2))), [6])
    group.case("split 1 3 along -1, second", lambda x: x.split([1, 3], -1)[1], [2, 4])
    group.write()


def reductions():
    group = Group("reductions")
    dims = {"all": None, "0": 0, "1": 1, "-1": -1, "0 2": (0, 2), "1 2": (1, 2), "0 1 2": (0, 1, 2)}
    for label, dim in dims.items():
        for keep in [False, True] if dim is not None else [False]:
            name = f"along {label}" + (", kept" if keep else "") if dim is not None else "of all"
            options = dict(dim=dim, keepdim=keep) if dim is not None else {}
            for shape in [[2, 3, 4], [3, 9, 5]]:
                group.case(f"sum {name}", lambda x: x.sum(**options), shape)
                group.case(f"mean {name}", lambda x: x.mean(**options), shape)
            for shape in [[2, 3, 4], [2, 1, 9]]:
                group.case(f"variance {name}", lambda x: x.var(**options), shape)
                group.case(f"std {name}", lambda x: x.std(**options), shape)
                if dim is not None:
                    group.case(f"logSumExp {name}", lambda x: x.logsumexp(**options), shape)
                if not isinstance(dim, tuple):
                    single = dict(options)
                    first = (lambda r: r) if dim is None else (lambda r: r.values)
                    group.case(f"max {name}", lambda x: first(x.max(**single)), shape)
                    group.case(f"min {name}", lambda x: first(x.min(**single)), shape)
                    group.case(f"prod {name}", lambda x: x.prod(**single), shape, low=-1.5, high=1.5)
    ties = [[1, 3, 3, 0, -2, 3, -2, 1]]
    for name, function in {"max of all": torch.max, "min of all": torch.min}.items():
        group.case(name, function, [8], given=ties, form="ties")
        group.case(name, function, [3], given=[[1, math.nan, 2]], form="nan")
        group.case(name, function, [])
    group.case("max along 0", lambda x: x.max(0).values, [4, 2], given=ties, form="ties")
    group.case("min along 0", lambda x: x.min(0).values, [4, 2], given=ties, form="ties")
    group.case("max along 0", lambda x: x.max(0).values, [3], given=[[1, math.nan, 2]], form="nan")
    group.case("max along 0", lambda x: x.max(0).values, [])
    for label, zeros in {"one zero": [2, 0, 3, 4], "two zeros": [2, 0, 3, 0]}.items():
        group.case("prod of all", torch.prod, [4], given=[zeros], form=label)
        group.case("prod along 0", lambda x: x.prod(0), [2, 2], given=[zeros], form=label)
    group.case("prod of all", torch.prod, [])
    group.case("variance of all", torch.var, [1])
    group.case("std of all", torch.std, [3], given=[[2, 2, 2]], form="equal numbers")
    group.case("variance along 0, correction 0", lambda x: x.var(0, correction=0), [5, 2])
    group.case("std of all, correction 0", lambda x: x.std(correction=0), [7])
    for dim in [0, 1, -1]:
        for shape in [[2, 3], [2, 5, 3], [4, 40]]:
            group.case(f"cumsum along {dim}", lambda x: x.cumsum(dim), shape)
            group.case(f"softmax along {dim}", lambda x: x.softmax(dim), shape)
            group.case(f"logSoftmax along {dim}", lambda x: x.log_softmax(dim), shape)
    for name, function in {"cumsum": torch.cumsum, "softmax": torch.softmax, "logSoftmax": torch.log_softmax}.items():
        group.case(f"{name} along 0", lambda x: function(x, 0), [])
        group.case(f"{name} along 1", lambda x: function(x, 1), [0, 3])
    infinite = [[0, -math.inf, 1, -math.inf, -math.inf, -math.inf, math.inf, 1, -math.inf]]
    group.case("softmax along 1", lambda x: x.softmax(1), [3, 3], given=infinite, form="infinities")
    group.case("logSumExp along 1", lambda x: x.logsumexp(1), [3, 3], given=infinite, form="infinities")
    group.case("softmax along 0", lambda x: x.softmax(0), [3], given=[[1000, 1001, 999]], form="great numbers")
    group.case("sum along 0", lambda x: x.sum(0), [])
    group.case("sum along 0", lambda x: x.sum(0), [0, 3])
    group.case("mean along 1", lambda x: x.mean(1), [0, 3])
    group.write()


def indexing():
    group = Group("indexing")
    matrix, cube = [4, 5], [3, 4, 5]
    group.case("[1, 2]", lambda a: a[1, 2], matrix)
    group.case("[-1, -2]", lambda a: a[-1, -2], cube)
    group.case("[0:2, 1]", lambda a: a[0:2, 1], matrix)
    group.case("[:, -1]", lambda a: a[:, -1], cube)
    group.case("[1, 1:]", lambda a: a[1, 1:], matrix)
    group.case("[-2:]", lambda a: a[-2:], matrix)
    group.case("[:-1, :3]", lambda a: a[:-1, :3], cube)
    group.case("[1:9]", lambda a: a[1:9], matrix)
    group.case("[7:9]", lambda a: a[7:9], matrix)
    group.case("[0:4:2, 1:5:3]", lambda a: a[0:4:2, 1:5:3], matrix)
    group.case("[:, 1:3, 2]", lambda a: a[:, 1:3, 2], cube)
    group.case("rows 2 0 2", lambda a: a[torch.tensor([2, 0, 2])], matrix)
    group.case("rows [[0, -1], [1, 1]]", lambda a: a[torch.tensor([[0, -1], [1, 1]])], matrix)
    group.case("no rows", lambda a: a[torch.tensor([], dtype=torch.long)], matrix)
    group.case("pairs", lambda a: a[torch.arange(4), torch.tensor([0, 4, 0, -1])], matrix)
    group.case("pairs, broadcast", lambda a: a[torch.tensor([[0], [2]]), torch.tensor([1, 1, 3])], cube)
    group.case("positive", lambda a: a[a > 0], matrix)
    group.case("rows by mask", lambda a: a[torch.tensor([True, False, True, True])], matrix)
    index = torch.tensor([[0, 2, 1], [2, 2, 0]])
    group.case("gathered along 0", lambda a: a.gather(0, index), [3, 4])
    group.case("gathered along 1", lambda a: a.gather(1, index), [2, 3])
    group.case("gathered along -1", lambda a: a.gather(-1, index), [3, 3])
    group.case("gathered one", lambda a: a.gather(0, torch.tensor([1, 1, 0])), [2])
    group.case("sorted", lambda a: a.sort().values, matrix)
    group.case("sorted along 0, descending", lambda a: a.sort(0, descending=True).values, matrix)
    group.case("sorted along 1", lambda a: a.sort(1).values, [2, 3, 2])
    group.case("sorted", lambda a: a.sort().values, [5], given=[[1, math.nan, 0, 1, -1]], form="ties and nan")
    group.case("sorted", lambda a: a.sort().values, [])
    group.case("top 2", lambda a: a.topk(2).values, matrix)
    group.case("top 2 along 0, smallest", lambda a: a.topk(2, 0, largest=False).values, matrix)
    group.write()


def products():
    group = Group("products")
    # Whole numbers: every order of additions gives the same sum, and so PyTorch's bits.
    pairs = [([2, 3, 4], [2, 4, 5]), ([2, 3, 4], [4, 5]), ([3, 4], [2, 4, 5]), ([4], [2, 4, 5]),
             ([2, 3, 4], [4]), ([2, 1, 3, 4], [3, 4, 2]), ([1, 3, 4], [5, 4, 2]), ([2, 2, 3], [1, 3, 1]),
             ([2, 0, 3], [3, 4]), ([2, 3, 0], [2, 0, 4]), ([0, 2, 3], [0, 3, 2]), ([2, 2, 2, 3], [2, 1, 3, 2]),
             ([1, 1, 1], [1, 1, 1]), ([2, 17, 33], [2, 33, 18])]
    for a, b in pairs:
        group.case("matmul", torch.matmul, a, b, low=-8, high=8, step=1)
    linear = [([2, 3, 4], [5, 4], [5]), ([2, 2, 2, 3], [1, 3], [1]), ([2, 0, 3], [2, 3], [2])]
    for x, weight, bias in linear:
        group.case("linear", F.linear, x, weight, bias, low=-8, high=8, step=1)
        group.case("linear without bias", F.linear, x, weight, low=-8, high=8, step=1)
    group.write()


if __name__ == "__main__":
    indexing()
    products()
    reductions()
    shapes()
    elementwise()
