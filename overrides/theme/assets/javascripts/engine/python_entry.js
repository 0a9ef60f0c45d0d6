// What the worker says in Python: how the calculator is asked, and how a library is added to it.

/**
 * Leaves in `_pyodide`, where a woken Python is reached, `steps`: a function of a message in JSON and the bytes
 * of files, which yields steps in JSON, the answer last; and `add_path`: a function of a library's path.
 */
export const STEPS = `
import json
import sys
import _pyodide
from calculator.app import steps

def texts(text, files):
    for step in steps(json.loads(text), [file.to_bytes() for file in files]):
        yield json.dumps(step, ensure_ascii=False)

_pyodide.steps = texts
_pyodide.add_path = sys.path.append
`;
