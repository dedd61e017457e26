"""Writes the fixtures of mixed indices, of diagonals, medians and equations, and of bounds that are tensors.

    python write_selection_fixtures.py  # needs PyTorch 2.15; laid out as write_fixtures.py says
"""

import math

import torch

from write_fixtures import Group
from write_part_fixtures import assigned


def mixed():
    group = Group("mixed")
    matrix, cube, four = [4, 5], [3, 4, 5], [3, 3, 2, 3]
    index, pair = torch.tensor([2, 0]), torch.tensor([[0, -1], [1, 1]])
    rows = torch.tensor([True, False, True])
    table = torch.tensor([[True, False, True, False], [False] * 4, [True, True, False, True]])
    group.case("[:, index]", lambda a: a[:, index], matrix)
    group.case("[1:, index]", lambda a: a[1:, index], matrix)
    group.case("[index, 1:3]", lambda a: a[index, 1:3], matrix)
    group.case("[:, pair]", lambda a: a[:, pair], cube)
    group.case("[:, index, ::2]", lambda a: a[:, index, ::2], cube)
    group.case("[:, index, index]", lambda a: a[:, index, index], cube)
    group.case("[index, :, index]", lambda a: a[index, :, index], cube)
    group.case("[index, :, pair]", lambda a: a[index, :, pair], cube)
    group.case("[0, :, index]", lambda a: a[0, :, index], cube)
    group.case("[index, 0, 1:]", lambda a: a[index, 0, 1:], cube)
    group.case("[index, 1, index]", lambda a: a[index, 1, index], cube)
    group.case("[:, index, :, index]", lambda a: a[:, index, :, index], four)
    group.case("[index, :, 1:, index]", lambda a: a[index, :, 1:, index], four)
    group.case("[rows, 1:3]", lambda a: a[rows, 1:3], cube)
    group.case("[rows, :, index]", lambda a: a[rows, :, index], cube)
    group.case("[table, 1:]", lambda a: a[table, 1:], cube)
    group.case("[0:2, columns]", lambda a: a[0:2, torch.tensor([True, False, True, True])], cube)
    group.case("[:, none]", lambda a: a[:, torch.tensor([], dtype=torch.long)], matrix)
    group.case("[:, number]", lambda a: a[:, torch.tensor(2)], cube)

    def columns(x, v): x[:, index] = v
    def both(x, v): x[index, :, index] = v
    def masked(x, v): x[rows, 1:3] = v
    def number(x): x[:, index, 1:] = 0.5
    for shape in [[4, 2], [2], []]:
        group.case("columns assigned", assigned(columns), matrix, shape)
    group.case("both assigned", assigned(both), cube, [2, 4])
    group.case("masked assigned", assigned(masked), cube, [2, 5])
    group.case("number assigned", assigned(number), cube)
    group.write()


