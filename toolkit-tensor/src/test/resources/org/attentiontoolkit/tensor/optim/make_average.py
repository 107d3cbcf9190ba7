"""Averages of parameters by PyTorch for ExponentialAverageTest: python make_average.py > average.json

Parameters take given values at each update; torch.optim.swa_utils.AveragedModel follows them in double precision.
"""

import json

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

STEPS, LENGTH = 50, 7
torch.manual_seed(20261126)
course = torch.cumsum(torch.randn(STEPS, LENGTH, dtype=torch.float64) * 0.1, 0)

out = {"torch": torch.__version__, "course": course.tolist(), "averages": {}}
for decay in (0.0, 0.9, 0.999):
    model = torch.nn.Linear(LENGTH, 1, bias=False, dtype=torch.float64)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay))
    kept = []
    for values in course:
        with torch.no_grad():
            model.weight.copy_(values.view(1, -1))
        average.update_parameters(model)
        kept.append(average.module.weight.detach().flatten().tolist())
    out["averages"][str(decay)] = kept
print(json.dumps(out))
