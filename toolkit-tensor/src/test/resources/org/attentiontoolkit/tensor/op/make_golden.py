#!/usr/bin/env python3
"""Writes recurrent.json and pairs.json: results and gradients of PyTorch, in double precision.

    python3 make_golden.py

Inputs are multiples of 1/64, so single precision holds them exactly. Rows of sequences are packed: the rows of the first
sequence, then those of the second, and so on, without padding.
"""
import json
import pathlib

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(20)


def draw(*shape):
    return (torch.randn(*shape, generator=generator) * 32).round() / 64


def array(x):
    return {"shape": list(x.shape), "values": x.detach().flatten().tolist()}


def packed(padded, lengths):
    return torch.cat([padded[b, :n] for b, n in enumerate(lengths)])


def recurrent(kind, lengths, d, h):
    """A bidirectional layer; the loss weighs outputs and last states with given numbers."""
    module = {"RNN": torch.nn.RNN, "GRU": torch.nn.GRU, "LSTM": torch.nn.LSTM}[kind](d, h, batch_first=True, bidirectional=True)
    for p in module.parameters():
        p.data = draw(*p.shape)
    x = draw(sum(lengths), d).requires_grad_()
    h0 = draw(2, len(lengths), h).requires_grad_()
    c0 = draw(2, len(lengths), h).requires_grad_()
    batch = pad_sequence(list(x.split(lengths)), batch_first=True)
    batch = pack_padded_sequence(batch, torch.tensor(lengths), batch_first=True, enforce_sorted=False)
    out, state = module(batch, (h0, c0) if kind == "LSTM" else h0)
    out = packed(pad_packed_sequence(out, batch_first=True)[0], lengths)
    hn, cn = state if kind == "LSTM" else (state, state * 0)
    weights = {"dOut": draw(*out.shape), "dHn": draw(*hn.shape), "dCn": draw(*cn.shape)}
    loss = (out * weights["dOut"]).sum() + (hn * weights["dHn"]).sum() + (cn * weights["dCn"]).sum()
    loss.backward()
    arrays = {"x": x, "dX": x.grad, **weights}
    for i, direction in enumerate(["FORWARD", "BACKWARD"]):
        suffix = "_l0" + ("_reverse" if i else "")
        arrays |= {
            f"{direction}.h0": h0[i], f"{direction}.dH0": h0.grad[i],
            f"{direction}.out": out[:, i * h:(i + 1) * h], f"{direction}.hn": hn[i],
            f"{direction}.outWeights": weights["dOut"][:, i * h:(i + 1) * h],
            f"{direction}.hnWeights": weights["dHn"][i],
        }
        if kind == "LSTM":
            arrays |= {
                f"{direction}.c0": c0[i], f"{direction}.dC0": c0.grad[i], f"{direction}.cn": cn[i],
                f"{direction}.cnWeights": weights["dCn"][i],
            }
        for ours, theirs in [("inputWeight", "weight_ih"), ("recurrentWeight", "weight_hh"),
                             ("inputBias", "bias_ih"), ("recurrentBias", "bias_hh")]:
            p = getattr(module, theirs + suffix)
            arrays |= {f"{direction}.{ours}": p, f"{direction}.{ours}.gradient": p.grad}
    for name in weights:
        del arrays[name]
    return {"lengths": lengths, "arrays": {n: array(a) for n, a in arrays.items()}}


def pairs(kind, queries, keys, d, heads, causal):
    """Attention over each sequence by itself; the loss weighs the contexts with given numbers."""
    q = draw(sum(queries), d).requires_grad_()
    k = draw(sum(keys), d).requires_grad_()
    v = draw(d).requires_grad_()
    values = draw(sum(keys), d).requires_grad_()
    contexts, weights = [], []
    for qb, kb, xb in zip(q.split(queries), k.split(keys), values.split(keys)):
        t, s = len(qb), len(kb)
        seen = torch.ones(t, s, dtype=torch.bool).tril(s - t) if causal else torch.ones(t, s, dtype=torch.bool)
        if kind == "additive":
            score = torch.tanh(qb[:, None] + kb[None]) @ v
            weight = score.masked_fill(~seen, -torch.inf).softmax(-1)
            contexts.append(weight @ xb)
        else:
            split = lambda x: x.view(len(x), heads, d // heads).transpose(0, 1)
            context = torch.nn.functional.scaled_dot_product_attention(split(qb), split(kb), split(xb), attn_mask=seen)
            score = split(qb) @ split(kb).transpose(1, 2) / (d // heads) ** 0.5
            weight = score.masked_fill(~seen, -torch.inf).softmax(-1)
            contexts.append(context.transpose(0, 1).reshape(t, d))
        weights.append(weight.flatten())
    context = torch.cat(contexts)
    context_weights = draw(*context.shape)
    (context * context_weights).sum().backward()
    arrays = {"queries": q, "keys": k, "values": values, "weights": torch.cat(weights), "context": context,
              "contextWeights": context_weights, "dQueries": q.grad, "dKeys": k.grad, "dValues": values.grad}
    if kind == "additive":
        arrays |= {"v": v, "dV": v.grad}
    return {"queryLengths": queries, "keyLengths": keys, "heads": heads, "arrays": {n: array(a) for n, a in arrays.items()}}


def write(name, cases):
    pathlib.Path(__file__).with_name(name).write_text(json.dumps({"source": f"PyTorch {torch.__version__}, make_golden.py", "cases": cases}))


write("recurrent.json", {kind: recurrent(kind, [3, 5, 1, 4], 5, 7) for kind in ["RNN", "GRU", "LSTM"]})
write("pairs.json", {
    "additive": pairs("additive", [2, 3, 1], [4, 2, 5], 9, 1, False),
    "dot": pairs("dot", [2, 5, 1], [4, 6, 5], 6, 2, False),
    "dot-causal": pairs("dot", [4, 6, 1], [4, 7, 1], 6, 3, True),
})
