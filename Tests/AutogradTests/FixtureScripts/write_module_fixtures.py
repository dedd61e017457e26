"""Writes images.txt, normalisations.txt and modules.txt, from PyTorch.

    python write_module_fixtures.py     # needs PyTorch 2.13, and nothing else

The first two are groups of operations, laid out as write_fixtures.py says. A line of modules.txt is
`NAME : NUMBERS`: what a module holds or gives after a seed or some steps.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from write_fixtures import FOLDER, Group, numbers

torch.set_num_threads(1)


def images():
    group = Group("images")
    # Whole numbers: every order of additions gives the same sum, and so PyTorch's bits.
    whole = dict(low=-4, high=4, step=1)

    def convolution(name, x, weight, bias=True, given=whole, **settings):
        operands = [x, weight] + ([[weight[0]]] if bias else [])
        group.case(
            f"conv2d {name}", lambda x, w, b=None: F.conv2d(x, w, b, **settings), *operands, **given)

    for x, weight in [([2, 2, 4, 5], [3, 2, 3, 3]), ([1, 1, 3, 3], [1, 1, 3, 3]),
                      ([2, 4, 5], [2, 2, 3, 2]), ([0, 2, 4, 5], [3, 2, 3, 3])]:
        x = [2] + x[1:] if len(x) == 3 else x
        convolution("plain", x, weight)
    convolution("plain", [1, 1, 3, 4], [1, 1, 2, 2])
    convolution("plain", [1, 1, 2, 3], [2, 1, 1, 2])
    convolution("without bias", [2, 1, 4, 4], [2, 1, 3, 3], bias=False)
    convolution("without bias", [1, 2, 2, 2], [1, 2, 1, 1], bias=False)
    convolution("padded", [2, 2, 4, 4], [3, 2, 3, 3], padding=1)
    convolution("padded", [2, 8, 8], [4, 2, 3, 3], padding=1)
    convolution("padded", [1, 1, 2, 3], [1, 1, 3, 3], padding=1)
    # Two blocks of images and more.
    convolution("padded", [40, 1, 4, 4], [2, 1, 3, 3], padding=1)
    convolution("padded", [3, 1, 23, 24], [2, 1, 3, 3], padding=1)
    convolution("stride 2", [2, 2, 5, 6], [2, 2, 3, 3], stride=2)
    convolution("stride 2", [1, 1, 4, 5], [1, 1, 2, 2], stride=2)
    convolution("stride 2 1, padding 0 2", [1, 2, 5, 4], [2, 2, 2, 3], stride=(2, 1), padding=(0, 2))
    convolution("dilation 2", [1, 2, 6, 7], [2, 2, 3, 2], dilation=2)
    convolution("dilation 2", [1, 1, 3, 4], [1, 1, 2, 2], dilation=2)
    convolution("groups 2", [2, 4, 4, 3], [6, 2, 2, 2], groups=2)
    convolution("groups 2", [2, 2, 3], [2, 1, 1, 2], groups=2)
    convolution("padded, decimals", [3, 2, 6, 6], [4, 2, 3, 3], given={}, padding=1)
    for kernel, options in {"2": {}, "3, stride 1": dict(stride=1), "3, stride 2, padding 1": dict(stride=2, padding=1),
                            "2 1": {}, "2, stride 1, padding 1": dict(stride=1, padding=1)}.items():
        size = (2, 1) if kernel == "2 1" else int(kernel[0])
        for shape in [[2, 2, 4, 6], [1, 3, 5], [1, 1, 3, 4], [0, 1, 4, 4]]:
            group.case(f"maxPool2d {kernel}", lambda x: F.max_pool2d(x, size, **options), shape, step=0.001)
            group.case(f"avgPool2d {kernel}", lambda x: F.avg_pool2d(x, size, **options), shape)
    group.case("maxPool2d 2, dilation 2", lambda x: F.max_pool2d(x, 2, dilation=2), [1, 4, 5])
    group.case("maxPool2d 2, stride 1", lambda x: F.max_pool2d(x, 2, stride=1), [1, 3, 3],
               given=[[1, 1, 0, 1, 1, 1, 0, 1, 1]], form="ties")
    nan, inf = float("nan"), float("inf")
    group.case("maxPool2d 2, stride 1", lambda x: F.max_pool2d(x, 2, stride=1), [1, 3, 3],
               given=[[1, nan, 0, 1, 1, nan, -inf, 1, 1]], form="nan")
    group.case("maxPool2d 2, stride 1", lambda x: F.max_pool2d(x, 2, stride=1), [1, 2, 3],
               given=[[-inf, -inf, 0, -inf, -inf, 1]], form="infinities")
    group.write()


def normalisations():
    group = Group("normalisations")

    def batch(name, shape, affine=True, **options):
        channels = shape[1]

        def compute(x, w=None, b=None):
            mean = torch.tensor([-1, 0.5, 0.25])[:channels]
            variance = torch.tensor([0.5, 2, 1])[:channels]
            return F.batch_norm(x, mean, variance, w, b, **options)

        group.case(f"batchNorm {name}", compute, shape, *([[channels], [channels]] if affine else []))

    for shape in [[4, 3], [2, 3, 5], [2, 2, 3, 4], [3, 1], [2, 1, 3], [20, 2, 2, 2]]:
        batch("in training", shape, training=True)
        batch("in evaluation", shape)
    batch("in training, plain", [4, 2], affine=False, training=True)
    batch("in training, plain", [3, 2, 2], affine=False, training=True)
    batch("in training, epsilon 0.1", [3, 2], training=True, eps=0.1)
    for shape, normalized in [([2, 5], [5]), ([2, 3, 4], [4]), ([2, 3, 2], [3, 2]), ([3], [3]), ([5, 2], [2]),
                              ([4, 33], [33])]:
        group.case("layerNorm", lambda x, w, b: F.layer_norm(x, normalized, w, b), shape, normalized, normalized,
                   form=f"{shape}, {len(normalized)}")
    group.case("layerNorm plain", lambda x: F.layer_norm(x, [4]), [3, 4])
    group.case("layerNorm without bias", lambda x, w: F.layer_norm(x, [4], w), [2, 4], [4])
    group.case("layerNorm plain, epsilon 0.1", lambda x: F.layer_norm(x, [2], eps=0.1), [3, 2])
    index = torch.tensor([[1, 0, 1], [3, 1, 3]])
    group.case("embedding", lambda w: F.embedding(index, w), [4, 3])
    group.case("embedding, padding 1", lambda w: F.embedding(index, w, padding_idx=1), [4, 2])
    group.case("embedding of one", lambda w: F.embedding(torch.tensor(2), w), [4, 2])
    group.write()


def modules():
    lines = []

    def line(name, tensor):
        lines.append(f"{name} : {numbers(tensor)}")

    def seeded(name, seed, make):
        torch.manual_seed(seed)
        module = make()
        for key, tensor in module.named_parameters():
            line(f"{name} {key}", tensor)

    seeded("Conv2d(2, 3, 3)", 0, lambda: nn.Conv2d(2, 3, 3))
    seeded("Conv2d(4, 2, (1, 3), groups 2)", 1, lambda: nn.Conv2d(4, 2, (1, 3), groups=2))
    seeded("Embedding(4, 3)", 2, lambda: nn.Embedding(4, 3))
    seeded("Embedding(5, 4), padding 1", 3, lambda: nn.Embedding(5, 4, padding_idx=1))
    seeded("digits", 5, lambda: nn.Sequential(
        nn.Conv2d(1, 2, 3, padding=1), nn.BatchNorm2d(2), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(8, 3)))

    for p in [0.3, 0.5, 0.9, 1.0, 0.0]:
        torch.manual_seed(7)
        line(f"dropout {p}", F.dropout(torch.arange(1, 21, dtype=torch.float32), p))
        line(f"after dropout {p}", torch.rand(1))

    init = nn.init
    schemes = {
        "uniform": lambda w: init.uniform_(w, -2, 3), "normal": lambda w: init.normal_(w, 1, 0.5),
        "constant": lambda w: init.constant_(w, 0.1), "zeros": init.zeros_, "ones": init.ones_,
        "kaimingUniform": init.kaiming_uniform_,
        "kaimingUniform fanOut relu": lambda w: init.kaiming_uniform_(w, mode="fan_out", nonlinearity="relu"),
        "kaimingNormal tanh": lambda w: init.kaiming_normal_(w, nonlinearity="tanh"),
        "kaimingNormal leakyReLU": lambda w: init.kaiming_normal_(w, a=0.2),
        "xavierUniform": init.xavier_uniform_,
        "xavierNormal gain 2": lambda w: init.xavier_normal_(w, gain=2),
    }
    for name, scheme in schemes.items():
        for shape in [[3, 4], [4, 2, 2, 3]]:
            torch.manual_seed(11)
            line(f"{name} {shape}", scheme(torch.empty(shape)))

    def running(name, layer, shape, batches=3):
        torch.manual_seed(13)
        for _ in range(batches):
            layer(torch.rand(shape))
        line(f"{name} mean", layer.running_mean)
        line(f"{name} variance", layer.running_var)
        line(f"{name} count", layer.num_batches_tracked)
        seen = torch.tensor([-1, -0.5, 0, 0.25, 1, 2]).reshape([3, 2] + [1] * (len(shape) - 2))
        line(f"{name} evaluated", layer.eval()(seen))

    running("BatchNorm1d", nn.BatchNorm1d(2), [5, 2])
    running("BatchNorm1d of lengths", nn.BatchNorm1d(2, momentum=0.25), [3, 2, 4])
    running("BatchNorm2d", nn.BatchNorm2d(2), [2, 2, 3, 3])
    running("BatchNorm1d of all", nn.BatchNorm1d(2, momentum=None), [5, 2])

    torch.manual_seed(17)
    model = nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(4, 6, 3, padding=1), nn.GELU(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(24, 5))
    x = torch.rand(3, 1, 8, 8)
    output = model(x)
    line("network output", output)
    (output * output).mean().backward()
    for key, tensor in model.named_parameters():
        line(f"network gradient {key}", tensor.grad)
    (FOLDER / "modules.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    images()
    normalisations()
    modules()
