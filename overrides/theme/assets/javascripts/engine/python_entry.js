// What the worker says in Python: how the calculator is asked, and how a library is added to it.

/**
 * Defines in `__main__` `steps`: a function of a message in JSON and the bytes of files, which yields steps in JSON,
 * the answer last; and `add_path`: a function of a library's path.
 */
export const STEPS = `
import json
import sys
from calculator import app

def steps(text, files):
    for step in app.steps(json.loads(text), [file.to_bytes() for file in files]):
        yield json.dumps(step, ensure_ascii=False)

add_path = sys.path.append
`;
