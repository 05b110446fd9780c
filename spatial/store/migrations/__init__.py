"""What each version changed in the tables; one file a version, read by `spatial.store.upgrade`."""
