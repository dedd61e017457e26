"""Writes the fixtures of recurrent and attention layers, from PyTorch.

    python write_recurrent_fixtures.py  # needs PyTorch 2.13, and nothing else

In `recurrent.txt` a case is a line `case NAME`, followed by

    parameter NAME SHAPE : NUMBERS      as drawn after the seed 7
    input SHAPE : NUMBERS               once for each argument
    output SHAPE : NUMBERS              once for each result
    gradient NUMBERS                    once for each input, then for each parameter

Gradients are those of the sum of all results, each weighted with 1, -2, 0.5, 3, -0.25, 1, …
"""

import random

import torch
from torch import nn
from write_fixtures import FOLDER, WEIGHTS, numbers

lines = []


def flat(values):
    return [x for value in values for x in (flat(value) if isinstance(value, tuple) else [value])]


def array(tensor):
    return f"{list(tensor.shape)} : {numbers(tensor)}"


def case(name, make, *shapes, call=None):
    """One case; inputs are random."""
    source = random.Random(name)
    torch.manual_seed(7)
    layer = make()
    lines.append(f"case {name}")
    for label, parameter in layer.named_parameters():
        lines.append(f"parameter {label} {array(parameter)}")
    inputs = [torch.empty(shape).apply_(lambda _: round(source.uniform(-2, 2), 2)).requires_grad_()
              for shape in shapes]
    results = flat(call(layer, *inputs) if call else layer(*inputs))
    lines.extend(f"input {array(x)}" for x in inputs)
    lines.extend(f"output {array(x)}" for x in results)
    total = 0
    for result in results:
        weights = torch.tensor([WEIGHTS[i % len(WEIGHTS)] for i in range(result.numel())])
        total = total + (result.flatten() * weights).sum()
    total.backward()
    lines.extend(f"gradient {numbers(x.grad)}" for x in [*inputs, *layer.parameters()])


first = dict(batch_first=True)
case("rnn", lambda: nn.RNN(3, 4, **first), [2, 5, 3])
case("rnn relu, two layers", lambda: nn.RNN(2, 3, 2, nonlinearity="relu", **first), [3, 4, 2])
case("rnn without bias", lambda: nn.RNN(3, 2, bias=False, **first), [2, 3, 3])
case("rnn both ways, with a state", lambda: nn.RNN(2, 3, 2, bidirectional=True, **first), [2, 3, 2], [4, 2, 3])
case("gru", lambda: nn.GRU(3, 4, **first), [2, 5, 3])
case("gru, two layers, with a state", lambda: nn.GRU(2, 3, 2, **first), [2, 4, 2], [2, 2, 3])
case("gru both ways", lambda: nn.GRU(2, 3, bidirectional=True, **first), [2, 3, 2])
case("gru without a batch", lambda: nn.GRU(2, 3, **first), [4, 2], [1, 3])
case("lstm", lambda: nn.LSTM(3, 4, **first), [2, 5, 3])
case("lstm, two layers, with a state", lambda: nn.LSTM(2, 3, 2, **first), [2, 4, 2], [2, 2, 3], [2, 2, 3],
     call=lambda layer, x, h, c: layer(x, (h, c)))
case("lstm both ways", lambda: nn.LSTM(2, 3, bidirectional=True, **first), [2, 3, 2])
case("rnn with dropout", lambda: nn.RNN(2, 3, 3, dropout=0.4, **first), [2, 4, 2])
case("gru both ways, with dropout", lambda: nn.GRU(2, 3, 2, dropout=0.5, bidirectional=True, **first), [2, 3, 2])
case("lstm with dropout", lambda: nn.LSTM(2, 3, 2, dropout=0.25, **first), [2, 3, 2])
case("attention", lambda: nn.MultiheadAttention(6, 2, **first), [2, 3, 6], [2, 4, 6], [2, 4, 6])
case("attention without bias", lambda: nn.MultiheadAttention(4, 4, bias=False, **first), *[[1, 3, 4]] * 3)
case("causal attention", lambda: nn.MultiheadAttention(4, 2, **first), *[[2, 3, 4]] * 3,
     call=lambda layer, q, k, v: layer(q, k, v, attn_mask=torch.ones(3, 3).triu(1).bool()))
case("attention with dropout", lambda: nn.MultiheadAttention(4, 2, dropout=0.3, **first), *[[2, 3, 4]] * 3)
case("self-attention", lambda: nn.MultiheadAttention(4, 1, **first), [2, 3, 4],
     call=lambda layer, x: layer(x, x, x))
# Without weights, because with them PyTorch's layer gives nan.
case("attention of a target that sees nothing", lambda: nn.MultiheadAttention(4, 2, **first), *[[2, 3, 4]] * 3,
     call=lambda layer, q, k, v: layer(
         q, k, v, attn_mask=torch.tensor([[0, 1, 1], [1, 1, 1], [0, 0, 1]]).bool(), need_weights=False)[:1])
path = FOLDER / "recurrent.txt"
path.write_text("\n".join(lines) + "\n")