def arranged():
    group = Group("arranged")
    ties = [[2, 1, 2, 3, 2, -1, 2]]
    for shape in [[7], [6], [2, 3], []]:
        group.case("median", torch.median, shape)
    group.case("median", torch.median, [7], given=ties, form="ties")
    group.case("median", torch.median, [3], given=[[1, math.nan, 2]], form="nan")
    for dim in [0, 1, -1]:
        group.case(f"median along {dim}", lambda x: x.median(dim).values, [5, 4])
        group.case(f"cumprod along {dim}", lambda x: x.cumprod(dim), [3, 4])
        group.case(f"cumprod along {dim}", lambda x: x.cumprod(dim), [2, 5, 3])
    group.case("median along 1, kept", lambda x: x.median(1, True).values, [3, 4, 2])
    for label, zeros in {"one zero": [2, 0, 3, 4, -1], "two zeros": [2, -3, 0, 4, 0], "zero first": [0, 2, 3, 0.5, 1],
                         "three zeros": [0, 0, 2, 0, 1]}.items():
        group.case("cumprod along 0", lambda x: x.cumprod(0), [5], given=[zeros], form=label)
    group.case("cumprod along 0", lambda x: x.cumprod(0), [])
    group.case("chunk 3, second", lambda x: x.chunk(3)[1], [5])
    group.case("chunk 3, last", lambda x: x.chunk(3)[-1], [5, 2])
    group.case("chunk 2 along 1, second", lambda x: x.chunk(2, 1)[1], [2, 3])
    group.case("unbind, second", lambda x: x.unbind()[1], [3, 2])
    group.case("unbind along 1, last", lambda x: x.unbind(1)[-1], [2, 3, 2])
    for diagonal in [0, 1, -2]:
        group.case(f"diag {diagonal}", lambda x: torch.diag(x, diagonal), [3])
        group.case(f"diag {diagonal}", lambda x: torch.diag(x, diagonal), [3, 4])
    group.case("diag 1", lambda x: torch.diag(x, 1), [2, 1])
    group.case("trace", torch.trace, [3, 2])
    group.case("flipped 0", lambda x: x.flip(0), [3, 2])
    group.case("flipped 0 -1", lambda x: x.flip(0, -1), [2, 3, 2])
    group.case("rolled 1 along 0", lambda x: x.roll(1, 0), [3, 2])
    group.case("rolled -2 along 1", lambda x: x.roll(-2, 1), [2, 5, 2])
    group.case("rolled 7", lambda x: x.roll(7), [2, 3])
    group.case("kthValue 2", lambda x: x.kthvalue(2).values, [3, 5])
    group.case("kthValue 3 along 0", lambda x: x.kthvalue(3, 0).values, [4, 2])
    group.case("quantile 0.4", lambda x: x.quantile(0.4), [7])
    group.case("quantile 0.9 along 1", lambda x: x.quantile(0.9, 1), [3, 4])
    group.case("quantile 0.25 along 0, kept", lambda x: x.quantile(0.25, 0, True), [5, 2])
    group.case("lerp 0.3", lambda a, b: torch.lerp(a, b, 0.3), [4], [4])
    group.case("lerp 0.8", lambda a, b: torch.lerp(a, b, 0.8), [2, 3], [2, 3])
    group.case("meshgrid", lambda a, b: math.prod(torch.meshgrid(a, b, indexing="ij")), [2], [3])
    group.case("meshgrid, xy", lambda *xs: math.prod(torch.meshgrid(*xs, indexing="xy")), [2], [3], [2])
    for dims in [None, 1, (0, 1)]:
        group.case(f"norm {dims}", lambda x: x.norm() if dims is None else x.norm(dim=dims), [3, 4])
    group.write()


def bounds():
    group = Group("bounds")
    edges = [-1.0, 0.0, 1.0, math.nan]
    triples = [(x, low, high) for x in edges for low in edges for high in edges]
    group.case("between", lambda x, low, high: x.clamp(low, high), [4, 3], [3], [4, 1])
    group.case("between", lambda x, low, high: x.clamp(low, high), [64], [64], [64],
               given=[list(v) for v in zip(*triples)], form="ties and nan")
    pairs = [(x, bound) for x in edges for bound in edges]
    for name, function in {"from": lambda x, low: x.clamp(min=low), "to": lambda x, high: x.clamp(max=high)}.items():
        group.pairwise(name, function)
        group.case(name, function, [16], [16], given=[list(v) for v in zip(*pairs)], form="ties and nan")
    group.write()


def equations():
    """Whole numbers: every order of additions gives the same sum, and so PyTorch's bits."""
    group = Group("equations")
    cases = {
        "ij,jk->ik": [[2, 3], [3, 4]], "ij,kj": [[2, 3], [4, 3]], "i,i->": [[4], [4]], "i,j->ij": [[2], [3]],
        "ij->ji": [[2, 3]], "ij->": [[2, 3]], "ij->j": [[2, 3]], "ii": [[3, 3]], "ii->i": [[3, 3]],
        "bij,bjk->bik": [[2, 2, 3], [2, 3, 2]], "bhqd,bhkd->bhqk": [[2, 1, 2, 3], [2, 1, 3, 3]],
        "...ij,jk->...ik": [[2, 2, 3], [3, 2]], "...i,...i->...": [[2, 3], [1, 3]], "ij,ij->ij": [[2, 3], [2, 3]],
        "ij,j->i": [[2, 3], [3]], "i,ij,j->": [[2], [2, 3], [3]], "ijk,jl,kl->il": [[2, 2, 3], [2, 2], [3, 2]],
        "iij,j->i": [[2, 2, 3], [3]], "ab,ca->bc": [[2, 3], [2, 2]], "ij,kl->ikjl": [[2, 1], [1, 2]], "b...,b->...b": [[2, 3], [2]],
    }
    for equation, shapes in cases.items():
        group.case(equation, lambda *xs: torch.einsum(equation, *xs), *shapes, low=-4, high=4, step=1)
    group.write()


if __name__ == "__main__":
    mixed()
    arranged()
    bounds()
    equations()
