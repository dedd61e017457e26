"""Writes descriptions.txt: modules, parameters and optimizers as PyTorch 2.15 prints them.

    python write_description_fixtures.py     # needs PyTorch 2.15, and nothing else

A case is a line `case NAME` and, for each printed line, one that begins with `line |`.
"""

import warnings

import torch
from torch import nn, optim
from torch.optim import lr_scheduler as schedulers

from write_fixtures import FOLDER

warnings.filterwarnings("ignore")


class Block(nn.Module):
    def __init__(self, count):
        super().__init__()
        self.lin = nn.Linear(1, 2)
        self.scale = nn.Parameter(torch.ones(2))
        self.layers = nn.ModuleList([nn.Linear(1, 1) for _ in range(count)] + [nn.ReLU()])
        self.factors = nn.ParameterList([torch.ones(1), torch.ones(2, 3)])
        self.empty = nn.ModuleList()
        self.loss = nn.MSELoss()

    def extra_repr(self):
        return "count=2"


class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Block(2)
        self.second = nn.Sequential(nn.Sequential(nn.Flatten()), nn.Softmax(dim=1))


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.factor = nn.Parameter(torch.ones(2))


def leaf():
    return [torch.zeros(1, requires_grad=True)]


def scheduled(optimizer, make, steps=0):
    schedule = make(optimizer)
    for _ in range(steps):
        optimizer.step()
        schedule.step()
    return optimizer


def closure_step(optimizer):
    optim.lr_scheduler.StepLR(optimizer, 3)
    return optimizer


