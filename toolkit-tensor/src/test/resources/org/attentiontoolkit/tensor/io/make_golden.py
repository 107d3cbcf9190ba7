"""Writes floats.safetensors, mixed.safetensors and values.json with Python's safetensors library.

Run with: pip install torch safetensors; python make_golden.py
"""
import json

import safetensors
import torch
from safetensors.torch import save_file

torch.manual_seed(7)
floats = {
    "decoder.output.bias": torch.randn(5),
    "decoder.output.weight": torch.randn(5, 3),
    "empty": torch.zeros(0, 4),
    "größe.名前": torch.tensor([1.5, -0.0, float("inf"), 1e-45]),
    "scalar": torch.tensor(3.25),
}
save_file(floats, "floats.safetensors", {"step": "1200"})

mixed = {
    "bf16": torch.randn(3, 3).to(torch.bfloat16),
    "f16": torch.tensor([1.0, -2.5, 65504.0, 6e-8, 1e-4]).to(torch.float16),
    "f32": torch.randn(7),
    "f64": torch.randn(2, 2, dtype=torch.float64),
    "positions": torch.arange(6),
}
save_file(mixed, "mixed.safetensors")

values = {
    name: {"shape": list(t.shape), "values": [float(v).hex() for v in t.double().flatten()]}
    for name, t in {**floats, **mixed}.items()
}
with open("values.json", "w", encoding="utf-8") as out:
    json.dump({"safetensors": safetensors.__version__, "tensors": values}, out, indent=1, ensure_ascii=False)
