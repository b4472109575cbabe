"""The run: the chain of steps as one literal list."""
