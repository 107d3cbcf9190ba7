"""Expected values of GaussianScoreTest: PyTorch's own distance and softmax, in double precision."""

import torch
import torch.nn.functional as F


def wave(*shape, phase):
    """Values anybody can compute: sin(phase + index)."""
    count = torch.Size(shape).numel()
    return torch.sin(phase + torch.arange(count, dtype=torch.float64)).reshape(shape)


queries, states = wave(3, 2, phase=1), wave(5, 3, phase=2)
point_weight, point_bias = wave(3, 2, phase=3), wave(3, phase=4)
strength_weight, strength_bias = wave(1, 2, phase=5), wave(1, phase=6)

contexts, weights = [], []
for q_rows, s_rows in ((range(0, 1), range(0, 2)), (range(1, 3), range(2, 5))):
    q, s = queries[list(q_rows)], states[list(s_rows)]
    point = q @ point_weight.T + point_bias
    strength = torch.exp(q @ strength_weight.T + strength_bias)
    w = F.softmax(-strength / 2 * torch.cdist(point, s) ** 2, dim=-1)
    weights += w.flatten().tolist()
    contexts += (w @ s).flatten().tolist()
print("weights", ", ".join(f"{v:.9f}" for v in weights))
print("contexts", ", ".join(f"{v:.9f}" for v in contexts))
