"""The Python that the site ships: Pyodide's core made smaller, and one zip of bytecode."""
