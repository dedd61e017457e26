// Lists nothing.
