"""A union's facts as registers: the rows, and the files that programs read. Pure but for bytes."""
