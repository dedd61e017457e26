"""Writes the fixtures of powers of tensors, of parts that are assigned to, and of what is composed.

    python write_part_fixtures.py       # needs PyTorch 2.15; laid out as write_fixtures.py says
"""

import math

import torch

from write_fixtures import Group


def powers():
    group = Group("powers")
    for exponent in [1.5, -0.3, 5, -3, 0.25]:
        group.pointwise(f"power {exponent}", lambda x: x.pow(exponent), low=0.05, high=9)
    group.case("power 5", lambda x: x.pow(5), [6], form="either sign")
    group.case("power 1.5", lambda x: x.pow(1.5), [7], form="special numbers",
               given=[[0.0, -0.0, math.inf, -math.inf, math.nan, 1.0, -2.0]])
    group.pairwise("power of tensors", torch.pow, low=0.05, high=4)
    values = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, math.inf, -math.inf, math.nan]
    exponents = [0.0, 1.0, -1.0, 2.0, 3.0, 0.5, -2.5, math.inf, -math.inf, math.nan]
    group.case("power of tensors", torch.pow, [len(values), 1], [len(exponents)],
               given=[[[v] for v in values], exponents], form="special numbers")
    for base in [2, 0.5, 1]:
        group.pointwise(f"{base} to the power", lambda x: torch.pow(base, x), low=-4, high=4, step=1)
    group.case("-2 to the power", lambda x: torch.pow(-2, x), [6], form="special numbers",
               given=[[-2.0, -1.0, 0.0, 1.0, 3.0, 0.5]])
    group.case("0 to the power", lambda x: torch.pow(0, x), [4], given=[[0.0, 1.0, 2.5, 3.0]])
    group.write()


def assigned(change):
    """The operand after a change of a copy."""
    def compute(a, *values):
        x = a * 1
        change(x, *values)
        return x
    return compute


def parts():
    group = Group("parts")
    index, other = torch.tensor([2, 0]), torch.tensor([1, 3])
    mask = torch.tensor([True, False, True])

    def case(name, change, *shapes):
        group.case(name, assigned(change), *shapes)

    def row(x, v): x[0] = v
    def last(x, v): x[-1] = v
    def element(x, v): x[1, 2] = v
    def column(x, v): x[:, 1] = v
    def block(x, v): x[0:2, 1:3] = v
    def steps(x, v): x[::2] = v
    def rows(x, v): x[index] = v
    def pairs(x, v): x[index, other] = v
    def masked_rows(x, v): x[mask] = v
    def number(x): x[1] = 5
    def block_number(x): x[0:2, 1] = 0.5
    def rows_number(x): x[index] = -1
    def pairs_number(x): x[index, other] = 2
    def positive(x): x[x > 0] = 0
    def row_plus(x, v): x[0] += v
    def column_times(x): x[:, 1] *= 3
    def row_minus_itself(x): x[0] -= x[1]
    def block_by(x, v): x[0:2, 1:3] /= v
    def row_of_row(x): x[0] = x[1].clone() * x[2].clone()
    def twice(x, v):
        x[0] = v
        x[0] = x[0] * 2

    for shape in [[4], [], [1], [1, 4]]:
        case("row", row, [3, 4], shape)
    case("row", row, [3, 2, 2], [2])
    case("row", row, [3], [])
    case("last row", last, [3, 4], [4])
    case("element", element, [3, 4], [])
    case("element", element, [2, 3, 2], [1])
    for shape in [[3], []]:
        case("column", column, [3, 4], shape)
    for shape in [[2, 2], [2], [2, 1]]:
        case("block", block, [3, 4], shape)
    case("block", block, [0, 4], [2])
    case("every second", steps, [5], [3])
    for shape in [[2, 4], [4], []]:
        case("rows by index", rows, [3, 4], shape)
    for shape in [[2], [1], []]:
        case("pairs", pairs, [3, 4], shape)
    for shape in [[2, 4], [4], [2, 1]]:
        case("rows by mask", masked_rows, [3, 4], shape)
    case("row, number", number, [3, 4])
    case("block, number", block_number, [3, 4])
    case("rows by index, number", rows_number, [3, 4])
    case("pairs, number", pairs_number, [3, 4])
    case("positive, number", positive, [3, 4])
    case("row plus", row_plus, [3, 4], [4])
    case("column times", column_times, [3, 4])
    case("row minus row", row_minus_itself, [3, 4])
    case("block divided", block_by, [3, 4], [2, 2])
    case("row from rows", row_of_row, [3, 4])
    case("row twice", twice, [3, 4], [4])
    case("copied", lambda x, v: x.copy_(v), [3, 4], [4])
    case("copied", lambda x, v: x.copy_(v), [3], [3])
    case("added", lambda x, v: x.add_(v), [3, 4], [4])
    case("added, number", lambda x: x.add_(2), [3, 4])
    group.write()


