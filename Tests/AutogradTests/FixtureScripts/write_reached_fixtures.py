"""Writes the fixtures of the operations that tutorials reach for: remainders, running extremes, distances, numbers that
are none, scattered elements, new dimensions; and of second derivatives of these.

    python write_reached_fixtures.py  # needs PyTorch 2.15; laid out as write_fixtures.py says
"""

import math
import sys

import torch
import torch.nn.functional as F

from write_fixtures import Group
from write_part_fixtures import assigned


def seconds(function):
    """The gradients of the weighted sum of a function, one after the other: their gradients are second derivatives."""
    def compute(*xs):
        result = function(*xs)
        weights = torch.tensor([[1, -2, 0.5, 3, -0.25][i % 5] for i in range(result.numel())]).reshape(result.shape)
        slopes = torch.autograd.grad(result, xs, weights, create_graph=True, materialize_grads=True)
        return torch.cat([s.flatten() for s in slopes]) + 0 * sum(x.sum() for x in xs)
    return compute


def pairs():
    group = Group("pairs")
    functions = {
        "remainder": lambda a, b: a % b, "fmod": torch.fmod,
        "logAddExp": torch.logaddexp, "xlogy": torch.xlogy,
    }
    edges = [0.0, -0.0, 1.0, -2.0, 7.5, math.inf, -math.inf, math.nan]
    both = [list(v) for v in zip(*[(a, b) for a in edges for b in edges])]
    for name, function in functions.items():
        low = 0.05 if name == "xlogy" else -9
        # No quotient is a whole number, where remainders jump.
        group.pairwise(name, function, low=low, high=9, step=0.00137)
        group.case(name, function, [64], [64], given=both, form="special numbers")
    for divisor in [2.5, -3]:
        group.pointwise(f"remainder {divisor}", lambda a: a % divisor, low=-9, high=9)
        group.pointwise(f"fmod {divisor}", lambda a: torch.fmod(a, divisor), low=-9, high=9)
        group.special(f"remainder {divisor}", lambda a: a % divisor)
    group.pointwise("frac", torch.frac)
    group.special("frac", torch.frac)
    group.pointwise("sinc", torch.sinc)
    group.special("sinc", torch.sinc, [0.0, -0.0, 1.0, -2.0, 1e-20, 0.5, 1e6])
    group.pointwise("logit", torch.logit, low=0.01, high=0.99)
    group.special("logit", torch.logit, [0.0, 1.0, 0.5, -0.5, 1.5, math.nan])
    group.case("logit 0.1", lambda x: torch.logit(x, 0.1), [6], given=[[0.05, 0.1, 0.3, 0.5, 0.89, 0.95]], form="bounds, equal")
    for label, values in {"numbers": [], "9 1 -1": [9.0, 1.0, -1.0]}.items():
        function = lambda x: torch.nan_to_num(x, *values)
        group.pointwise(f"nanToNum {label}", function)
        group.special(f"nanToNum {label}", function)
    for name, function in {"addcmul": torch.addcmul, "addcdiv": torch.addcdiv}.items():
        for value in [1, 0.3]:
            compute = lambda x, a, b: function(x, a, b, value=value)
            group.case(f"{name} {value}", compute, [2, 3], [2, 3], [2, 3])
            group.case(f"{name} {value}", compute, [3], [2, 1], [])
    group.case("lerp by tensor", torch.lerp, [2, 3], [3], [2, 1])
    group.case("lerp by tensor", torch.lerp, [4], [4], [4], low=0, high=1)
    group.write()


