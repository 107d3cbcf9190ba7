#!/usr/bin/env python3
"""Writes attention.json: results and gradients of PyTorch's scaled_dot_product_attention, in double precision.

    python3 make_attention_golden.py

Inputs are multiples of 1/64, so single precision holds them exactly. Rows of sequences are packed: the rows of the first
sequence, then those of the second, and so on, without padding; each sequence attends by itself.
"""
import json
import pathlib

import torch
from torch.nn.functional import scaled_dot_product_attention

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(21)


def draw(*shape):
    return (torch.randn(*shape, generator=generator) * 32).round() / 64


def array(x):
    return {"shape": list(x.shape), "values": x.detach().flatten().tolist()}


def split(x, heads):
    """[T, heads * D] as [1, heads, T, D]."""
    return x.unflatten(1, (heads, -1)).transpose(0, 1).unsqueeze(0)


def seen(kind, t, s):
    own = torch.arange(t)[:, None] + s - t
    distance = torch.arange(s)[None, :] - own
    return {"full": distance < s + t, "causal": distance <= 0, "window": distance.abs() <= 2}[kind]


def case(kind, queries, keys, heads, key_heads, d, e, scale):
    q = draw(sum(queries), heads * d).requires_grad_()
    k = draw(sum(keys), key_heads * d).requires_grad_()
    v = draw(sum(keys), key_heads * e).requires_grad_()
    contexts = []
    for qb, kb, vb in zip(q.split(queries), k.split(keys), v.split(keys)):
        context = scaled_dot_product_attention(
            split(qb, heads), split(kb, key_heads), split(vb, key_heads), attn_mask=seen(kind, len(qb), len(kb)), scale=scale,
            enable_gqa=True)
        contexts.append(context[0].transpose(0, 1).flatten(1))
    context = torch.cat(contexts)
    weights = draw(*context.shape)
    (context * weights).sum().backward()
    return {
        "queryLengths": queries, "keyLengths": keys, "heads": heads, "keyHeads": key_heads,
        "arrays": {
            "queries": array(q), "keys": array(k), "values": array(v), "context": array(context), "contextWeights": array(weights),
            "dQueries": array(q.grad), "dKeys": array(k.grad), "dValues": array(v.grad),
        },
    }


cases = {
    "full": case("full", [5, 1, 3], [4, 7, 3], 2, 2, 3, 5, 3 ** -0.5),
    "causal": case("causal", [6, 1, 4], [6, 3, 4], 3, 3, 4, 4, 4 ** -0.5),
    "grouped": case("causal", [5, 2], [5, 2], 4, 2, 5, 3, 5 ** -0.5),
    "window": case("window", [9, 5], [9, 5], 2, 1, 4, 4, 4 ** -0.5),
}
path = pathlib.Path(__file__).with_name("attention.json")
path.write_text(json.dumps({"made-with": f"PyTorch {torch.__version__}", "cases": cases}) + "\n")
