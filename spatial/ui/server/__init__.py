"""The web server: who may ask what of it, how much, how long, and how it is started."""
