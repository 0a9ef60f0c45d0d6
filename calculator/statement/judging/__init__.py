"""Each payment counted once, less what was cancelled, and judged by the kind of shop."""
