"""The page of the whole country: provinces, their communes, and what a batch found there."""
