"""Writes the fixtures of printing: what PyTorch shows for random tensors and options.

    python write_printing_fixtures.py                  # printing.txt; needs PyTorch 2.13 alone
    python write_printing_fixtures.py 20000 FILE SEED  # many more cases, elsewhere

A case is a line `case KIND SHAPE OPTION=VALUE...`, followed by `numbers NUMBERS` and the text, every
line of it after `|`. KIND is `float` (`leaf` if it requires a gradient, `product` if it is a result),
`plain` (what an f-string shows), `integer` or `mask`; options not named are PyTorch's defaults.
"""

import math
import random
import struct
import sys

import torch

from write_fixtures import FOLDER

SPECIALS = [math.nan, math.inf, -math.inf, 0.0, -0.0]
SHAPES = [[], [1], [2], [3], [7], [12], [25], [0], [2, 0], [0, 3], [1, 1], [2, 3], [3, 2], [4, 9],
          [9, 4], [2, 12], [1, 25], [2, 2, 3], [3, 1, 2], [2, 7, 3], [1, 2, 2, 2], [2, 1, 1, 3],
          [1, 1, 2, 1, 2], [8, 3, 1]]


def short(number):
    """The shortest decimal of a float."""
    if not math.isfinite(number):
        return str(number)
    for digits in range(1, 10):
        text = f"{number:.{digits}g}"
        if struct.unpack("f", struct.pack("f", float(text)))[0] == number:
            return text
    raise ValueError(number)


def float_of_bits(bits):
    return struct.unpack("f", struct.pack("I", bits))[0]


def floats(source, count):
    """Numbers of one kind, and sometimes a special one among them."""
    kind = source.randrange(9)
    scale = 10.0 ** source.randint(-12, 12)
    makers = [
        lambda: source.uniform(-1, 1),
        lambda: source.gauss(0, 1) * scale,
        lambda: float(source.randint(-20, 20)),
        lambda: float(source.randint(-10**9, 10**9)),
        lambda: float_of_bits(source.getrandbits(32)),
        lambda: source.choice(SPECIALS + [1.0, 2.5]),
        lambda: source.randint(-4000, 4000) / 8,
        lambda: math.exp(source.uniform(-1, 6)),
        lambda: source.choice([1e-4, 1e-3, 1.0, 1000.0, 1e8, 99999.5, 0.99995, 9.99995, 0.00005]),
    ]
    values = [makers[kind]() for _ in range(count)]
    if source.random() < 0.2:
        values = [source.choice(SPECIALS) if source.random() < 0.2 else v for v in values]
    return torch.tensor(values, dtype=torch.float32).tolist()


def options_of(source):
    options = {}
    if source.random() < 0.4:
        options["precision"] = source.choice([0, 1, 2, 3, 6, 8, 12])
    if source.random() < 0.4:
        options["threshold"] = source.choice([0, 1, 5, 10, 20])
    if source.random() < 0.4:
        options["edgeitems"] = source.choice([0, 1, 2, 4])
    if source.random() < 0.4:
        options["linewidth"] = source.choice([1, 10, 20, 40, 60, 100, 120])
    if source.random() < 0.3:
        options["sci_mode"] = source.choice([True, False])
    return options


def case(source):
    kind = source.choice(["float"] * 4 + ["leaf", "product", "plain", "integer", "mask"])
    shape = [] if kind == "plain" else source.choice(SHAPES)
    count = math.prod(shape)
    options = {} if source.random() < 0.3 or kind == "plain" else options_of(source)
    if kind == "integer":
        bound = 10 ** source.randint(0, 18)
        values = [source.randint(-bound, bound) for _ in range(count)]
        tensor = torch.tensor(values, dtype=torch.int64).reshape(shape)
    elif kind == "mask":
        values = [source.randrange(2) for _ in range(count)]
        tensor = torch.tensor(values, dtype=torch.bool).reshape(shape)
    else:
        values = [short(v) for v in floats(source, count)]
        tensor = torch.tensor([float(v) for v in values]).reshape(shape)
        tensor.requires_grad = kind in ("leaf", "product")
        tensor = tensor * 1 if kind == "product" else tensor
    torch.set_printoptions(profile="default", **options)
    text = f"{tensor}" if kind == "plain" else repr(tensor)
    words = [f"{name}={value}" for name, value in options.items()]
    return [" ".join(["case", kind, str(shape).replace(" ", "")] + words),
            " ".join(["numbers"] + [str(v) for v in values])] + ["|" + t for t in text.split("\n")]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    path = sys.argv[2] if len(sys.argv) > 2 else FOLDER / "printing.txt"
    source = random.Random(sys.argv[3] if len(sys.argv) > 3 else "printing")
    with open(path, "w") as file:
        for _ in range(count):
            file.write("\n".join(case(source)) + "\n")


main()
