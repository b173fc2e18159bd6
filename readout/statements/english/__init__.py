"""What is English in the reading of statements: words, verbs of saying, noun phrases, names, pronouns."""
