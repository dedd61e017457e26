"""Writes layers.txt and seeded-layers.txt: the layers around convolutions, from PyTorch.

    python write_layer_fixtures.py      # needs PyTorch 2.15; layers.txt is laid out as write_fixtures.py says

In seeded-layers.txt a line `case NAME` is followed by `seed SEED` and `numbers NUMBERS` for each parameter or result.
"""

import torch
import torch.nn.functional as F
from torch import nn

from write_fixtures import FOLDER, Group, numbers

torch.set_num_threads(1)


def layers():
    group = Group("layers")
    # Whole numbers: every order of additions gives the same sum, and so PyTorch's bits.
    whole = dict(low=-4, high=4, step=1)
    for name, options in {"": {}, ", stride 2, padding 1": dict(stride=2, padding=1),
                          ", dilation 2": dict(dilation=2)}.items():
        group.case(f"conv1d{name}", lambda x, w, b: F.conv1d(x, w, b, **options), [2, 3, 7], [4, 3, 3], [4], **whole)
        group.case(f"conv1d{name}", lambda x, w, b: F.conv1d(x, w, b, **options), [3, 7], [4, 3, 2], [4], **whole)
    group.case("conv1d, groups 2", lambda x, w: F.conv1d(x, w, groups=2), [1, 4, 5], [6, 2, 2], **whole)
    for name, options in {"": {}, ", stride 2": dict(stride=2),
                          ", all": dict(stride=(3, 2), padding=(1, 0), output_padding=(2, 1), dilation=(1, 2))}.items():
        convolution = lambda x, w, b: F.conv_transpose2d(x, w, b, **options)
        group.case(f"convTranspose2d{name}", convolution, [2, 3, 3, 2], [3, 2, 2, 3], [2], **whole)
        group.case(f"convTranspose2d{name}", convolution, [1, 1, 1, 2], [1, 1, 2, 2], [1], **whole)
        group.case(f"convTranspose2d{name}", convolution, [2, 3, 3], [2, 1, 2, 2], [1], **whole)
    group.case("convTranspose2d, groups 2", lambda x, w: F.conv_transpose2d(x, w, groups=2),
               [1, 4, 2, 2], [4, 3, 2, 2], **whole)
    for name, options in {"": {}, ", all": dict(stride=2, padding=1, output_padding=1, dilation=2)}.items():
        convolution = lambda x, w, b: F.conv_transpose1d(x, w, b, **options)
        group.case(f"convTranspose1d{name}", convolution, [2, 3, 4], [3, 2, 3], [2], **whole)
        group.case(f"convTranspose1d{name}", convolution, [2, 4], [2, 3, 2], [3], **whole)
    for size in [(1, 1), (2, 3), (4, 5), (3, 2), (None, 2)]:
        for shape in [[2, 3, 4, 5], [2, 5, 6]]:
            group.case(f"adaptiveAvgPool2d {size}", lambda x: F.adaptive_avg_pool2d(x, size), shape)
    for shape in [[2, 3, 8], [3, 7], [1, 1, 5]]:
        group.case("maxPool1d 2", lambda x: F.max_pool1d(x, 2), shape, step=0.001)
        group.case("maxPool1d 3, all", lambda x: F.max_pool1d(x, 3, stride=1, padding=1, dilation=1), shape, step=0.001)
        group.case("avgPool1d 2", lambda x: F.avg_pool1d(x, 2), shape)
        group.case("avgPool1d 3, all", lambda x: F.avg_pool1d(x, 3, stride=2, padding=1), shape)
    for shape in [[2, 4, 3], [3, 4], [2, 4, 2, 3]]:
        group.case("groupNorm 2", lambda x, w, b: F.group_norm(x, 2, w, b), shape, [4], [4])
        group.case("groupNorm 1 plain", lambda x: F.group_norm(x, 1), shape)
    group.write()


def seeded():
    lines = []

    def case(name, seed, make):
        torch.manual_seed(seed)
        lines.extend([f"case {name}", f"seed {seed}"])
        lines.extend(f"numbers {numbers(tensor)}" for tensor in make())

    def parameters(layer):
        return list(layer.parameters())

    def cell(layer, *inputs):
        output = layer(*inputs)
        return parameters(layer) + (list(output) if isinstance(output, tuple) else [output])

    x = torch.tensor([[0.5, -1], [2, 0.25]])
    case("Conv1d(4, 6, 3, groups 2)", 0, lambda: parameters(nn.Conv1d(4, 6, 3, groups=2)))
    case("ConvTranspose2d(4, 6, (2, 3), groups 2)", 1, lambda: parameters(nn.ConvTranspose2d(4, 6, (2, 3), groups=2)))
    case("ConvTranspose1d(2, 3, 2)", 2, lambda: parameters(nn.ConvTranspose1d(2, 3, 2)))
    case("LSTMCell(2, 3)", 3, lambda: cell(nn.LSTMCell(2, 3), x))
    case("GRUCell(2, 3)", 4, lambda: cell(nn.GRUCell(2, 3), x[0]))
    case("RNNCell(2, 3) relu", 5, lambda: cell(nn.RNNCell(2, 3, bias=False, nonlinearity="relu"), x))
    images = torch.arange(1, 25, dtype=torch.float32)
    for p in [0.3, 0.5, 1.0]:
        case(f"Dropout2d({p})", 6, lambda: [nn.Dropout2d(p)(images.reshape(2, 3, 2, 2)), torch.rand(1)])
    case("Dropout2d of three dimensions", 7, lambda: [nn.Dropout2d()(images.reshape(2, 3, 4)), torch.rand(1)])
    case("Dropout1d", 8, lambda: [nn.Dropout1d()(images.reshape(2, 3, 4)), nn.Dropout1d()(images.reshape(6, 4))])
    (FOLDER / "seeded-layers.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    layers()
    seeded()
