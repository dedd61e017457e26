"""Writes the fixtures of further activations, paddings, sizes and distances, from PyTorch.

    python write_activation_fixtures.py   # needs PyTorch 2.15, and nothing else

The files are laid out as `write_fixtures.py` says; in `generators.txt` a line `case NAME` is followed by
`numbers NUMBERS` for each tensor that layers and draws give after a seed.
"""

import torch
import torch.nn.functional as F
from torch import nn
from write_fixtures import FOLDER, Group, numbers


def activations():
    group = Group("activations")
    functions = {
        "elu": F.elu, "elu 0.5": lambda x: F.elu(x, 0.5), "selu": F.selu, "celu": F.celu,
        "celu 0.5": lambda x: F.celu(x, 0.5), "relu6": lambda x: F.relu6(x * 3), "hardtanh": F.hardtanh,
        "hardtanh -2 0.5": lambda x: F.hardtanh(x, -2, 0.5), "hardsigmoid": lambda x: F.hardsigmoid(x * 2),
        "hardswish": lambda x: F.hardswish(x * 2), "mish": F.mish, "softsign": F.softsign,
        "hardshrink": F.hardshrink, "hardshrink 1": lambda x: F.hardshrink(x, 1), "softshrink": F.softshrink,
        "softshrink 1": lambda x: F.softshrink(x, 1), "tanhshrink": F.tanhshrink,
        "threshold": lambda x: F.threshold(x, 0.1, 20), "softmin": lambda x: F.softmin(x, -1),
    }
    for name, function in functions.items():
        group.pointwise(name, function)
    for name in ["elu", "celu 0.5", "hardtanh", "hardshrink", "softshrink", "threshold", "mish"]:
        group.special(name, functions[name])
    group.special("hardswish", functions["hardswish"], [0.0, 1.5, -1.5, 5, -5, 1e-30])
    group.special("hardsigmoid", functions["hardsigmoid"], [0.0, 1.5, -1.5, 5, -5, 1e-30])
    for shape in [[4], [2, 6], [2, 4, 3]]:
        group.case("glu -1" if shape[-1] % 2 == 0 else "glu 1", lambda x: F.glu(x, -1 if shape[-1] % 2 == 0 else 1), shape)
    for shape in [[5], [2, 3], [2, 3, 2]]:
        group.case("prelu", lambda x, w: F.prelu(x, w), shape, [1])
    for shape in [[2, 3], [2, 3, 2]]:
        group.case("prelu", lambda x, w: F.prelu(x, w), shape, [3])
    group.write()


