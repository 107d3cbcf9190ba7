"""Writes optimizers.json and schedules.json: what PyTorch's optimizers and learning-rate schedules do over 50 steps.

Run with: pip install torch transformers; python make_golden.py
"""
import json
import math

import torch
import transformers

STEPS = 50
LENGTHS = [7, 30]  # two parameters; neither fills a vector
RATE = 0.05


def gradient(parameter, step, index):
    """Gradients that depend on the parameter, change sign, and now and then are large: simple enough to write again in Java."""
    i = torch.arange(len(parameter), dtype=torch.float64) + 100 * index
    wave = torch.sin(0.7 * step + 1.3 * i)
    spike = 8.0 if step % 7 == 3 else 1.0
    return (parameter.detach() * 0.5 + spike * wave).clone()


def first(index):
    i = torch.arange(LENGTHS[index], dtype=torch.float64) + 100 * index
    return torch.cos(0.9 * i)


def run(make, clip=None, rates=None):
    # Double precision: the exact course, from which single precision may differ by rounding only.
    parameters = [torch.nn.Parameter(first(k)) for k in range(2)]
    optimizer = make(parameters)
    course = []
    norms = []
    for step in range(1, STEPS + 1):
        for k, p in enumerate(parameters):
            p.grad = gradient(p, step, k)
        norms.append(float(torch.linalg.vector_norm(torch.cat([p.grad for p in parameters]))))
        if clip:
            clip(parameters)
        optimizer.step()
        if step in (1, 2, 10, STEPS):
            course.append({"step": step, "values": [float(v) for p in parameters for v in p.detach()]})
    return {"norms": norms, "course": course}


def groups(parameters, decay):
    return [{"params": [parameters[0]], "weight_decay": decay}, {"params": [parameters[1]], "weight_decay": 0.0}]


def rated(parameters, first, second):
    return [{"params": [parameters[0]], **first}, {"params": [parameters[1]], **second}]


norm = lambda p: torch.nn.utils.clip_grad_norm_(p, 2.0)
value = lambda p: torch.nn.utils.clip_grad_value_(p, 0.5)
optim = torch.optim
optimizers = {
    "sgd": run(lambda p: optim.SGD(p, RATE)),
    "sgd-decay": run(lambda p: optim.SGD(p, RATE, weight_decay=0.1)),
    "sgd-momentum": run(lambda p: optim.SGD(p, RATE, momentum=0.9)),
    "sgd-nesterov-decay": run(lambda p: optim.SGD(p, RATE, momentum=0.9, nesterov=True, weight_decay=0.1)),
    "adam": run(lambda p: optim.Adam(p, RATE)),
    "adam-large-epsilon": run(lambda p: optim.Adam(p, RATE, betas=(0.8, 0.98), eps=0.1)),
    "adam-decay": run(lambda p: optim.Adam(p, RATE, weight_decay=0.1)),
    "adamw": run(lambda p: optim.AdamW(p, RATE, weight_decay=0.1)),
    "adamw-first-decayed": run(lambda p: optim.AdamW(groups(p, 0.1), RATE)),
    "adamw-groups": run(lambda p: optim.AdamW(rated(p, {"lr": 0.1 * RATE, "weight_decay": 0.0}, {}), RATE, weight_decay=0.1)),
    "adam-groups": run(lambda p: optim.Adam(rated(p, {}, {"lr": 0.3 * RATE, "weight_decay": 0.2}), RATE, weight_decay=0.1)),
    "sgd-momentum-groups": run(lambda p: optim.SGD(rated(p, {"lr": 2 * RATE}, {"weight_decay": 0.2}), RATE, momentum=0.9)),
    "sgd-clip-norm": run(lambda p: optim.SGD(p, RATE), norm),
    "sgd-momentum-clip-value": run(lambda p: optim.SGD(p, RATE, momentum=0.9), value),
    "adam-clip-norm": run(lambda p: optim.Adam(p, RATE), norm),
    "adamw-clip-value": run(lambda p: optim.AdamW(p, RATE, weight_decay=0.1), value),
}
with open("optimizers.json", "w") as out:
    json.dump({"torch": torch.__version__, "rate": RATE, "lengths": LENGTHS, "optimizers": optimizers}, out, indent=1)


def rates(schedule, rate=RATE, observe=None):
    optimizer = optim.SGD([torch.nn.Parameter(torch.zeros(1))], rate)
    scheduler = schedule(optimizer)
    seen = []
    for step in range(1, STEPS + 1):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if observe:
            scheduler.step(observe[step - 1])
        else:
            scheduler.step()
    return seen


# Falls, stalls, gets worse, falls a little, stalls for long.
losses = [round(5 - 0.4 * s, 3) for s in range(8)] + [2.2] * 5 + [2.19999, 2.3, 2.1] + [2.1 + 0.01 * s for s in range(14)]
losses += [1.9, 1.95, 1.85] + [1.85] * 17
S = optim.lr_scheduler
T = transformers
schedules = {
    "constant": rates(lambda o: S.ConstantLR(o, factor=1.0)),
    "constant-warmup": rates(lambda o: T.get_constant_schedule_with_warmup(o, 10)),
    "linear-warmup": rates(lambda o: T.get_linear_schedule_with_warmup(o, 10, 40)),
    "linear": rates(lambda o: T.get_linear_schedule_with_warmup(o, 0, 40)),
    "inverse-square-root": rates(
        lambda o: S.LambdaLR(o, lambda done: 2.0 * 512 ** -0.5 * min((done + 1) ** -0.5, (done + 1) * 16 ** -1.5)), rate=1.0
    ),
    "cosine": rates(lambda o: S.CosineAnnealingLR(o, T_max=50, eta_min=0.001)),
    "cosine-warmup": rates(lambda o: T.get_cosine_schedule_with_warmup(o, 10, 50)),
    "step": rates(lambda o: S.StepLR(o, step_size=12, gamma=0.3)),
    "plateau": rates(
        lambda o: S.ReduceLROnPlateau(o, factor=0.5, patience=2, threshold=1e-4, cooldown=3, min_lr=0.004), observe=losses
    ),
}
assert len(losses) == STEPS and all(math.isfinite(r) for s in schedules.values() for r in s)
with open("schedules.json", "w") as out:
    json.dump(
        {"torch": torch.__version__, "transformers": transformers.__version__, "rate": RATE, "losses": losses, "schedules": schedules},
        out,
        indent=1,
    )
