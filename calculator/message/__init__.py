"""What comes in through the door, checked field by field: a person's case, and how exactly its amounts were said."""
