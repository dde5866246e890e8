"""Is the test set really unseen? Three sets split well, a sealed test set, and every leak with what it costs."""