def second_derivatives():
    group = Group("seconds")
    for name, function in {"logAddExp": torch.logaddexp, "xlogy": torch.xlogy}.items():
        group.case(name, seconds(function), [3], [2, 3], low=0.05, high=3)
        group.case(name, seconds(function), [4], [4], low=0.05, high=3)
    for name, function in {"sinc": torch.sinc, "logit": torch.logit}.items():
        group.case(name, seconds(function), [5], low=0.05, high=0.95)
    for name, function in {"addcmul": torch.addcmul, "addcdiv": torch.addcdiv}.items():
        for value in [1, 0.3]:
            compute = lambda x, a, b: function(x, a, b, value=value)
            group.case(f"{name} {value}", seconds(compute), [3], [3], [2, 1])
            group.case(f"{name} {value}", seconds(compute), [4], [4], [4])
    group.case("lerp 0.3", seconds(lambda a, b: torch.lerp(a * a, b, 0.3)), [4], [4])
    group.case("lerp by tensor", seconds(torch.lerp), [4], [4], [4])
    group.case("remainder", seconds(lambda a, b: (a % b) * b), [4], [4], step=0.00137)
    group.case("cummax", seconds(lambda x: x.cummax(0).values ** 2), [5])
    group.case("nanSum", seconds(lambda x: (x * x).nansum(0)), [2, 3])
    group.case("nanToNum", seconds(lambda x: (x * x).nan_to_num()), [4])
    group.case("kron", seconds(torch.kron), [2], [3])
    group.case("cross", seconds(torch.linalg.cross), [3], [3])
    group.case("cosineSimilarity", seconds(F.cosine_similarity), [2, 3], [2, 3])
    group.case("normalized", seconds(lambda x: F.normalize(x)), [2, 3])
    group.case("unfold", seconds(lambda x: x.unfold(0, 2, 1) ** 2), [4])
    group.case("diff", seconds(lambda x: x.diff() ** 2), [4])
    index = torch.tensor([0, 2, 0])
    group.case("scatterAdded", seconds(lambda a, b: a.scatter_add(0, index, b) ** 2), [3], [3])
    group.case("indexSelect", seconds(lambda a: a.index_select(0, index) ** 2), [3])
    group.case("prelu", seconds(F.prelu), [4], [1], given=[[0.0, -0.0, 1.0, -2.0], [0.25]], form="zero")
    group.case("prelu", seconds(F.prelu), [2, 3], [3])
    group.case("erfinv", seconds(torch.erfinv), [5], low=-0.9, high=0.9)
    for name, function in {"fmax": torch.fmax, "hypot": torch.hypot}.items():
        group.case(name, seconds(lambda a, b: function(a * a, b)), [4], [4], low=0.1)
    group.case("logCumSumExp", seconds(lambda x: x.logcumsumexp(0)), [4])
    for name, function in {"elu": F.elu, "selu": F.selu, "celu": F.celu}.items():
        group.case(name, seconds(function), [6], given=[[-1.0, -0.5, 0.0, -0.0, 0.5, 2.0]], form="zero")
    group.case("new dimensions", seconds(lambda a: (a[..., None, 0] * a[None]).sum(0)), [2, 2])
    group.write()


