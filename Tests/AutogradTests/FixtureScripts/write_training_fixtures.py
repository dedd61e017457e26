"""Writes the fixtures of losses, optimizers and schedules, from PyTorch.

    python write_training_fixtures.py   # needs PyTorch 2.15, and nothing else

`losses.txt` is laid out as `write_fixtures.py` says. In `optimizers.txt` a case is a line
`case NAME`, the numbers of a parameter, and for each step its gradient and what it is then:

    start NUMBERS
    shape NUMBERS                       of a parameter that is no vector
    gradient NUMBERS
    values NUMBERS

In `schedules.txt` a line `case NAME` is followed by

    rates NUMBERS                       one for each step, as doubles
    momenta NUMBERS                     where the schedule gives some

in `closures.txt` by the loss before each step of LBFGS and the parameters after it, and in `plateaus.txt` by the losses and the rate after each.
"""

import random

import torch
import torch.nn.functional as F
from torch import optim
from torch.optim import lr_scheduler as schedulers
from write_fixtures import FOLDER, Group, numbers


def losses():
    group = Group("losses")
    for reduction in ["mean", "sum", "none"]:
        options = dict(reduction=reduction)
        for shape in [[3, 4], [7], []]:
            pair = [shape, shape]
            group.case(f"l1 {reduction}", lambda a, b: F.l1_loss(a, b, **options), *pair)
            group.case(f"mse {reduction}", lambda a, b: F.mse_loss(a, b, **options), *pair)
            group.case(f"huber {reduction}", lambda a, b: F.huber_loss(a, b, **options), *pair)
            group.case(f"huber 0.5 {reduction}", lambda a, b: F.huber_loss(a, b, delta=0.5, **options), *pair)
            group.case(f"bce {reduction}", lambda a, b: F.binary_cross_entropy_with_logits(a, b, **options),
                       *pair, low=0, high=1)
        group.case(f"bce {reduction}", lambda a, b: F.binary_cross_entropy_with_logits(a, b, **options),
                   [6], [6], given=[[90, -90, 25, -25, 0, 1e-3], [0, 0, 1, 1, 0.5, 1]], form="great logits")
        group.case(f"bce weighted {reduction}", lambda a, b: F.binary_cross_entropy_with_logits(
            a, b, pos_weight=torch.tensor([0.5, 2, 3]), **options), [2, 3], [2, 3])
        each = torch.tensor([0.5, 2, 3])
        group.case(f"bce with weights {reduction}", lambda a, b: F.binary_cross_entropy_with_logits(
            a, b, weight=each, **options), [2, 3], [2, 3])
        group.case(f"bce with both weights {reduction}", lambda a, b: F.binary_cross_entropy_with_logits(
            a, b, weight=each, pos_weight=torch.tensor([[2], [0.25]]), **options), [2, 3], [2, 3])
        # Gradients of targets are infinite where a probability is 0 or 1.
        chance = dict(low=0.01, high=0.99)
        for shape in [[3, 4], []]:
            group.case(f"bce of probabilities {reduction}", lambda a, b: F.binary_cross_entropy(a, b, **options),
                       shape, shape, **chance)
        group.case(f"bce of probabilities, weighted {reduction}",
                   lambda a, b: F.binary_cross_entropy(a, b, weight=each, **options), [2, 3], [2, 3], **chance)
        group.case(f"bce of certainties {reduction}",
                   lambda a: F.binary_cross_entropy(a, torch.tensor([1, 0, 0, 1, 0.5]), **options), [5],
                   given=[[0, 0, 1, 1, 1e-30]])
        for shape in [[3, 4], [7], []]:
            pair = [shape, shape]
            group.case(f"smooth l1 {reduction}", lambda a, b: F.smooth_l1_loss(a, b, **options), *pair)
            group.case(f"smooth l1 0.3 {reduction}", lambda a, b: F.smooth_l1_loss(a, b, beta=0.3, **options), *pair)
            group.case(f"smooth l1 0 {reduction}", lambda a, b: F.smooth_l1_loss(a, b, beta=0, **options), *pair)
        signs = torch.tensor([1.0, -1, 1, -1])
        group.case(f"hinge {reduction}", lambda x: F.hinge_embedding_loss(x, signs, margin=1.5, **options), [4])
        group.case(f"ranking {reduction}", lambda a, b: F.margin_ranking_loss(a, b, signs, margin=0.25, **options),
                   [4], [4])
        group.case(f"cosine {reduction}", lambda a, b: F.cosine_embedding_loss(a, b, signs, margin=-0.5, **options),
                   [4, 3], [4, 3])
        group.case(f"cosine {reduction}, one", lambda a, b: F.cosine_embedding_loss(
            a, b, torch.tensor(1.0), **options), [3], [3])
        group.case(f"triplet {reduction}", lambda a, b, c: F.triplet_margin_loss(a, b, c, **options),
                   [3, 4], [3, 4], [3, 4])
        group.case(f"triplet {reduction}, swap", lambda a, b, c: F.triplet_margin_loss(
            a, b, c, margin=2, swap=True, **options), [3, 4], [3, 4], [3, 4])
        counts = torch.tensor([0.0, 1, 2, 7])
        group.case(f"poisson {reduction}", lambda x: F.poisson_nll_loss(x, counts, **options), [4])
        group.case(f"poisson {reduction}, full", lambda x: F.poisson_nll_loss(
            x, counts, log_input=False, full=True, **options), [4], low=0.1, high=3)
        group.case(f"gauss {reduction}", lambda x, y, v: F.gaussian_nll_loss(x, y, v, **options),
                   [2, 3], [2, 3], [2, 3], low=0.1, high=3)
        group.case(f"gauss {reduction}, full", lambda x, y, v: F.gaussian_nll_loss(x, y, v, full=True, **options),
                   [2, 3], [2, 3], [2, 1], low=0.1, high=3)
        group.case(f"soft margin {reduction}", lambda x: F.soft_margin_loss(x, signs, **options), [4])
        nan = float("nan")
        for name, loss in {"huber": F.huber_loss, "smooth l1": F.smooth_l1_loss}.items():
            group.case(f"{name} {reduction}", lambda a, b: loss(a, b, **options), [4], [4],
                       given=[[nan, 0, 1, -1], [0, nan, 0, 0]], form="edges")
        labels = torch.tensor([2, 0, 1, 2])
        ignoring = torch.tensor([2, -100, 1, 2])
        ones = torch.tensor([2, 1, 1, 2])
        weight = torch.tensor([0.5, 2, 1.25])
        planes = torch.tensor([[0, 1, 2, 1], [2, 2, 0, 1]])
        for name, loss in {"nll": F.nll_loss, "cross-entropy": F.cross_entropy}.items():
            group.case(f"{name} {reduction}", lambda x: loss(x, labels, **options), [4, 3])
            group.case(f"{name} of one {reduction}", lambda x: loss(x, torch.tensor(1), **options), [3])
            group.case(f"{name} ignoring {reduction}", lambda x: loss(x, ignoring, **options), [4, 3])
            group.case(f"{name} ignoring 1 {reduction}",
                       lambda x: loss(x, ones, ignore_index=1, weight=weight, **options), [4, 3])
            group.case(f"{name} weighted {reduction}", lambda x: loss(x, labels, weight=weight, **options), [4, 3])
            group.case(f"{name} of lines {reduction}", lambda x: loss(x, planes, **options), [2, 3, 4])
            group.case(f"{name} of planes {reduction}",
                       lambda x: loss(x, planes.reshape(2, 2, 2), weight=weight, **options), [2, 3, 2, 2])
        smooth = dict(label_smoothing=0.1, **options)
        group.case(f"smoothed {reduction}", lambda x: F.cross_entropy(x, labels, **smooth), [4, 3])
        group.case(f"smoothed, weighted {reduction}",
                   lambda x: F.cross_entropy(x, ignoring, weight=weight, **smooth), [4, 3])
        group.case(f"smoothed lines {reduction}", lambda x: F.cross_entropy(x, planes, **smooth), [2, 3, 4])
        chances = dict(low=0, high=1)
        for shape in [[4, 3], [3], [2, 3, 2]]:
            group.case(f"probabilities {reduction}", lambda x, p: F.cross_entropy(x, p, **options),
                       shape, shape, **chances)
        group.case(f"probabilities, all {reduction}",
                   lambda x, p: F.cross_entropy(x, p, weight=weight, **smooth), [4, 3], [4, 3], **chances)
    for reduction in ["mean", "batchmean", "sum", "none"]:
        options = dict(reduction=reduction)
        for shape in [[3, 4], [5], []]:
            pair = [shape, shape]
            group.case(f"kl {reduction}", lambda a, b: F.kl_div(a, b, **options), *pair, low=0.01, high=2)
            group.case(f"kl of logarithms {reduction}", lambda a, b: F.kl_div(a, b, log_target=True, **options),
                       *pair, low=-3, high=0)
        group.case(f"kl of certainties {reduction}", lambda a: F.kl_div(a, torch.tensor([0, 1.0]), **options), [2])
    group.case("cross-entropy mean", lambda x: F.cross_entropy(x, torch.tensor([0, 1])), [2, 3],
               given=[[1000, -1000, 0, 88, 88.5, -1e4]], form="great logits")
    group.case("cross-entropy of many", lambda x: F.cross_entropy(x, torch.arange(40) % 10), [40, 10])
    group.write()


