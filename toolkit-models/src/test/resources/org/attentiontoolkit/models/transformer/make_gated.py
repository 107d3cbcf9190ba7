"""Makes gated-silu.safetensors and gated-gelu.safetensors: a feed-forward part with a gate, in PyTorch.

    python make_gated.py        needs torch and safetensors

Each file has the parameters under our names, five states ("states"), what the part makes of them with layer norm before and the residual
("result"), and the gradient of sum(result * cos(0, 1, 2, ...)) by each parameter ("gradient.NAME"). All is computed in double precision and
kept in single.
"""

import pathlib

import torch
from safetensors.torch import save_file
from torch.nn import functional as F

WIDTH, BETWEEN = 6, 10

for name, activation in [("silu", F.silu), ("gelu", F.gelu)]:
    torch.manual_seed(5)
    shapes = {"feed-forward-norm.weight": [WIDTH], "feed-forward-norm.bias": [WIDTH]}
    for part, sizes in {"inner": [BETWEEN, WIDTH], "gate": [BETWEEN, WIDTH], "outer": [WIDTH, BETWEEN]}.items():
        shapes[f"feed-forward.{part}.weight"] = sizes
        shapes[f"feed-forward.{part}.bias"] = sizes[:1]
    p = {n: torch.randn(s, dtype=torch.float64).requires_grad_() for n, s in shapes.items()}
    x = torch.randn(5, WIDTH, dtype=torch.float64)
    normed = F.layer_norm(x, [WIDTH], p["feed-forward-norm.weight"], p["feed-forward-norm.bias"], 1e-5)
    linear = lambda part, v: F.linear(v, p[f"feed-forward.{part}.weight"], p[f"feed-forward.{part}.bias"])
    y = x + linear("outer", activation(linear("inner", normed)) * linear("gate", normed))
    (y * torch.arange(y.numel()).double().cos().reshape(y.shape)).sum().backward()
    tensors = {"states": x, "result": y.detach()}
    for n, v in p.items():
        tensors[n] = v.detach()
        tensors["gradient." + n] = v.grad
    folder = pathlib.Path(__file__).parent
    save_file({n: t.float().contiguous().clone() for n, t in tensors.items()}, folder / f"gated-{name}.safetensors")
