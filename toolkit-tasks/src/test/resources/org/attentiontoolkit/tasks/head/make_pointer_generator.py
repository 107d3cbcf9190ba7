"""Makes pointer-mean.safetensors and pointer-second.safetensors: the output layer of a pointer-generator network in PyTorch.

    python make_pointer_generator.py        needs torch and safetensors

See, Liu and Manning, "Get to the point", ACL 2017, equations 8 and 9, with the mean of two heads' weights or the second head's. Each file has the
inputs ("features", "asked", "weights", sentence by sentence, head by head) and parameters under our names, the log-probabilities of the extended
vocabulary ("log-probabilities", -10000 for log 0), the summed cross-entropy ("loss") and its gradients ("gradient.NAME"). All is computed in double
precision and kept in single.
"""

import pathlib

import torch
from safetensors.torch import save_file
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
SOURCES, TARGETS = [4, 3], [2, 3]
COPIES = [[3, 6, -1, 6], [7, 4, 6]]
RIGHT = [[6, 3], [5, 7, 4]]
VOCABULARY, FURTHER, WIDTH, ASKED, HEADS = 6, 2, 5, 4, 2

for name, mix in [("mean", [0.5, 0.5]), ("second", [0.0, 1.0])]:
    torch.manual_seed(5)
    p = {
        "features": torch.randn(sum(TARGETS), WIDTH),
        "asked": torch.randn(sum(TARGETS), ASKED),
        "weights": torch.cat([torch.rand(HEADS, t, s).softmax(-1).flatten() for t, s in zip(TARGETS, SOURCES)]),
        "head.weight": torch.randn(VOCABULARY, WIDTH),
        "head.bias": torch.randn(VOCABULARY),
        "copy.weight": torch.randn(1, ASKED),
        "copy.bias": torch.randn(1),
    }
    p = {n: t.requires_grad_() for n, t in p.items()}
    written = F.linear(p["features"], p["head.weight"], p["head.bias"]).softmax(-1)
    gates = F.linear(p["asked"], p["copy.weight"], p["copy.bias"]).sigmoid()
    all, start, row = [], 0, 0
    for t, s, copies in zip(TARGETS, SOURCES, COPIES):
        heads = p["weights"][start : start + HEADS * t * s].reshape(HEADS, t, s)
        looks = (heads * torch.tensor(mix)[:, None, None]).sum(0)
        gate = gates[row : row + t]
        final = torch.cat([gate * written[row : row + t], torch.zeros(t, FURTHER)], 1)
        for j, word in enumerate(copies):
            if word >= 0:
                final = final.index_add(1, torch.tensor([word]), ((1 - gate) * looks[:, j : j + 1]))
        all.append(final)
        start, row = start + HEADS * t * s, row + t
    final = torch.cat(all)
    loss = -final.gather(1, torch.tensor(sum(RIGHT, []))[:, None]).log().sum()
    loss.backward()
    tensors = {"loss": loss[None], "log-probabilities": final.log().clamp(min=-10000)}
    for n, t in p.items():
        tensors[n] = t
        tensors["gradient." + n] = t.grad
    save_file({n: t.detach().float().contiguous().clone() for n, t in tensors.items()}, pathlib.Path(__file__).parent / f"pointer-{name}.safetensors")
