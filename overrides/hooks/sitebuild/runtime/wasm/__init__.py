"""Passes over Pyodide's WebAssembly: each takes out what the site has no use for."""
