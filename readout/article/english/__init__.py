"""What is English in a text's form: credits, the ends of sentences, dates."""
