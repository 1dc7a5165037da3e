"""What travels: the few words of the socket, JSON to commands and back. The only place that emits."""
