// What the worker says in Python: how the calculator is asked, and how a library is added to it.

/** By this name a woken Python still knows what `STEPS` once made. */
export const STEPS_NAME = "texts";

/** Evaluates to a function of a message in JSON and the bytes of files, which yields steps in JSON, the answer last. */
export const STEPS = `
import json
from calculator.app import steps

def ${STEPS_NAME}(text, files):
    for step in steps(json.loads(text), [file.to_bytes() for file in files]):
        yield json.dumps(step, ensure_ascii=False)

${STEPS_NAME}
`;

/** Evaluates to a function of a path. */
export const ADD_LIBRARY = `
import sys
sys.path.append
`;
