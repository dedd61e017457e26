#!/usr/bin/env bash
# PyTorch 2.13.0 (PyPI, CPU): what `MultiheadAttention` gives a target that no source is visible to depends on how it is
# called. With `need_weights=True`, its default, it is nan. With `need_weights=False` it is finite in training, and in
# evaluation while gradients are recorded; in evaluation under `no_grad` another kernel runs, and it is nan again.
# `scaled_dot_product_attention`, which is below some of them, gives 0.
#
# The natural guess: neither the request for the weights nor `no_grad` changes the output; a model that was finite
# in training is finite when it is used.
#
# Seen: nan, finite, nan, and zeros from the function.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q --disable-pip-version-check install torch==2.13.0 numpy

tools/bin/python - <<'PYTHON' | tee seen
import torch
torch.manual_seed(0)
layer = torch.nn.MultiheadAttention(4, 2, batch_first=True).eval()
x = torch.randn(1, 3, 4)
hidden = torch.tensor([[[False] * 3, [True] * 3, [False] * 3]])
for weights, gradients in ((True, True), (False, True), (False, False)):
    with torch.set_grad_enabled(gradients):
        found, _ = layer(x, x, x, attn_mask=hidden.expand(2, 3, 3), need_weights=weights)
    row = "nan" if found[0, 1].isnan().all() else "finite"
    print(f"weights {weights}, gradients {gradients}: {row}")
print(torch.nn.functional.scaled_dot_product_attention(x, x, x, attn_mask=~hidden)[0, 1].tolist())
PYTHON
cmp - seen <<'TEXT'
weights True, gradients True: nan
weights False, gradients True: finite
weights False, gradients False: nan
[0.0, 0.0, 0.0, 0.0]
TEXT
echo 'as described'
