"""The ground below the house: the machine, its files and its databases.

What they refuse is told in one place, in a sentence for whoever runs the server: what, where, and what would
help. Nobody is shown a traceback.
"""
