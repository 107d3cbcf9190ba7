"""Makes transformer-pre.safetensors, transformer-post.safetensors and transformer-rms.safetensors (pre, with nn.RMSNorm in place of
nn.LayerNorm): PyTorch's TransformerEncoder and TransformerDecoder layers.

    python make_transformer.py        needs torch and safetensors

Each file has the parameters under our names, what the decoder gives for two padded sentences ("features", padding left out), and the gradient
of sum(features * cos(0, 1, 2, ...)) by each parameter ("gradient.NAME"). All is computed in double precision and kept in single.
"""

import math
import pathlib

import torch
from safetensors.torch import save_file
from torch import nn

WIDTH, HEADS, BETWEEN, LAYERS, WORDS = 8, 2, 12, 2, 7
SOURCES = [[1, 4, 2, 6], [3, 5]]
TARGETS = [[0, 2, 5], [0, 1, 6, 4, 3]]


def waves(length):
    angles = torch.arange(length).double()[:, None] / 10000 ** (torch.arange(0, WIDTH, 2).double() / WIDTH)
    return torch.stack([angles.sin(), angles.cos()], -1).reshape(length, WIDTH)


def padded(sentences):
    return nn.utils.rnn.pad_sequence([torch.tensor(s) for s in sentences], batch_first=True, padding_value=-1)


def embed(table, ids):
    return table[ids.clamp(min=0)] * math.sqrt(WIDTH) + waves(ids.shape[1])


def attention_names(ours, theirs):
    for i, part in enumerate(["query", "key", "value"]):
        for kind in ["weight", "bias"]:
            yield f"{ours}.{part}.{kind}", f"{theirs}.in_proj_{kind}", slice(i * WIDTH, (i + 1) * WIDTH)
    for kind in ["weight", "bias"]:
        yield f"{ours}.output.{kind}", f"{theirs}.out_proj.{kind}", slice(None)


def use_rms(stack):
    for layer in stack.layers:
        for name in [n for n, m in layer.named_children() if isinstance(m, nn.LayerNorm)]:
            setattr(layer, name, nn.RMSNorm(WIDTH, eps=1e-5, dtype=torch.float64))
    stack.norm = nn.RMSNorm(WIDTH, eps=1e-5, dtype=torch.float64)


def names(stack, attentions, norm_kinds):
    for i in range(LAYERS):
        ours, theirs = f"{stack}.layer.{i}", f"layers.{i}"
        for number, (part, module) in enumerate(attentions.items()):
            yield from attention_names(f"{ours}.{part}", f"{theirs}.{module}")
        parts = list(attentions) + ["feed-forward"]
        for kind in ["weight", "bias"]:
            for number, part in enumerate(parts):
                if kind in norm_kinds:
                    yield f"{ours}.{part}-norm.{kind}", f"{theirs}.norm{number + 1}.{kind}", slice(None)
            yield f"{ours}.feed-forward.inner.{kind}", f"{theirs}.linear1.{kind}", slice(None)
            yield f"{ours}.feed-forward.outer.{kind}", f"{theirs}.linear2.{kind}", slice(None)


def make(folder, norm):
    torch.manual_seed(3)
    first = norm != "post"
    norm_kinds = ["weight"] if norm == "rms" else ["weight", "bias"]
    options = dict(d_model=WIDTH, nhead=HEADS, dim_feedforward=BETWEEN, dropout=0.0, batch_first=True, norm_first=first, dtype=torch.float64)
    end = lambda: nn.LayerNorm(WIDTH, dtype=torch.float64) if first else None
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(**options), LAYERS, end(), enable_nested_tensor=False)
    decoder = nn.TransformerDecoder(nn.TransformerDecoderLayer(**options), LAYERS, end())
    tables = [nn.Parameter(torch.randn(WORDS, WIDTH, dtype=torch.float64)) for _ in range(2)]
    if norm == "rms":
        use_rms(encoder)
        use_rms(decoder)
    for module in (encoder, decoder):
        for p in module.parameters():
            nn.init.normal_(p, std=0.5)
    x, y = padded(SOURCES), padded(TARGETS)
    causal = torch.ones(y.shape[1], y.shape[1], dtype=torch.bool).triu(1)
    memory = encoder(embed(tables[0], x), src_key_padding_mask=x < 0)
    out = decoder(embed(tables[1], y), memory, tgt_mask=causal, tgt_key_padding_mask=y < 0, memory_key_padding_mask=x < 0)
    features = out[y >= 0]
    (features * torch.arange(features.numel()).double().cos().reshape(features.shape)).sum().backward()
    tensors = {"features": features.detach()}

    def add(name, parameter, part):
        tensors[name] = parameter.detach()[part]
        tensors["gradient." + name] = parameter.grad[part]

    for stack, module, attentions in [
        ("encoder", encoder, {"attention": "self_attn"}),
        ("decoder", decoder, {"self-attention": "self_attn", "cross-attention": "multihead_attn"}),
    ]:
        theirs = dict(module.named_parameters())
        for ours, name, part in names(stack, attentions, norm_kinds):
            add(ours, theirs[name], part)
        if first:
            for kind in norm_kinds:
                add(f"{stack}.norm.{kind}", theirs["norm." + kind], slice(None))
    for stack, table in zip(["encoder", "decoder"], tables):
        add(f"{stack}.embedding.weight", table, slice(None))
    save_file({n: t.float().contiguous().clone() for n, t in tensors.items()}, folder / f"transformer-{norm}.safetensors")


if __name__ == "__main__":
    for norm in ["pre", "post", "rms"]:
        make(pathlib.Path(__file__).parent, norm)
