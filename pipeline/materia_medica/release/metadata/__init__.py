"""What says what a release is, for people and for the tools that they read data with."""
