"""The tests of boctach."""
