"""What every kind of step rests on: rounds, slips, and how a round ends."""
