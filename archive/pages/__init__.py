"""What a page is made of: each module reads one thing from the record and hands a view finished objects.

Imports the record's models and its own neighbours; views and JSON import it, never the other way round.
"""
