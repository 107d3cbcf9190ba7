"""Writes foreign.safetensors, a state dict with the names of Hugging Face's BERT and GPT-2 (whose Conv1D keeps weights as
[in, out]), and foreign.json, what a model with names of its own and weights as [out, in] should read from it.

Run with: pip install torch safetensors; python make_foreign.py
"""
import json

import torch
from safetensors.torch import save_file

torch.manual_seed(11)
state = {"bert.embeddings.word_embeddings.weight": torch.randn(6, 4)}
expected = {"embedding.weight": state["bert.embeddings.word_embeddings.weight"]}
for layer in range(2):
    for part in ("query", "key"):
        name = f"bert.encoder.layer.{layer}.attention.self.{part}"
        state[f"{name}.weight"] = torch.randn(4, 4)
        state[f"{name}.bias"] = torch.randn(4)
        for kind in ("weight", "bias"):
            expected[f"encoder.{layer}.{part}.{kind}"] = state[f"{name}.{kind}"]
    name = f"bert.h.{layer}.mlp.c_fc.weight"
    state[name] = torch.randn(4, 3).to(torch.bfloat16)
    expected[f"encoder.{layer}.forward.weight"] = state[name].T
state["bert.embeddings.position_ids"] = torch.arange(6)
state["cls.predictions.bias"] = torch.randn(6)
save_file(state, "foreign.safetensors")

with open("foreign.json", "w", encoding="utf-8") as out:
    json.dump(
        {
            name: {"shape": list(t.shape), "values": [float(v) for v in t.double().flatten()]}
            for name, t in expected.items()
        },
        out,
        indent=1,
    )
