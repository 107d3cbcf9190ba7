#!/usr/bin/env python3
"""Writes basic.json: results and gradients of PyTorch's basic operations, in double precision.

    python3 make_basic_golden.py

Inputs are multiples of 1/64, so single precision holds them exactly. The loss is the sum of dY times y.
"""
import json
import pathlib

import torch
import torch.nn.functional as f

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(21)


def draw(*shape):
    return (torch.randn(shape, generator=generator) * 64).round() / 64


def array(x):
    return {"shape": list(x.shape), "values": x.detach().flatten().tolist()}


def case(function, **inputs):
    for x in inputs.values():
        x.requires_grad_()
    y = function(*inputs.values())
    weights = draw(*y.shape)
    (y * weights).sum().backward()
    arrays = {"y": y, "dY": weights}
    for name, x in inputs.items():
        arrays |= {name: x, "d" + name: x.grad}
    return {"arrays": {name: array(x) for name, x in arrays.items()}}


def positive(*shape):
    return draw(*shape).abs() + 0.125


def divergence(a, b):
    p, q = f.log_softmax(a, -1), f.log_softmax(b, -1)
    return (f.kl_div(q, p, reduction="sum", log_target=True) + f.kl_div(p, q, reduction="sum", log_target=True)) / 2


targets = torch.tensor([3, 0, 6, 6, 2])
ids = torch.tensor([1, 4, 1, 0])
cases = {
    "tanh": case(torch.tanh, x=draw(3, 7)),
    "sigmoid": case(torch.sigmoid, x=draw(3, 7)),
    "relu": case(torch.relu, x=draw(3, 7)),
    "gelu": case(f.gelu, x=draw(3, 7) * 3),
    "gelu-tanh": case(lambda x: f.gelu(x, approximate="tanh"), x=draw(3, 7) * 3),
    "exp": case(torch.exp, x=draw(3, 7)),
    "log": case(torch.log, x=positive(3, 7)),
    "sqrt": case(torch.sqrt, x=positive(3, 7)),
    "square": case(torch.square, x=draw(3, 7)),
    "divide": case(torch.div, x=draw(3, 7), b=positive(3, 7)),
    "softmax": case(lambda x: f.softmax(x, -1), x=draw(4, 19)),
    "log-softmax": case(lambda x: f.log_softmax(x, -1), x=draw(4, 19)),
    "layer-norm": case(lambda x, g, b: f.layer_norm(x, (19,), g, b, 1e-5), x=draw(5, 19), gain=draw(19), bias=draw(19)),
    "cross-entropy": case(lambda x: f.cross_entropy(x, targets), x=draw(5, 7)),
    "cross-entropy-smoothed": case(lambda x: f.cross_entropy(x, targets, label_smoothing=0.1), x=draw(5, 7)),
    "linear": case(f.linear, x=draw(5, 6), weight=draw(9, 6), bias=draw(9)),
    "linear-gelu": case(lambda x, w, b: f.gelu(f.linear(x, w, b)), x=draw(5, 6), weight=draw(9, 6), bias=draw(9)),
    "embedding": case(lambda w: f.embedding(ids, w), x=draw(5, 3)),
    "symmetric-divergence": case(divergence, x=draw(5, 19) * 2, b=draw(5, 19) * 2),
}
path = pathlib.Path(__file__).with_name("basic.json")
path.write_text(json.dumps({"source": "torch " + torch.__version__, "cases": cases}) + "\n")
