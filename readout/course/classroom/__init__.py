"""A class: what is handed out to it, what comes back, marks, and what they say."""
