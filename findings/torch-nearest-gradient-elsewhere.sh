#!/usr/bin/env bash
# PyTorch 2.13.0 (PyPI, CPU; 2.15.0 alike): where `interpolate(mode="nearest")` with a `scale_factor` leaves an image or a
# sequence as long as it is, or makes it just twice as long, the gradient goes to other elements than those that
# the result was taken from. The way forward multiplies places by one over the factor; the way back knows both sizes
# as special cases, and ignores the factor.
#
# The natural guess: an element receives as much as it has copies.
#
# Seen: three elements, factor 1.3: the copies are 0, 0, 1, and each element receives 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q --disable-pip-version-check install torch==2.13.0 numpy

tools/bin/python - <<'PYTHON' | tee seen
import torch
x = torch.arange(3.0).reshape(1, 1, 3).requires_grad_()
y = torch.nn.functional.interpolate(x, scale_factor=1.3, mode="nearest")
y.sum().backward()
print("copies", y.flatten().int().tolist())
print("received", x.grad.flatten().int().tolist())
PYTHON
cmp - seen <<'TEXT'
copies [0, 0, 1]
received [1, 1, 1]
TEXT
echo 'as described'
