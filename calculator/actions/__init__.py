"""The answers of the door, one module an action: they turn what was computed into sentences."""
