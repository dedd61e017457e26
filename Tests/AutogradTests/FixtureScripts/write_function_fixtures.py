"""Writes the fixtures of further functions of every element, and of pairs of them.

    python write_function_fixtures.py   # needs PyTorch 2.15; laid out as write_fixtures.py says
"""

import math

import torch
import torch.nn.functional as F

from write_fixtures import Group


def functions():
    group = Group("functions")
    anywhere = {
        "exp2": torch.exp2, "tan": torch.tan, "atan": torch.atan, "sinh": torch.sinh,
        "cosh": torch.cosh, "asinh": torch.asinh, "erfc": torch.erfc, "logSigmoid": F.logsigmoid,
        "deg2rad": torch.deg2rad, "rad2deg": torch.rad2deg,
    }
    domains = {
        "log2": (torch.log2, 0.05, 9), "log10": (torch.log10, 0.05, 9),
        "rsqrt": (torch.rsqrt, 0.05, 9), "asin": (torch.asin, -0.9, 0.9),
        "acos": (torch.acos, -0.9, 0.9), "acosh": (torch.acosh, 1.1, 9),
        "atanh": (torch.atanh, -0.9, 0.9),
    }
    for name, function in anywhere.items():
        group.pointwise(name, function, low=-1.4, high=1.4)
    for name, (function, low, high) in domains.items():
        group.pointwise(name, function, low=low, high=high)
    edges = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, math.inf, -math.inf, math.nan]
    for name in [*anywhere, *domains]:
        group.special(name, anywhere.get(name) or domains[name][0], edges)
    group.pairwise("atan2", torch.atan2)
    group.case("atan2", torch.atan2, [7, 1], [7], form="special numbers",
               given=[[[v] for v in edges[:7]], edges[:7]])
    group.write()


if __name__ == "__main__":
    functions()
