"""What executes, checks and publishes the notebooks. It may use the reading modules; they never use it."""
