"""A newsroom's desk that watches meetings, and keeps our classes in its own."""