def optimizers():
    variants = {
        "sgd": lambda p: optim.SGD(p, lr=0.1),
        "sgd decay": lambda p: optim.SGD(p, lr=0.1, weight_decay=0.25),
        "sgd momentum": lambda p: optim.SGD(p, lr=0.1, momentum=0.9),
        "sgd momentum dampening": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.5),
        "sgd nesterov": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
        "sgd nesterov decay": lambda p: optim.SGD(p, lr=0.1, momentum=0.5, nesterov=True, weight_decay=0.25),
        "adam": lambda p: optim.Adam(p),
        "adam decay": lambda p: optim.Adam(p, lr=0.01, weight_decay=0.1),
        "adam betas": lambda p: optim.Adam(p, lr=0.1, betas=(0.7, 0.9), eps=1e-4),
        "adamw": lambda p: optim.AdamW(p),
        "adamw decay": lambda p: optim.AdamW(p, lr=0.01, weight_decay=0.5),
        "rmsprop": lambda p: optim.RMSprop(p),
        "rmsprop momentum": lambda p: optim.RMSprop(p, lr=0.02, momentum=0.9, alpha=0.9),
        "rmsprop centered": lambda p: optim.RMSprop(p, centered=True, weight_decay=0.1),
        "rmsprop centered momentum": lambda p: optim.RMSprop(p, centered=True, momentum=0.5),
        "adagrad": lambda p: optim.Adagrad(p),
        "adagrad decay": lambda p: optim.Adagrad(p, lr=0.1, lr_decay=0.1, weight_decay=0.1,
                                                 initial_accumulator_value=0.5),
        "sgd maximize": lambda p: optim.SGD(p, maximize=True, momentum=0.5, weight_decay=0.1),
        "adam amsgrad": lambda p: optim.Adam(p, lr=0.1, amsgrad=True, weight_decay=0.1),
        "adam small betas": lambda p: optim.Adam(p, lr=0.1, betas=(0.2, 0.3)),
        "adamw amsgrad maximize": lambda p: optim.AdamW(p, lr=0.1, amsgrad=True, maximize=True),
        "rmsprop maximize": lambda p: optim.RMSprop(p, maximize=True),
        "adagrad maximize": lambda p: optim.Adagrad(p, maximize=True),
        "adadelta": lambda p: optim.Adadelta(p),
        "adadelta all": lambda p: optim.Adadelta(p, lr=0.5, rho=0.8, eps=1e-3, weight_decay=0.1, maximize=True),
        "adamax": lambda p: optim.Adamax(p),
        "adamax all": lambda p: optim.Adamax(p, lr=0.1, betas=(0.4, 0.9), eps=1e-3, weight_decay=0.1, maximize=True),
        "nadam": lambda p: optim.NAdam(p),
        "nadam all": lambda p: optim.NAdam(p, lr=0.1, betas=(0.8, 0.9), weight_decay=0.1, momentum_decay=0.1),
        "nadam decoupled": lambda p: optim.NAdam(p, lr=0.1, weight_decay=0.1, decoupled_weight_decay=True),
        "radam": lambda p: optim.RAdam(p, lr=0.1),
        "radam rectified": lambda p: optim.RAdam(p, lr=0.1, betas=(0.9, 0.99), weight_decay=0.1),
        "radam decoupled": lambda p: optim.RAdam(p, lr=0.1, weight_decay=0.1, decoupled_weight_decay=True),
        "rprop": lambda p: optim.Rprop(p, lr=0.1),
        "rprop all": lambda p: optim.Rprop(p, lr=0.1, etas=(0.3, 2), step_sizes=(0.05, 0.3), maximize=True),
        "asgd": lambda p: optim.ASGD(p, lr=0.1),
        "asgd all": lambda p: optim.ASGD(p, lr=0.1, lambd=0.1, alpha=0.5, t0=2, weight_decay=0.1),
        "groups": lambda p: optim.SGD([dict(params=p, momentum=0.5), dict(params=[torch.zeros(1)], lr=1)], lr=0.1),
    }
    matrices = {
        "adafactor": ([3, 3], lambda p: optim.Adafactor(p)),
        "adafactor of a vector": ([9], lambda p: optim.Adafactor(p, lr=0.1)),
        "adafactor all": ([1, 3, 3], lambda p: optim.Adafactor(
            p, lr=0.2, beta2_decay=-0.5, eps=(1e-3, 0.1), d=1.5, weight_decay=0.1, maximize=True)),
        "muon": ([3, 3], lambda p: optim.Muon(p, lr=0.1)),
        "muon of rows": ([1, 9], lambda p: optim.Muon(p, lr=0.1, adjust_lr_fn="match_rms_adamw")),
        "muon of columns": ([9, 1], lambda p: optim.Muon(p, lr=0.1, nesterov=False, momentum=0.5, weight_decay=0)),
        "muon unclamped": ([3, 3], lambda p: optim.Muon(
            p, lr=0.1, adjust_lr_fn="spectral_unclamped", ns_steps=3, ns_coefficients=(2, -1.5, 0.5))),
    }
    lines = []
    for name, make in (variants | {name: make for name, (_, make) in matrices.items()}).items():
        source = random.Random(name)
        shape = matrices[name][0] if name in matrices else [9]
        draw = lambda: torch.tensor([round(source.uniform(-3, 3), 2) for _ in range(9)]).reshape(shape)
        parameter = draw().requires_grad_()
        optimizer = make([parameter])
        lines += [f"case {name}", f"start {numbers(parameter)}"]
        if name in matrices:
            lines.append("shape " + " ".join(map(str, shape)))
        for _ in range(6):
            parameter.grad = draw()
            lines.append(f"gradient {numbers(parameter.grad)}")
            optimizer.step()
            lines.append(f"values {numbers(parameter)}")
    write("optimizers", lines)