def reached():
    group = Group("reached")
    matrix, cube, four = [3, 4], [2, 3, 4], [2, 3, 2, 3]
    ties = [[2, 1, 2, 3, 2, -1, 3, 3]]
    for name, function in {"cummax": torch.cummax, "cummin": torch.cummin}.items():
        for dim in [0, 1, -1]:
            group.case(f"{name} along {dim}", lambda x: function(x, dim).values, [4, 5])
        group.case(f"{name} along 1", lambda x: function(x, 1).values, [2, 5, 3])
        group.case(f"{name} along 0", lambda x: function(x, 0).values, [8], given=ties, form="ties")
        group.case(f"{name} along 0", lambda x: function(x, 0).values, [4], given=[[1, math.nan, 2, 0]], form="nan")
        group.case(f"{name} along 0", lambda x: function(x, 0).values, [])
        group.case(f"{name} along 0", lambda x: function(x, 0).values, [0])
    group.case("mode", lambda x: x.mode().values, [8], given=ties, form="ties")
    group.case("mode", lambda x: x.mode().values, [4, 3], step=1.0)
    group.case("mode along 0, kept", lambda x: x.mode(0, True).values, [5, 3], step=1.0)
    group.case("mode", lambda x: x.mode().values, [5], given=[[1, math.nan, 2, 2, math.nan]], form="nan")
    group.case("mode", lambda x: x.mode().values, [])
    holes = [[1, math.nan, 2, 3, math.nan, -1, 4, 0.5, math.nan, 1, 2, 3]]
    for label, dims in {"all": None, "0": 0, "1": 1}.items():
        options = {} if dims is None else dict(dim=dims)
        group.case(f"nanSum {label}", lambda x: x.nansum(**options), matrix)
        group.case(f"nanSum {label}", lambda x: x.nansum(**options), matrix, given=holes, form="nan")
        group.case(f"nanMean {label}", lambda x: x.nanmean(**options), matrix)
        group.case(f"nanMean {label}", lambda x: x.nanmean(**options), matrix, given=holes, form="nan")
        group.case(f"aminmax {label}", lambda x: sum(torch.aminmax(x, **options)), matrix)
        group.case(f"aminmax {label}", lambda x: sum(torch.aminmax(x, **options)), [4, 2], given=ties, form="ties")
    group.case("nanMean 0, kept", lambda x: x.nanmean(0, True), cube)
    for p in [0, 1, 2, 3.5, math.inf]:
        group.case(f"cdist {p}", lambda a, b: torch.cdist(a, b, p), [3, 4], [2, 4])
        group.case(f"cdist {p}", lambda a, b: torch.cdist(a, b, p), [2, 3, 1], [2, 1])
    group.case("cdist 2", torch.cdist, [2, 3, 7], [2, 4, 7])
    group.case("cdist 2", torch.cdist, [2, 2], [2, 2], given=[[1, 2, 3, 4], [3, 4, 1, 2]], form="equal rows")
    group.case("cosineSimilarity", lambda a, b: F.cosine_similarity(a, b), [3, 4], [3, 4])
    group.case("cosineSimilarity", lambda a, b: F.cosine_similarity(a, b), [3, 4], [1, 4])
    group.case("cosineSimilarity along 0", lambda a, b: F.cosine_similarity(a, b, dim=0), [5], [5])
    group.case("normalized", lambda x: F.normalize(x), [3, 4])
    group.case("normalized along 0", lambda x: F.normalize(x, dim=0), [3])
    group.case("kron", torch.kron, [2, 2], [3, 2])
    group.case("kron", torch.kron, [3], [2])
    group.case("kron", torch.kron, [2, 1, 2], [2])
    group.case("kron", torch.kron, [], [3])
    group.case("cross", lambda a, b: torch.linalg.cross(a, b), [2, 3], [2, 3])
    group.case("cross", lambda a, b: torch.linalg.cross(a, b), [3], [3])
    group.case("cross", lambda a, b: torch.linalg.cross(a, b), [1, 3], [2, 3])
    group.case("cross along 0", lambda a, b: torch.linalg.cross(a, b, dim=0), [3, 2], [3, 2])
    for label, options in {"": {}, " 1": dict(offset=1), " -1 of 1 2": dict(offset=-1, dim1=1, dim2=2),
                           " 0 of -1 0": dict(dim1=-1, dim2=0)}.items():
        group.case(f"diagonal{label}", lambda x: x.diagonal(**options), cube)
    for size, step in [(2, 1), (3, 2), (1, 5), (0, 1)]:
        group.case(f"unfold {size} {step} along 1", lambda x: x.unfold(1, size, step), [2, 5])
    group.case("unfold 2 1 along 0", lambda x: x.unfold(0, 2, 1), [4, 3])
    counts = torch.tensor([2, 0, 3])
    group.case("repeated 2 0 3 along 0", lambda x: x.repeat_interleave(counts, 0), [3, 2])
    group.case("repeated 2 0 3 along 1", lambda x: x.repeat_interleave(counts, 1), [2, 3, 2])
    group.case("narrow 1 2 along 1", lambda x: x.narrow(1, 1, 2), matrix)
    group.case("narrow -2 1 along 0", lambda x: x.narrow(0, -2, 1), matrix)
    group.case("movedDim 0 to -1", lambda x: x.movedim(0, -1), cube)
    group.case("movedDim 2 to 0", lambda x: x.movedim(2, 0), cube)
    for turns in [1, 2, 3, -1]:
        group.case(f"rot90 {turns}", lambda x: x.rot90(turns), [2, 3])
    group.case("rot90 of 1 2", lambda x: x.rot90(1, (1, 2)), cube)
    group.case("diff", lambda x: x.diff(), [2, 5])
    group.case("diff 2 along 0", lambda x: x.diff(2, 0), [4, 2])
    group.case("trapezoid", lambda x: torch.trapezoid(x), [2, 5])
    group.case("trapezoid 0.5 along 0", lambda x: torch.trapezoid(x, dx=0.5, dim=0), [4, 2])
    group.case("trapezoid at", lambda y, x: torch.trapezoid(y, x), [2, 4], [4])
    group.case("cov", lambda x: x.cov(), [2, 4], low=-8, high=8, step=1)
    group.case("cov", lambda x: x.cov(), [5], low=-8, high=8, step=1)
    group.case("cov, correction 0", lambda x: x.cov(correction=0), [3, 4], low=-8, high=8, step=1)
    group.case("corrcoef", lambda x: x.corrcoef(), [3, 4])
    index = torch.tensor([[0, 2, 1], [2, 2, 0]])
    other = torch.tensor([[0, 2, 1], [2, 1, 0]])
    group.case("scattered along 0", lambda a, b: a.scatter(0, other, b), [3, 4], [2, 3])
    group.case("scattered along 1", lambda a, b: a.scatter(1, other, b), [2, 3], [2, 3])
    group.case("scattered number along 1", lambda a: a.scatter(1, other, 0.5), [2, 3])
    group.case("scatterAdded along 0", lambda a, b: a.scatter_add(0, index, b), [3, 4], [2, 3])
    group.case("scatterAdded along 1", lambda a, b: a.scatter_add(1, index, b), [2, 3], [2, 3])
    row = torch.tensor([1, 0, 1])
    group.case("indexSelect along 0", lambda a: a.index_select(0, row), [2, 3])
    group.case("indexSelect along 1", lambda a: a.index_select(1, row), [3, 2, 2])
    group.case("indexAdded along 0", lambda a, b: a.index_add(0, row, b), [2, 2], [3, 2])
    group.case("indexAdded along 1, scaled", lambda a, b: a.index_add(1, row, b, alpha=0.5), [2, 2], [2, 3])
    group.case("take", lambda a: a.take(index), [2, 2])
    group.case("hstack", lambda *xs: torch.hstack(xs), [2], [3])
    group.case("hstack", lambda *xs: torch.hstack(xs), [2, 1], [2, 3])
    group.case("vstack", lambda *xs: torch.vstack(xs), [3], [2, 3])
    # New dimensions, and as many whole ones as are left.
    rows = torch.tensor([1, 0])
    true, false = torch.tensor(True), torch.tensor(False)
    table = torch.tensor([[True, False, True], [False, True, True]])
    group.case("[...]", lambda x: x[...], cube)
    group.case("[..., 0]", lambda x: x[..., 0], cube)
    group.case("[..., 1:, 0]", lambda x: x[..., 1:, 0], cube)
    group.case("[..., :]", lambda x: x[..., :], cube)
    group.case("[..., nil]", lambda x: x[..., None], cube)
    group.case("[nil]", lambda x: x[None], matrix)
    group.case("[nil, 0]", lambda x: x[None, 0], cube)
    group.case("[0, nil]", lambda x: x[0, None], cube)
    group.case("[:, nil]", lambda x: x[:, None], matrix)
    group.case("[:, nil, 1:]", lambda x: x[:, None, 1:], matrix)
    group.case("[:, 1:, nil]", lambda x: x[:, 1:, None], cube)
    group.case("[0, ..., 1]", lambda x: x[0, ..., 1], cube)
    group.case("[nil, ..., nil, 1]", lambda x: x[None, ..., None, 1], cube)
    group.case("[0, :]", lambda x: x[0, :], cube)
    group.case("[:]", lambda x: x[:], cube)
    group.case("[:, :]", lambda x: x[:, :], cube)
    group.case("[..., rows]", lambda x: x[..., rows], cube)
    group.case("[nil, rows]", lambda x: x[None, rows], cube)
    group.case("[rows, nil, :, rows]", lambda x: x[rows, None, :, rows], cube)
    group.case("[rows, :, nil]", lambda x: x[rows, :, None], cube)
    group.case("[table]", lambda x: x[table], cube)
    group.case("[table, nil]", lambda x: x[table, None], cube)
    group.case("[table, ..., 1:]", lambda x: x[table, ..., 1:], four)
    group.case("[..., table]", lambda x: x[..., table], [2, 2, 3])
    group.case("[true]", lambda x: x[true], matrix)
    group.case("[false]", lambda x: x[false], matrix)
    group.case("[true, 0]", lambda x: x[true, 0], matrix)
    group.case("[:, true]", lambda x: x[:, true], matrix)
    group.case("[true, rows]", lambda x: x[true, rows], matrix)
    def last(x, v): x[..., 0] = v
    def new(x, v): x[:, None, rows] = v
    group.case("last assigned", assigned(last), cube, [3])
    group.case("new assigned", assigned(new), cube, [2, 1, 2, 1])
    group.write()


if __name__ == "__main__":
    pairs()
    second_derivatives()
    reached()
