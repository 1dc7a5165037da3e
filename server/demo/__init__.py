"""Pretend phones: they join a workshop over the real wire, to show it to somebody or to try it out."""