def closures():
    """Steps of LBFGS: the loss before each, and the parameters after it."""
    rosenbrock = lambda w: (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2
    bowl = lambda w: ((w - torch.tensor([1.0, 2])) ** 2 * torch.tensor([3.0, 0.5])).sum()
    hill = lambda w: -bowl(w)
    variants = {
        "bowl": (bowl, dict(lr=0.1, max_iter=3)),
        "bowl, one iteration": (bowl, dict(lr=0.5, max_iter=1)),
        "bowl, strong Wolfe": (bowl, dict(line_search_fn="strong_wolfe", max_iter=2)),
        "valley": (rosenbrock, dict(lr=0.001, max_iter=4, history_size=2)),
        "valley, strong Wolfe": (rosenbrock, dict(line_search_fn="strong_wolfe", max_iter=4)),
        "hill": (hill, dict(lr=0.1, max_iter=3, maximize=True)),
        "hill, strong Wolfe": (hill, dict(max_iter=2, line_search_fn="strong_wolfe", maximize=True)),
    }
    lines = []
    for name, (function, options) in variants.items():
        w = torch.tensor([-1.25, 1.5], requires_grad=True)
        optimizer = optim.LBFGS([w], **options)

        def closure():
            optimizer.zero_grad()
            loss = function(w)
            loss.backward()
            return loss

        lines.append(f"case {name}")
        for _ in range(4):
            loss = optimizer.step(closure)
            lines += [f"loss {numbers(loss)}", f"values {numbers(w)}"]
        lines.append(f"evaluations {optimizer.state[w]['func_evals']}")
    write("closures", lines)


def schedules():
    variants = {
        "step": lambda o: schedulers.StepLR(o, 3, gamma=0.5),
        "exponential": lambda o: schedulers.ExponentialLR(o, 0.9),
        "cosine": lambda o: schedulers.CosineAnnealingLR(o, 10),
        "cosine above 0.01": lambda o: schedulers.CosineAnnealingLR(o, 7, eta_min=0.01),
        "warm-up": lambda o: schedulers.LinearLR(o, total_iters=4),
        "warm-up from 0.1": lambda o: schedulers.LinearLR(o, start_factor=0.1, end_factor=0.8, total_iters=7),
        "warm-up, then cosine": lambda o: schedulers.SequentialLR(
            o, [schedulers.LinearLR(o, start_factor=0.2, total_iters=5), schedulers.CosineAnnealingLR(o, 8)], [5]),
        "multi-step": lambda o: schedulers.MultiStepLR(o, [2, 5, 5, 9], gamma=0.3),
        "multiplicative": lambda o: schedulers.MultiplicativeLR(o, lambda step: 1 - step / 20),
        "polynomial": lambda o: schedulers.PolynomialLR(o),
        "polynomial 2": lambda o: schedulers.PolynomialLR(o, 10, power=2.5),
        "constant": lambda o: schedulers.ConstantLR(o),
        "restarts": lambda o: schedulers.CosineAnnealingWarmRestarts(o, 5, eta_min=0.01),
        "growing restarts": lambda o: schedulers.CosineAnnealingWarmRestarts(o, 2, T_mult=2),
        "cyclic": lambda o: schedulers.CyclicLR(o, 0.1, 0.5, step_size_up=3),
        "cyclic halved": lambda o: schedulers.CyclicLR(o, 0.1, 0.5, 2, 3, mode="triangular2"),
        "cyclic exponential": lambda o: schedulers.CyclicLR(o, 0.1, 0.5, 4, mode="exp_range", gamma=0.9),
        "chained": lambda o: schedulers.ChainedScheduler(
            [schedulers.ConstantLR(o, factor=0.1, total_iters=3), schedulers.ExponentialLR(o, 0.9)]),
        "lambda": lambda o: schedulers.LambdaLR(o, lambda step: 1 / (1 + step)),
        "one-cycle": lambda o: schedulers.OneCycleLR(o, 0.5, total_steps=13),
        "one-cycle linear": lambda o: schedulers.OneCycleLR(
            o, 0.5, total_steps=13, pct_start=0.5, anneal_strategy="linear", div_factor=10,
            final_div_factor=100, base_momentum=0.8, max_momentum=0.9),
    }
    lines = []
    for name, make in variants.items():
        optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4, momentum=0.5)
        schedule = make(optimizer)
        rates, momenta = [], []
        for step in range(13):
            rates.append(optimizer.param_groups[0]["lr"])
            momenta.append(optimizer.param_groups[0]["momentum"])
            optimizer.step()
            if step < 12:
                schedule.step()
        lines += [f"case {name}", "rates " + " ".join(repr(float(x)) for x in rates)]
        if len(set(momenta)) > 1:
            lines.append("momenta " + " ".join(repr(x) for x in momenta))
    write("schedules", lines)


def plateaus():
    losses = [1, 0.9, 0.9, 0.95, 0.89995, 0.92, 0.5, 0.6, 0.7, 0.5, 0.55, 0.51, 0.52, 0.4999]
    variants = {
        "plateau": dict(patience=2),
        "plateau greatest": dict(mode="max", factor=0.5, patience=1, threshold=0.2),
        "plateau absolute": dict(factor=0.5, patience=0, threshold=0.05, threshold_mode="abs", cooldown=2, min_lr=0.1),
    }
    lines = []
    for name, options in variants.items():
        optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
        schedule = schedulers.ReduceLROnPlateau(optimizer, **options)
        rates = []
        for loss in losses:
            schedule.step(loss)
            rates.append(optimizer.param_groups[0]["lr"])
        lines += [f"case {name}", "losses " + " ".join(map(repr, losses)), "rates " + " ".join(map(repr, rates))]
    write("plateaus", lines)


def write(name, lines):
    path = FOLDER / f"{name}.txt"
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    losses()
    optimizers()
    closures()
    schedules()
    plateaus()
