"""The rules of each edition of the programme, and the published facts beside them."""
