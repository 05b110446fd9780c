"""Projection: how many pupils, where, by when, and how far such a forecast has strayed before."""
