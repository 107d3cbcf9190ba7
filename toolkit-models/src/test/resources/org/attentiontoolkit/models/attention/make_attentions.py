"""Makes NAME.safetensors for each attention below: what it gives by PyTorch, written down sentence by sentence.

    python make_attentions.py        needs torch, entmax and safetensors

Each file has the inputs ("states", and "queries" where they are not the states) and parameters under our names, the contexts, and the gradient of
sum(contexts * cos(0, 1, 2, ...)) by each ("gradient.NAME"). All is computed in double precision and kept in single; inputs are multiples of 1/64.
"""

import math
import pathlib

import entmax
import torch
from safetensors.torch import save_file

torch.set_default_dtype(torch.float64)
STATES, QUERIES, WIDTH = [5, 1, 3], [2, 3, 1], 6
FOLDER = pathlib.Path(__file__).parent
CASES = {}


def case(function):
    """Registers an attention: a function of draw, queries and states of a sentence that gives contexts."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


class Draw:
    """Parameters by name, drawn when they are first asked for."""

    def __init__(self):
        self.generator = torch.Generator().manual_seed(5)
        self.tensors = {}

    def __call__(self, name, *shape, scale=1.0):
        if name not in self.tensors:
            values = (torch.randn(*shape, generator=self.generator) * scale * 64).round() / 64
            self.tensors[name] = values.requires_grad_()
        return self.tensors[name]


def make(name, function):
    draw = Draw()
    states = draw("states", sum(STATES), WIDTH)
    if getattr(function, "cross", True):
        queries = draw("queries", sum(QUERIES), WIDTH)
        parts = zip(queries.split(QUERIES), states.split(STATES))
    else:
        parts = [(part, part) for part in states.split(STATES)]
    context = torch.cat([function(draw, q, s) for q, s in parts])
    (context * torch.arange(context.numel()).double().cos().reshape(context.shape)).sum().backward()
    tensors = {"context": context}
    for parameter, value in draw.tensors.items():
        tensors[parameter] = value
        tensors["gradient." + parameter] = value.grad if value.grad is not None else torch.zeros_like(value)
    save_file({n: t.detach().float().contiguous().clone() for n, t in tensors.items()}, FOLDER / f"{name}.safetensors")


# Normalisers, of the dot products of queries and states.


@case
def softmax_temperature(draw, q, s):
    return torch.softmax(q @ s.T / 0.5, -1) @ s


@case
def softmax_sink(draw, q, s):
    sink = draw("attention.normaliser.sink", 1).expand(len(q), 1)
    return torch.softmax(torch.cat([q @ s.T, sink], -1), -1)[:, :-1] @ s


@case
def sparsemax(draw, q, s):
    return entmax.sparsemax(q @ s.T, -1) @ s


@case
def entmax15(draw, q, s):
    return entmax.entmax15(q @ s.T, -1) @ s


@case
def top_k(draw, q, s):
    scores = q @ s.T
    kept = scores.topk(min(2, scores.shape[-1]), -1).indices
    hidden = torch.full_like(scores, -math.inf).scatter(-1, kept, 0.0)
    return torch.softmax(scores + hidden, -1) @ s


@case
def sigmoid(draw, q, s):
    return torch.sigmoid(q @ s.T - math.log(len(s))) @ s


@case
def sigmoid_bias(draw, q, s):
    return torch.sigmoid(q @ s.T - 0.25) @ s


# Scores.


def cosine(q, s):
    return torch.nn.functional.cosine_similarity(q[:, None], s[None], dim=-1)


@case
def cosine_learned(draw, q, s):
    return torch.softmax(draw("attention.log-scale", 1, 1).exp() * cosine(q, s), -1) @ s


@case
def cosine_fixed(draw, q, s):
    return torch.softmax(cosine(q, s) / 0.25, -1) @ s


@case
def location(draw, q, s):
    scores = (q @ draw("attention.location.weight", 4, WIDTH).T)[:, : len(s)]
    return torch.softmax(scores, -1) @ s[:4]


# Windows.


def own(function):
    """States that look at themselves."""
    function.cross = False
    return function


def distance(t, s):
    return torch.arange(s)[None, :] - torch.arange(t)[:, None]


def masked(scores, seen):
    """Softmax over what is seen, zeros where nothing is."""
    return torch.softmax(scores.masked_fill(~seen, -math.inf), -1).nan_to_num(0.0)


@case
@own
def sliding(draw, q, s):
    return masked(q @ s.T, distance(len(q), len(s)).abs() <= 1) @ s


@case
@own
def sliding_first(draw, q, s):
    d = distance(len(q), len(s))
    seen = (d.abs() <= 1) | (torch.arange(len(s)) < 1)
    return masked(q @ s.T, seen & (d <= 0)) @ s


@case
def local_m(draw, q, s):
    seen = distance(len(q), len(s)).abs() <= 1
    seen[~seen.any(-1)] = False
    scores = (q @ s.T).masked_fill(~seen, -1e300)
    return (torch.softmax(scores, -1) * seen) @ s


def gaussian(draw, q, s, lengths, allowed, reach=2):
    hidden = draw("attention.window.hidden.weight", WIDTH, WIDTH)
    centre = draw("attention.window.centre.weight", 1, WIDTH)
    p = lengths[:, None] * torch.sigmoid(torch.tanh(q @ hidden.T) @ centre.T)
    d = torch.arange(len(s))[None, :] - p
    scores = (q @ s.T).masked_fill(~(allowed & (d.abs() <= reach)), -math.inf)
    return torch.softmax(scores, -1) * torch.exp(-d ** 2 / (2 * (reach / 2) ** 2)) @ s


@case
def local_p(draw, q, s):
    return gaussian(draw, q, s, torch.full((len(q),), float(len(s))), torch.tensor(True))


@case
@own
def local_p_causal(draw, q, s):
    return gaussian(draw, q, s, torch.arange(len(q)) + 1.0, distance(len(q), len(s)) <= 0)


if __name__ == "__main__":
    for name, function in CASES.items():
        make(name, function)