CASES = {
    "linear": nn.Linear(2, 1),
    "linear without bias": nn.Linear(2, 1, bias=False),
    "conv2d": nn.Conv2d(1, 8, 3),
    "conv2d, all": nn.Conv2d(2, 8, (3, 5), stride=2, padding=(0, 1), dilation=(2, 1), groups=2, bias=False),
    "max pool": nn.MaxPool2d(2),
    "max pool, all": nn.MaxPool2d((2, 1), stride=1, padding=(1, 0), dilation=2),
    "average pool": nn.AvgPool2d(2),
    "average pool, all": nn.AvgPool2d((2, 1), stride=3, padding=(1, 0)),
    "dropout": nn.Dropout(),
    "dropout 0.2": nn.Dropout(0.2),
    "batch norm 1d": nn.BatchNorm1d(3),
    "batch norm 2d, all": nn.BatchNorm2d(3, eps=1e-3, momentum=None, affine=False, track_running_stats=False),
    "layer norm": nn.LayerNorm(4),
    "layer norm, all": nn.LayerNorm([2, 3], eps=1e-12, elementwise_affine=False),
    "layer norm without bias": nn.LayerNorm(4, bias=False),
    "embedding": nn.Embedding(27, 2),
    "embedding, padded": nn.Embedding(27, 2, padding_idx=-1),
    "rnn": nn.RNN(8, 16, batch_first=True),
    "rnn, all": nn.RNN(8, 16, 2, nonlinearity="relu", bias=False, batch_first=True, dropout=0.1, bidirectional=True),
    "lstm": nn.LSTM(8, 16, 2, batch_first=True),
    "gru": nn.GRU(8, 16, bias=False, batch_first=True),
    "attention": nn.MultiheadAttention(16, 4),
    "attention without bias": nn.MultiheadAttention(16, 4, bias=False),
    "activations": nn.Sequential(nn.ReLU(), nn.Sigmoid(), nn.Tanh(), nn.GELU(), nn.SiLU(), nn.LeakyReLU(),
                                 nn.LeakyReLU(0.2), nn.Softplus(), nn.Softmax(dim=1), nn.LogSoftmax(dim=-1),
                                 nn.Flatten(), nn.Flatten(0, -2), nn.Identity()),
    "losses": [nn.L1Loss(), nn.MSELoss(), nn.HuberLoss(), nn.NLLLoss(), nn.CrossEntropyLoss(), nn.BCEWithLogitsLoss(),
               nn.BCELoss(), nn.SmoothL1Loss(), nn.KLDivLoss()],
    "layers": [nn.Conv1d(1, 2, 3), nn.Conv1d(2, 4, 3, 2, 1, 2, 2, bias=False), nn.ConvTranspose1d(1, 2, 3),
               nn.ConvTranspose2d(1, 2, 3, stride=2, output_padding=1), nn.AdaptiveAvgPool2d(1),
               nn.AdaptiveAvgPool2d((None, 2)), nn.MaxPool1d(2), nn.AvgPool1d(2), nn.GroupNorm(2, 4),
               nn.GroupNorm(2, 4, affine=False), nn.Dropout1d(), nn.Dropout2d(0.1), nn.LSTMCell(2, 3),
               nn.GRUCell(2, 3, bias=False), nn.RNNCell(2, 3, nonlinearity="relu")],
    "empty": nn.Sequential(),
    "own": Block(2),
    "own pair": Pair(),
    "own without parts": Scale(),
    "parameter": Scale().factor,
    "parameters": [Scale().factor, nn.Parameter(torch.ones(1, 1))],
    "sgd": optim.SGD(leaf()),
    "sgd, all": optim.SGD(leaf(), lr=0.1, momentum=0.9, weight_decay=1e-4, nesterov=True, maximize=True),
    "sgd, groups": optim.SGD([dict(params=leaf()), dict(params=leaf(), lr=0.5)], lr=1e-5, momentum=0.9),
    "adam": optim.Adam(leaf()),
    "adamw": optim.AdamW(leaf(), amsgrad=True),
    "rmsprop": optim.RMSprop(leaf()),
    "adagrad": optim.Adagrad(leaf()),
    "adadelta": optim.Adadelta(leaf()),
    "adamax": optim.Adamax(leaf()),
    "nadam": optim.NAdam(leaf()),
    "radam": optim.RAdam(leaf()),
    "rprop": optim.Rprop(leaf()),
    "asgd": optim.ASGD(leaf()),
    "muon": optim.Muon([torch.zeros(2, 3, requires_grad=True)], adjust_lr_fn="match_rms_adamw"),
    "adafactor": optim.Adafactor(leaf()),
    "lbfgs": optim.LBFGS(leaf()),
    "lbfgs, strong Wolfe": optim.LBFGS(leaf(), lr=0.1, line_search_fn="strong_wolfe"),
    "sgd with steps": scheduled(optim.SGD(leaf(), lr=0.1, momentum=0.9), lambda o: schedulers.StepLR(o, 3)),
    "sgd after two steps": scheduled(optim.SGD(leaf(), lr=0.1), lambda o: schedulers.ExponentialLR(o, 0.9), 2),
    "sgd with one cycle": scheduled(optim.SGD(leaf(), lr=0.1, momentum=0.9), lambda o: schedulers.OneCycleLR(
        o, 0.5, total_steps=10), 1),
    "adam with one cycle": scheduled(optim.Adam(leaf()), lambda o: schedulers.OneCycleLR(o, 0.5, total_steps=10)),
    "sgd with cycles": scheduled(optim.SGD(leaf(), momentum=0.9), lambda o: schedulers.CyclicLR(o, 0.01, 0.1, 4), 1),
    "lbfgs with steps": closure_step(optim.LBFGS(leaf(), lr=0.5)),
    "groups with steps": scheduled(optim.SGD([dict(params=leaf()), dict(params=leaf(), lr=0.5)], lr=0.1),
                                   lambda o: schedulers.StepLR(o, 3), 3),
    "more activations": nn.Sequential(
        nn.ELU(), nn.ELU(0.5), nn.SELU(), nn.CELU(), nn.ReLU6(), nn.Hardtanh(), nn.Hardtanh(-2.5, 2.5),
        nn.Hardsigmoid(), nn.Hardswish(), nn.Mish(), nn.Softsign(), nn.Hardshrink(), nn.Softshrink(), nn.Tanhshrink(),
        nn.Threshold(0.1, 20), nn.LogSigmoid(), nn.PReLU(), nn.PReLU(3), nn.GLU(), nn.Softmin(dim=1)),
    "more layers": [
        nn.InstanceNorm1d(3), nn.InstanceNorm2d(3, affine=True), nn.InstanceNorm2d(3, track_running_stats=True),
        nn.RMSNorm(4), nn.RMSNorm([2, 4], eps=1e-5, elementwise_affine=False), nn.AlphaDropout(),
        nn.FeatureAlphaDropout(0.2), nn.Upsample(scale_factor=2), nn.Upsample(size=(2, 3), mode="bilinear"),
        nn.ZeroPad2d(1), nn.ZeroPad1d(2), nn.ConstantPad2d((1, 2, 3, 4), 0.5), nn.ConstantPad1d(1, 2),
        nn.ReflectionPad2d(1), nn.ReflectionPad1d((1, 2)), nn.ReplicationPad2d(1), nn.ReplicationPad1d(1),
        nn.CircularPad2d(1), nn.CircularPad1d(1), nn.PixelShuffle(2), nn.PixelUnshuffle(2), nn.Unflatten(1, (2, 5)),
        nn.Bilinear(2, 3, 4), nn.LPPool1d(2, 3), nn.LPPool2d(2, 3, stride=2), nn.AdaptiveMaxPool2d(1),
        nn.AdaptiveMaxPool2d((None, 2)), nn.AdaptiveMaxPool1d(1), nn.AdaptiveAvgPool1d(2), nn.EmbeddingBag(10, 3),
        nn.EmbeddingBag(10, 3, mode="sum"), nn.PairwiseDistance(), nn.CosineSimilarity(),
        nn.TransformerEncoderLayer(8, 2), nn.MultiMarginLoss(), nn.MultiLabelMarginLoss(),
        nn.MultiLabelSoftMarginLoss()],
    "frozen parameter": Scale().requires_grad_(False).factor,
}


def write():
    lines = []
    for name, value in CASES.items():
        lines += [f"case {name}"] + [f"line |{line}" for line in str(value).split("\n")]
    (FOLDER / "descriptions.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    write()
