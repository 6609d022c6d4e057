"""Makes ``plugins/language/compound_words.txt`` from public lists of words."""
