"""Writes the tests that ONNX publishes of each of its operators: NAME.onnx, and cases.json with inputs and outputs."""

import json
import os
import sys

import numpy as np

# Older versions of onnx use names that newer ones of numpy have dropped.
for name, kind in [("float", float), ("int", int), ("bool", bool), ("object", object)]:
    if name not in vars(np):
        setattr(np, name, kind)

from onnx.backend.test.case.node import collect_testcases  # noqa: E402


def tensor(value):
    """A tensor as JSON; what is no tensor of numbers as null."""
    if not isinstance(value, np.ndarray) and not np.isscalar(value):
        return None
    array = np.asarray(value)
    if array.dtype.kind not in "fiub":
        return None
    numbers = array.astype(np.float64).ravel()
    values = [float(x) if np.isfinite(x) else str(float(x)) for x in numbers]
    return {"type": str(array.dtype), "sizes": list(array.shape), "values": values}


folder = sys.argv[1]
listed = []
# Newer versions ask for one operator; none means all.
all_of_them = collect_testcases(None) if collect_testcases.__code__.co_argcount else collect_testcases()
for case in all_of_them:
    if case.model is None or not case.data_sets:
        continue
    inputs, outputs = case.data_sets[0]
    with open(os.path.join(folder, case.name + ".onnx"), "wb") as file:
        file.write(case.model.SerializeToString())
    listed.append({"name": case.name, "inputs": [tensor(x) for x in inputs], "outputs": [tensor(y) for y in outputs]})

with open(os.path.join(folder, "cases.json"), "w") as file:
    json.dump(listed, file)
