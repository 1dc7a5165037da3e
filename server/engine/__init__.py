"""The real-time core under Flask-SocketIO: one person's act to every phone of a room, at the price of one
write() for each.

The stock engine spends, per phone and message, a queue, a timer, a green thread and a frame of its own. Here
a frame is built once and written straight to the sockets, an idle phone costs neither thread nor timer, and
whoever floods, stalls or speaks nonsense is slowed or cut without anyone else noticing.
"""
