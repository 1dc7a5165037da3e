"""What people take along: each form knows the blocks, and no kind of step."""
