"""One slider event, from the page's message to the kernel's last word: `pytest tests/benchmarks/test_slider.py -s`.

A real kernel runs each callback, and this process plays the page: it sends the message that a moved slider sends
and waits until the kernel is idle again. Ratios within one run, since a machine's speed drifts.
"""

import json
import statistics
import time

import pytest
from jupyter_client.manager import start_new_kernel

SETUP = """
import warnings; warnings.simplefilter("ignore")
import ipywidgets, numpy as np
import course_toolkit as ct
from IPython.display import display
rng = np.random.default_rng(0)

def scores_of(n_samples):
    y = rng.random(n_samples) < 0.3
    return y.astype(int), 1 / (1 + np.exp(-(rng.normal(size=n_samples) + 1.5 * y - 1)))

def show(widget):
    print(widget.model_id)
"""
EMPTY = """
slider = ipywidgets.FloatSlider(max=1, step=0.001)
slider.observe(lambda change: None, "value")
show(slider)
"""
OURS = """
explorer = ct.ThresholdExplorer.from_predictions(*scores_of({n_samples}))
show(explorer._slider.widget)
"""
PEER = """
%matplotlib inline
import matplotlib.pyplot as plt
from sklearn.metrics import ConfusionMatrixDisplay, PrecisionRecallDisplay, RocCurveDisplay
y_true, y_score = scores_of({n_samples})
slider = ipywidgets.FloatSlider(max=1, step=0.001)

def draw(threshold):
    figure, axes = plt.subplots(1, 3, figsize=(15, 4))
    ConfusionMatrixDisplay.from_predictions(y_true, y_score >= threshold, ax=axes[0])
    RocCurveDisplay.from_predictions(y_true, y_score, ax=axes[1])
    PrecisionRecallDisplay.from_predictions(y_true, y_score, ax=axes[2])
    plt.show()

out = ipywidgets.interactive_output(draw, {{"threshold": slider}})
display(out)
show(slider)
"""
SMALL, LARGE = 10**4, 10**6


class Kernel:
    """A kernel, and the page's side of its messages."""

    def __init__(self):
        self.manager, self.client = start_new_kernel()
        self.run(SETUP)

    def run(self, source):
        """Run code and return the last thing it printed."""
        printed = []

        def keep(message):
            content = message["content"]
            assert message["msg_type"] != "error", "\n".join(content.get("traceback", ()))
            if message["msg_type"] == "stream" and content["name"] == "stdout":
                printed.append(content["text"])

        self.client.execute_interactive(source, output_hook=keep, timeout=300)
        return "".join(printed).split()[-1] if printed else ""

    def slide(self, model_id, value):
        """Move a slider; return the seconds until the kernel is idle, and the bytes it sent."""
        state = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        message = self.client.session.msg("comm_msg", {"comm_id": model_id, "data": state})
        start = time.perf_counter()
        self.client.shell_channel.send(message)
        n_bytes = 0
        while True:
            answer = self.client.get_iopub_msg(timeout=120)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["msg_type"] == "comm_msg":
                n_bytes += len(json.dumps(answer["content"], ensure_ascii=False).encode()) + sum(
                    map(len, answer["buffers"])
                )
            if answer["msg_type"] == "status" and answer["content"]["execution_state"] == "idle":
                return time.perf_counter() - start, n_bytes

    def measure(self, model_id, n_events):
        """Return the median seconds and the largest bytes of several events."""
        moves = [self.slide(model_id, 0.2 + 0.6 * (i * 0.618 % 1)) for i in range(n_events + 3)][3:]
        return statistics.median(seconds for seconds, _ in moves), max(n_bytes for _, n_bytes in moves)


@pytest.fixture(scope="module")
def kernel():
    kernel = Kernel()
    yield kernel
    kernel.client.stop_channels()
    kernel.manager.shutdown_kernel(now=True)


@pytest.mark.timeout(900)
def test_a_slider_event_costs_little_more_than_an_empty_callback(kernel):
    empty_id = kernel.run(EMPTY)
    ours = {n: kernel.run(OURS.format(n_samples=n)) for n in (SMALL, LARGE)}
    peer = {n: kernel.run(PEER.format(n_samples=n)) for n in (SMALL, LARGE)}
    empty_seconds, _ = kernel.measure(empty_id, 100)
    print(f"\nempty callback: {1000 * empty_seconds:.2f} ms")
    for n_samples, times_peer, n_events in ((SMALL, 25, 10), (LARGE, 250, 4)):
        seconds, n_bytes = kernel.measure(ours[n_samples], 100)
        peer_seconds, _ = kernel.measure(peer[n_samples], n_events)
        print(
            f"n = {n_samples:>9,}: {1000 * seconds:.2f} ms = {seconds / empty_seconds:.1f} x empty; {n_bytes} bytes; "
            f"interact over three Displays {1000 * peer_seconds:.0f} ms = {peer_seconds / seconds:.0f} x ours"
        )
        assert n_bytes <= 4096
        assert peer_seconds >= times_peer * seconds
        assert seconds <= 3 * empty_seconds
