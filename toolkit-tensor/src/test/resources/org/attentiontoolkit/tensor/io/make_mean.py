"""Writes mean-1.safetensors to mean-3.safetensors, and mean.safetensors with NumPy's mean of them in double precision.

Run with: pip install numpy safetensors; python make_mean.py
"""
import numpy as np
from safetensors.numpy import save_file

draw = np.random.default_rng(17)
shapes = {"decoder.output.weight": (5, 3), "decoder.output.bias": (5,), "scalar": (), "empty": (0, 4)}
files = []
for number in range(1, 4):
    # Values of very different size: in single precision the sum would be another one.
    tensors = {
        name: np.asarray(draw.standard_normal(shape) * 10.0 ** draw.integers(-6, 7, shape), dtype=np.float32)
        for name, shape in shapes.items()
    }
    tensors["same"] = np.array([0.1, 1.7e38, 1e-45], dtype=np.float32)
    tensors["wide"] = draw.standard_normal((2, 2))
    files.append(tensors)
    save_file(tensors, f"mean-{number}.safetensors")

mean = {
    name: np.asarray(np.mean(np.stack([f[name].astype(np.float64) for f in files]), axis=0), dtype=files[0][name].dtype)
    for name in files[0]
}
single = {name: sum(f[name] for f in files) / files[0][name].dtype.type(3) for name in files[0]}
assert any((single[name] != mean[name]).any() for name in shapes)
save_file(mean, "mean.safetensors")
