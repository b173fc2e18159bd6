"""What runs in the box, beside what a class hands in: it gives answers out as JSON and judges nothing."""
