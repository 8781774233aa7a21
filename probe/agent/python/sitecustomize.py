"""Starts the agent: the probe puts this folder in front of PYTHONPATH, so that `site` imports this file before the program.

It has to be parsed by every Python that a program may start, old ones included; the agent works from 3.8 on. It is all that a
program could take for a module of its own: the rest lies in a package with a name that nobody else has.
"""

import os
import sys


def run_agent():
    if sys.version_info < (3, 8):
        return
    try:
        from _orm_memory_agent import process

        process.run()
    except Exception:
        pass


def run_users():
    """The user's own sitecustomize, which ours stands in front of."""
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
    ours = sys.modules.pop("sitecustomize", None)
    try:
        import sitecustomize  # noqa: F401
    except ImportError as error:
        if getattr(error, "name", "sitecustomize") != "sitecustomize":
            raise
    finally:
        if ours is not None:
            sys.modules.setdefault("sitecustomize", ours)


run_agent()
run_users()
