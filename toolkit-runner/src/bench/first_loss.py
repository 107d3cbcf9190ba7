#!/usr/bin/env python3
"""The loss of the first batch in PyTorch, with parameters that the toolkit wrote.

    python3 first_loss.py --baselines torch_baselines.py --data DIR --case rnn-additive --parameters FILE

Prints one number. The toolkit numbers tokens 0 unk, 1 start, 2 end, then words by frequency; the baselines
0 pad, 1 start, 2 end, 3 unk, then the same words. Rows of embeddings and of the output layer are moved
accordingly; padding, which the toolkit has not, gets a logit of -1e9, so that it takes part in nothing.
Needs torch and safetensors.
"""
import argparse
import importlib.util

import torch
import torch.nn.functional as F
from safetensors.torch import load_file


def rows(ours, padding):
    """Ours [V - 1, ...] in the order of the baselines [V, ...]."""
    pad = torch.full_like(ours[:1], padding)
    return torch.cat([pad, ours[1:2], ours[2:3], ours[0:1], ours[3:]])


def rnn_additive(p):
    """Our names to those of RnnSearch."""
    state = {
        "es.weight": rows(p["encoder.embedding.weight"], 0.0),
        "et.weight": rows(p["decoder.embedding.weight"], 0.0),
        "init.weight": p["decoder.bridge.0.weight"],
        "init.bias": p["decoder.bridge.0.bias"],
        "wq.weight": p["decoder.attention.query.weight"],
        "wk.weight": p["decoder.attention.key.weight"],
        "wk.bias": p["decoder.attention.key.bias"],
        "v.weight": p["decoder.attention.score.weight"].unsqueeze(0),
        "cell.weight_ih": torch.cat([p["decoder.cell.0.input.weight"], p["decoder.cell.0.fed.weight"]], 1),
        "cell.weight_hh": p["decoder.cell.0.recurrent.weight"],
        "cell.bias_ih": p["decoder.cell.0.input.bias"],
        "cell.bias_hh": p["decoder.cell.0.recurrent.bias"],
        "pre.weight": torch.cat([p["decoder.output.embedding.weight"], p["decoder.output.state.weight"],
                                 p["decoder.output.context.weight"]], 1),
        "pre.bias": p["decoder.output.bias"],
        "out.weight": rows(p["head.weight"], 0.0),
        "out.bias": rows(p["head.bias"], -1e9),
    }
    for ours, theirs in (("forward", ""), ("backward", "_reverse")):
        layer = f"encoder.layer.0.{ours}."
        state[f"enc.weight_ih_l0{theirs}"] = p[layer + "input.weight"]
        state[f"enc.weight_hh_l0{theirs}"] = p[layer + "recurrent.weight"]
        state[f"enc.bias_ih_l0{theirs}"] = p[layer + "input.bias"]
        state[f"enc.bias_hh_l0{theirs}"] = p[layer + "recurrent.bias"]
    return state


def transformer(p):
    """Our names to those of Transformer."""
    state = {
        "es.weight": rows(p["encoder.embedding.weight"], 0.0),
        "et.weight": rows(p["decoder.embedding.weight"], 0.0),
        "out.weight": rows(p["head.weight"], 0.0),
        "out.bias": rows(p["head.bias"], -1e9),
    }
    for stack, attentions in (
        ("encoder", {"attention": "self_attn"}),
        ("decoder", {"self-attention": "self_attn", "cross-attention": "multihead_attn"}),
    ):
        for kind in ("weight", "bias"):
            state[f"body.{stack}.norm.{kind}"] = p[f"{stack}.norm.{kind}"]
            layer = 0
            while f"{stack}.layer.{layer}.feed-forward.inner.weight" in p:
                ours, theirs = f"{stack}.layer.{layer}", f"body.{stack}.layers.{layer}"
                for number, part in enumerate([*attentions, "feed-forward"], 1):
                    state[f"{theirs}.norm{number}.{kind}"] = p[f"{ours}.{part}-norm.{kind}"]
                for part, module in attentions.items():
                    projections = [p[f"{ours}.{part}.{name}.{kind}"] for name in ("query", "key", "value")]
                    state[f"{theirs}.{module}.in_proj_{kind}"] = torch.cat(projections)
                    state[f"{theirs}.{module}.out_proj.{kind}"] = p[f"{ours}.{part}.output.{kind}"]
                state[f"{theirs}.linear1.{kind}"] = p[f"{ours}.feed-forward.inner.{kind}"]
                state[f"{theirs}.linear2.{kind}"] = p[f"{ours}.feed-forward.outer.{kind}"]
                layer += 1
    return state


CASES = {
    "rnn-additive": (lambda b: b.RnnSearch(), rnn_additive, 64),
    "transformer-small": (lambda b: b.Transformer(), transformer, 64),
    "transformer-base": (lambda b: b.Transformer(d=512, heads=8, ff=2048, layers=6), transformer, 32),
}


def without_empty_words(baselines):
    """Between two blanks the baselines find an empty word; to the toolkit it is none."""
    numbers = baselines.vocabulary

    def vocabulary(path, size):
        known = numbers(path, size + 1)
        words = [word for word in known if word][: size - 4]
        return {word: i + 4 for i, word in enumerate(words)}

    def read(path, n):
        with open(path, encoding="utf-8") as f:
            return [line.split()[: baselines.MAX_LEN] for _, line in zip(range(n), f)]

    baselines.vocabulary, baselines.read = vocabulary, read


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--baselines", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--case", required=True, choices=list(CASES))
    parser.add_argument("--parameters", required=True)
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("baselines", args.baselines)
    baselines = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(baselines)
    without_empty_words(baselines)
    make, names, batch = CASES[args.case]
    model = make(baselines).eval()
    missing, unexpected = model.load_state_dict(names(load_file(args.parameters)), strict=False)
    if unexpected or any(name != "pe" for name in missing):
        raise SystemExit(f"missing {missing}, unexpected {unexpected}")
    with torch.no_grad():
        x, lens, yin, yout, _ = next(baselines.translation_batches(args.data, 8000, batch, 1))
        loss = F.cross_entropy(model(x, lens, yin).flatten(0, 1), yout.flatten(), ignore_index=baselines.PAD)
    print(f"{loss.item():.7f}")


if __name__ == "__main__":
    main()