def sizes():
    group = Group("sizes")
    paddings = [("constant", [2, 1], [[4], [2, 3]]), ("constant", [1, 0, 2, 1], [[2, 3], [1, 2, 3]]),
                ("constant", [-1, 2, 0, -1], [[3, 4]]), ("reflect", [2, 1], [[1, 4], [2, 1, 3]]),
                ("reflect", [1, 1, 2, 0], [[1, 3, 3], [2, 1, 3, 2]]), ("replicate", [2, 1], [[1, 4], [2, 1, 3]]),
                ("replicate", [1, 2, 3, 0], [[1, 3, 3], [2, 1, 3, 2]]), ("circular", [2, 1], [[1, 4], [2, 1, 3]]),
                ("circular", [1, 2, 3, 0], [[1, 3, 3], [2, 1, 3, 2]])]
    for mode, padding, shapes in paddings:
        for shape in shapes:
            group.case(f"padded {mode} {padding}", lambda x: F.pad(x, padding, mode=mode), shape)
    group.case("padded with 1.5", lambda x: F.pad(x, [1, 1], value=1.5), [2, 2])
    for shape in [[1, 8, 1, 2], [4, 2, 2], [2, 4, 1, 1]]:
        group.case("pixelShuffle 2", lambda x: F.pixel_shuffle(x, 2), shape)
    for shape in [[1, 2, 2, 4], [1, 4, 2]]:
        group.case("pixelUnshuffle 2", lambda x: F.pixel_unshuffle(x, 2), shape)
    group.case("unflattened", lambda x: nn.Unflatten(1, (2, -1))(x), [2, 6])
    for name, options in {"twice": dict(scale_factor=2), "1.6 times": dict(scale_factor=1.6),
                          "half": dict(scale_factor=0.5)}.items():
        group.case(f"nearest {name}", lambda x: F.interpolate(x, **options), [1, 2, 5])
        group.case(f"nearest {name}", lambda x: F.interpolate(x, **options), [2, 1, 3, 4])
        group.case(f"linear {name}", lambda x: F.interpolate(x, mode="linear", **options), [1, 2, 5])
        group.case(f"linear {name}, corners", lambda x: F.interpolate(x, mode="linear", align_corners=True, **options), [1, 2, 5])
        group.case(f"bilinear {name}", lambda x: F.interpolate(x, mode="bilinear", **options), [2, 1, 3, 4])
        group.case(f"bilinear {name}, corners", lambda x: F.interpolate(x, mode="bilinear", align_corners=True, **options), [2, 1, 3, 4])
    group.case("nearest (5, 3)", lambda x: F.interpolate(x, (5, 3)), [1, 1, 3, 4])
    group.case("bilinear (5, 3)", lambda x: F.interpolate(x, (5, 3), mode="bilinear"), [1, 1, 3, 4])
    group.case("bilinear (1, 1), corners", lambda x: F.interpolate(x, (1, 1), mode="bilinear", align_corners=True), [1, 1, 3, 4])
    for size in [1, 2, 3]:
        group.case(f"adaptiveMaxPool2d {size}", lambda x: F.adaptive_max_pool2d(x, size), [2, 1, 4, 5], step=0.001)
        group.case(f"adaptiveMaxPool1d {size}", lambda x: F.adaptive_max_pool1d(x, size), [2, 5], step=0.001)
        group.case(f"adaptiveAvgPool1d {size}", lambda x: F.adaptive_avg_pool1d(x, size), [2, 5])
    group.case("lpPool1d 2", lambda x: F.lp_pool1d(x, 2.0, 2), [1, 2, 4])
    group.case("lpPool2d 3", lambda x: F.lp_pool2d(x, 3.0, 2, stride=1), [1, 1, 3, 3], low=0.5)
    for shape in [[2, 3, 4], [1, 2, 6]]:
        group.case("instanceNorm", lambda x, w, b: F.instance_norm(x, weight=w, bias=b), shape, [shape[1]], [shape[1]])
    group.case("instanceNorm plain", lambda x: F.instance_norm(x), [2, 2, 2, 3])
    for shape in [[3, 4], [2, 2, 4]]:
        group.case("rmsNorm", lambda x, w: F.rms_norm(x, (4,), w), shape, [4])
    group.case("rmsNorm plain, epsilon 0.1", lambda x: F.rms_norm(x, (2, 3), eps=0.1), [2, 2, 3])
    group.case("bilinear", lambda a, b, w, c: F.bilinear(a, b, w, c), [2, 3], [2, 2], [2, 3, 2], [2], low=-4, high=4, step=1)
    group.case("bilinear", lambda a, b, w: F.bilinear(a, b, w), [3], [2], [2, 3, 2], low=-4, high=4, step=1)
    for mode in ["mean", "sum", "max"]:
        group.case(f"bag {mode}", lambda w: F.embedding_bag(torch.tensor([[1, 0, 1], [3, 1, 2]]), w, mode=mode), [4, 3])
        group.case(f"bag {mode}, offsets", lambda w: F.embedding_bag(
            torch.tensor([1, 0, 1, 3]), w, torch.tensor([0, 3, 3]), mode=mode), [4, 3])
    for a, b in [([3, 4], [3, 4]), ([4], [4]), ([2, 4], [1, 4])]:
        group.case("pairwiseDistance", lambda a, b: F.pairwise_distance(a, b), a, b)
        group.case("pairwiseDistance kept", lambda a, b: F.pairwise_distance(a, b, keepdim=True), a, b)
        group.case("cosineSimilarity", lambda a, b: F.cosine_similarity(a, b, dim=-1), a, b)
    group.case("normalized", lambda x: F.normalize(x), [3, 4])
    group.case("normalized 0", lambda x: F.normalize(x, dim=0), [4])
    labels = torch.tensor([2, 0, 1])
    weight = torch.tensor([0.5, 2, 1.25])
    several = torch.tensor([[2, 0, -1], [1, -1, 0], [-1, 1, 2]])
    for reduction in ["mean", "sum", "none"]:
        options = dict(reduction=reduction)
        group.case(f"multiMargin {reduction}", lambda x: F.multi_margin_loss(x, labels, **options), [3, 3])
        group.case(f"multiMargin {reduction}, all", lambda x: F.multi_margin_loss(
            x, labels, p=2, margin=0.5, weight=weight, **options), [3, 3])
        group.case(f"multiMargin {reduction}, one", lambda x: F.multi_margin_loss(x, torch.tensor(1), **options), [3])
        group.case(f"multiLabelMargin {reduction}", lambda x: F.multilabel_margin_loss(x, several, **options), [3, 3])
        group.case(f"multiLabelMargin {reduction}, one", lambda x: F.multilabel_margin_loss(
            x, several[0], **options), [3])
        group.case(f"multiLabelSoftMargin {reduction}", lambda x: F.multilabel_soft_margin_loss(
            x, torch.tensor([[1.0, 0, 1], [0, 0, 1]]), **options), [2, 3])
        group.case(f"multiLabelSoftMargin {reduction}, weighted", lambda x: F.multilabel_soft_margin_loss(
            x, torch.tensor([[1.0, 0, 1], [0, 0, 1]]), weight, **options), [2, 3])
    group.write()


