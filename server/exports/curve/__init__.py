"""The curve, drawn and in words."""
