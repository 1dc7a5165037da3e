"""How each kind of step is told and saved."""
