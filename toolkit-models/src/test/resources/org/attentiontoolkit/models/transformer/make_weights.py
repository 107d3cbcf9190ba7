"""Makes transformer-pre-weights.safetensors: what each head of each attention of PyTorch's layers looks at.

    python make_weights.py            needs torch and safetensors, and transformer-pre.safetensors of make_transformer.py

The model is the one of transformer-pre.safetensors. Its attentions are asked for weights that are not averaged over heads. Each is kept under the
attention's name ("encoder.layer.0.attention") as one row: by sentence, head, query and key, padding left out. Double precision, kept in single.
"""

import pathlib

import torch
from safetensors.torch import load_file, save_file
from torch import nn

import make_transformer as made

ATTENTIONS = {"encoder": {"attention": "self_attn"}, "decoder": {"self-attention": "self_attn", "cross-attention": "multihead_attn"}}


class Watched(nn.MultiheadAttention):
    def forward(self, query, key, value, **options):
        options.update(need_weights=True, average_attn_weights=False)
        out, self.seen = super().forward(query, key, value, **options)
        return out, self.seen


def load(module, stack, tensors):
    parameters = dict(module.named_parameters())
    with torch.no_grad():
        for ours, theirs, part in made.names(stack, ATTENTIONS[stack]):
            parameters[theirs][part] = tensors[ours].double()
        for kind in ["weight", "bias"]:
            parameters["norm." + kind][:] = tensors[f"{stack}.norm.{kind}"].double()
    for layer in module.layers:
        for attention in ATTENTIONS[stack].values():
            getattr(layer, attention).__class__ = Watched


def packed(weights, queries, keys):
    return torch.cat([w[:, : len(q), : len(k)].reshape(-1) for w, q, k in zip(weights, queries, keys)])


def main(folder):
    tensors = load_file(folder / "transformer-pre.safetensors")
    options = dict(d_model=made.WIDTH, nhead=made.HEADS, dim_feedforward=made.BETWEEN, dropout=0.0, batch_first=True, norm_first=True, dtype=torch.float64)
    norm = lambda: nn.LayerNorm(made.WIDTH, dtype=torch.float64)
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(**options), made.LAYERS, norm(), enable_nested_tensor=False)
    decoder = nn.TransformerDecoder(nn.TransformerDecoderLayer(**options), made.LAYERS, norm())
    load(encoder, "encoder", tensors)
    load(decoder, "decoder", tensors)
    x, y = made.padded(made.SOURCES), made.padded(made.TARGETS)
    causal = torch.ones(y.shape[1], y.shape[1], dtype=torch.bool).triu(1)
    tables = [tensors[f"{stack}.embedding.weight"].double() for stack in ["encoder", "decoder"]]
    memory = encoder(made.embed(tables[0], x), src_key_padding_mask=x < 0)
    out = decoder(made.embed(tables[1], y), memory, tgt_mask=causal, tgt_key_padding_mask=y < 0, memory_key_padding_mask=x < 0)
    assert torch.allclose(out[y >= 0].float(), tensors["features"], atol=1e-4)
    seen = {}
    for i in range(made.LAYERS):
        e, d = encoder.layers[i], decoder.layers[i]
        seen[f"encoder.layer.{i}.attention"] = packed(e.self_attn.seen, made.SOURCES, made.SOURCES)
        seen[f"decoder.layer.{i}.self-attention"] = packed(d.self_attn.seen, made.TARGETS, made.TARGETS)
        seen[f"decoder.layer.{i}.cross-attention"] = packed(d.multihead_attn.seen, made.TARGETS, made.SOURCES)
    save_file({n: t.detach().float().contiguous().clone() for n, t in seen.items()}, folder / "transformer-pre-weights.safetensors")


if __name__ == "__main__":
    main(pathlib.Path(__file__).parent)
