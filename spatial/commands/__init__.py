"""Commands of ``truonglop``, one file each; `spatial.cli` mounts them."""