def generators():
    lines = []

    def case(name, make):
        torch.manual_seed(3)
        lines.append(f"case {name}")
        lines.extend(f"numbers {numbers(tensor)}" for tensor in make())

    def tracked():
        layer = nn.InstanceNorm1d(3, affine=True, track_running_stats=True)
        outputs = [layer(x), layer(x[1])]
        statistics = [layer.running_mean.clone(), layer.running_var.clone()]
        return outputs + statistics + [layer.eval()(x)]

    def encoder():
        options = dict(dim_feedforward=3, dropout=0, batch_first=True)
        layer = nn.TransformerEncoderLayer(4, 2, **options)
        first = nn.TransformerEncoderLayer(4, 2, activation="gelu", norm_first=True, **options)
        causal = torch.ones(3, 3).triu(1).bool()
        return [layer(x), layer(x, src_mask=causal), first(x)]

    def start(shape, fill, *arguments, **options):
        return fill(torch.zeros(shape), *arguments, generator=g, **options)

    x = torch.arange(24.0).reshape(2, 3, 4) / 8
    case("Bilinear(2, 3, 4)", lambda: list(nn.Bilinear(2, 3, 4).parameters()))
    case("EmbeddingBag(3, 4)", lambda: list(nn.EmbeddingBag(3, 4).parameters()))
    case("PReLU(2)", lambda: list(nn.PReLU(2).parameters()))
    case("TransformerEncoderLayer(4, 2)", lambda: list(nn.TransformerEncoderLayer(4, 2, 3).parameters()))
    for p in [0.3, 0.5, 1.0]:
        case(f"AlphaDropout({p})", lambda: [nn.AlphaDropout(p)(torch.arange(1.0, 13)), torch.rand(1)])
        case(f"FeatureAlphaDropout({p})", lambda: [
            nn.FeatureAlphaDropout(p)(torch.arange(1.0, 25).reshape(2, 3, 2, 2)), torch.rand(1)])
    case("InstanceNorm1d(3), tracked", tracked)
    case("encoder", encoder)
    g = torch.Generator().manual_seed(3)
    p = torch.tensor([0.1, 0.5, 0.9, 0.5])
    case("draws", lambda: [
        torch.bernoulli(p, generator=g), torch.empty(2, 3).bernoulli_(0.3, generator=g),
        torch.normal(2.0, 3.0, (4,), generator=g), torch.normal(p, 2.0, generator=g),
        torch.normal(1.0, p, generator=g), torch.normal(p, p, generator=g), p.multinomial(3, generator=g),
        p.multinomial(5, replacement=True, generator=g), start([5], nn.init.trunc_normal_),
        start([2, 3], nn.init.xavier_uniform_), start([2, 3], nn.init.kaiming_normal_),
        start([4], nn.init.uniform_, -1, 2), start([4], nn.init.normal_, 1, 0.5)])
    case("orthogonal", lambda: [start([3, 2], nn.init.orthogonal_)])
    (FOLDER / "generators.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    activations()
    sizes()
    generators()
