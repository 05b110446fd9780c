#!/usr/bin/env bash
# Run uv: the one on PATH when it works (a version manager's shim may not),
# else the private one that scripts/setup.sh puts in .tools/.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
unset VIRTUAL_ENV # somebody else's environment is not ours to fill
for uv in uv "$here/.tools/bin/uv"; do
  if "$uv" --version >/dev/null 2>&1; then exec "$uv" "$@"; fi
done
echo "uv chưa có: hãy chạy 'make setup'. / uv is missing: run 'make setup'." >&2
exit 2
