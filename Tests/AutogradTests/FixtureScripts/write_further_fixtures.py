"""Writes the fixtures of what pairs, ranks, sums up and combines beyond the other files.

    python write_further_fixtures.py    # needs PyTorch 2.15; laid out as write_fixtures.py says
"""

import math

import torch

from write_fixtures import Group


def further():
    group = Group("further")
    group.pointwise("erfinv", torch.erfinv, low=-0.99, high=0.99)
    group.special("erfinv", torch.erfinv, [0.0, -0.0, 1.0, -1.0, 2.0, 0.9999999, 1e-30, math.nan])
    pairs = [(a, b) for a in [1.0, 0.0, -2.0, math.inf, math.nan] for b in [1.0, -0.5, -math.inf, math.nan]]
    for name, function in {"fmax": torch.fmax, "fmin": torch.fmin, "hypot": torch.hypot}.items():
        group.pairwise(name, function)
        group.case(name, function, [20], [20], given=[list(side) for side in zip(*pairs)], form="ties and nan")
    group.case("hypot", torch.hypot, [3], [3], given=[[0, 1e30, 1e-30], [0, -1e30, 1e-30]], form="great numbers, equal")

    for dim in [0, 1, -1]:
        for shape in [[3, 4], [2, 5, 3]]:
            group.case(f"logCumSumExp along {dim}", lambda x: x.logcumsumexp(dim), shape)
    for shape in [[], [0], [17]]:
        group.case("logCumSumExp along 0", lambda x: x.logcumsumexp(0), shape)
    group.case("logCumSumExp along 0", lambda x: x.logcumsumexp(0), [6], low=-90, high=90)
    group.case("logCumSumExp along 0", lambda x: x.logcumsumexp(0), [4], given=[[1, 2, -math.inf, 3]], form="infinite")

    numbers = [3, math.nan, 1, 2, math.nan, 2]
    for shape in [[7], [2, 3], []]:
        group.case("nanMedian", torch.nanmedian, shape)
    group.case("nanMedian", torch.nanmedian, [6], given=[numbers], form="nan")
    group.case("nanMedian", torch.nanmedian, [2], given=[[math.nan, math.nan]], form="nan only")
    group.case("nanMedian along 1, kept", lambda x: x.nanmedian(1, True).values, [3, 4])
    group.case("nanMedian along 1, kept", lambda x: x.nanmedian(1, True).values, [2, 3], given=[numbers], form="nan")
    group.case("median along 0", lambda x: x.median(0).values, [6], given=[numbers], form="nan")

    group.case("cartesianProd", torch.cartesian_prod, [2], [3])
    group.case("cartesianProd", torch.cartesian_prod, [2], [1], [3])
    group.case("combinations 2", torch.combinations, [4])
    group.case("combinations 3", lambda x: torch.combinations(x, 3), [4])
    group.case("combinations 2 again", lambda x: torch.combinations(x, 2, True), [3])
    group.case("blockDiag", torch.block_diag, [2, 2], [3], [], [2, 1])
    group.case("blockDiag", torch.block_diag, [1, 2])
    # Whole numbers: every order of additions gives the same sum, and so PyTorch's bits.
    whole = {"low": -4, "high": 4, "step": 1}
    group.case("tensorDot 2", lambda a, b: torch.tensordot(a, b), [2, 3, 2], [3, 2, 2], **whole)
    group.case("tensorDot 0", lambda a, b: torch.tensordot(a, b, 0), [2], [3], **whole)
    group.case("tensorDot [2, 1] [0, 2]", lambda a, b: torch.tensordot(a, b, ([2, 1], [0, 2])), [2, 3, 4], [4, 2, 3],
               **whole)
    group.write()


if __name__ == "__main__":
    further()
