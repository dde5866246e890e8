"""Which threshold? Confusion matrix, ROC and precision–recall curves, costs: what a cut on the scores decides."""
