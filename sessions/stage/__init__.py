"""What moves any step: cues, closings, the agenda."""
