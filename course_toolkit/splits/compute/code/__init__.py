"""Code read without running it: where a leak was written, with the line and the fix."""
