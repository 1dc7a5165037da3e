"""The people connected to a session now, and the turn that serves them.
A Room is a cache: it may be dropped at any time.
"""
