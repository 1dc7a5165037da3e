"""What people write, in whatever step: given, shown, continued, changed, hidden."""
