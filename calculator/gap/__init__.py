"""Why an amount differs: every cause is tried as a hypothesis, and compared with what was noted."""