def composed():
    group = Group("composed")
    tied = [[[1, 3, 3, math.inf], [3, -1, 3, -math.inf], [0, 0, 2, math.inf]]]
    for name in ["amax", "amin"]:
        function = getattr(torch, name)
        for dims in [[0], [1], [0, 2], []]:
            form = f"{name} {dims}"
            group.case(form, lambda x: function(x, dims), [2, 3, 4])
            group.case(f"{form} kept", lambda x: function(x, dims, keepdim=True), [2, 3, 4])
        group.case(f"{name} [0]", lambda x: function(x, [0]), [3, 4], given=tied, form="ties")
        group.case(f"{name} []", lambda x: function(x), [3, 4], given=tied, form="ties")
    for name in ["floor", "ceil", "round", "trunc"]:
        group.pointwise(name, getattr(torch, name))
        group.special(name, getattr(torch, name), [0.5, 1.5, -0.5, -2.5, 0.0, -0.0, math.inf, math.nan])
    for name in ["tril", "triu"]:
        for diagonal in [0, 1, -1, 5]:
            group.case(f"{name} {diagonal}", lambda x: getattr(x, name)(diagonal), [3, 4])
        group.case(f"{name} 0", lambda x: getattr(x, name)(), [2, 2, 3])
    group.pointwise("norm", lambda x: x.norm())
    group.case("norm", lambda x: x.norm(), [3], given=[[0, 0, 0]], form="zero")
    group.case("norm 1", lambda x: x.norm(dim=1), [3, 4])
    group.case("norm 1 2", lambda x: x.norm(dim=(1, 2), keepdim=True), [2, 3, 4])
    group.case("outer", torch.outer, [3], [4])
    group.case("tiled 2 3", lambda x: x.repeat(2, 3), [2, 2])
    group.case("tiled 2 3", lambda x: x.repeat(2, 3), [3])
    group.case("tiled 2 1 3", lambda x: x.repeat(2, 1, 3), [2, 2])
    group.case("repeated 0", lambda x: x.repeat_interleave(3, dim=0), [2, 3])
    group.case("repeated -1", lambda x: x.repeat_interleave(2, dim=-1), [2, 3])
    group.pairwise("clamped by tensor", lambda x, low: x.clamp(min=low))
    group.pairwise("clamped by upper tensor", lambda x, high: x.clamp(max=high))
    group.case("clamped by tensor", lambda x, low: x.clamp(min=low), [5], [5],
               given=[[1, 2, math.nan, 3, -0.5], [1, 3, 0, math.nan, -0.5]], form="ties and nan")
    group.case("clamped by tensors", lambda x, low, high: x.clamp(low, high), [4], [4], [4])
    mask = torch.tensor([[True, False], [False, True]])
    group.case("filled", lambda x: x.masked_fill(mask, -1.5), [2, 2])
    group.case("filled", lambda x: x.masked_fill(mask, -1.5), [3, 2, 2])
    group.write()


if __name__ == "__main__":
    powers()
    parts()
    composed()
