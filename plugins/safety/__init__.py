"""The last steps of a publish: check the finished folder, then switch it in one step."""
