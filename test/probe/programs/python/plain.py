"""Says what a program can see of the agent, and ends with a status of its own."""

import os
import sys

import greeting

print(greeting.TEXT, greeting.CUSTOMIZED)
print([folder for folder in sys.path if "agent" in folder], sorted(name for name in sys.modules if "json" in name))
print(os.path.basename(sys.modules["sitecustomize"].__file__), file=sys.stderr)
sys.exit(3)
