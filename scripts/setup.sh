#!/usr/bin/env bash
# Bring a Debian/Ubuntu machine that has Python 3.11+, git and make to the point
# where the app runs (`setup.sh app`) or where the tests run too (`setup.sh test`).
#
# Only package registries are asked: PyPI for Python packages, the distribution's
# own for Chromium, PostgreSQL and, when Python came without it, the venv module.
# A second run finds everything in place and changes nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

want="${1:-app}"
uv=scripts/uv.sh

# stop VIETNAMESE ENGLISH: say what is missing and what to do, in both languages.
stop() {
  printf '\n✗ %s\n✗ %s\n' "$1" "$2" >&2
  exit 2
}

say() { printf '• %s / %s\n' "$1" "$2"; }

# as_root COMMAND…: as we are when root, through sudo when that works, else fail.
# sudo may ask for a password only where somebody is there to type it.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    sudo "$@"
  else
    return 1
  fi
}

# apt_install PACKAGE…: refresh the lists once, then install without questions.
apt_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ -z "${apt_fresh:-}" ]; then
    as_root apt-get update -qq || return 1
    apt_fresh=1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# The newest interpreter the project supports; also looks past a broken shim.
find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      echo "$name"
      return 0
    fi
  done
  return 1
}

install_uv() {
  local python version
  python="$(find_python)" || stop \
    "Cần Python 3.11 trở lên. Trên Debian/Ubuntu: sudo apt-get install python3" \
    "Python 3.11 or newer is needed. On Debian/Ubuntu: sudo apt-get install python3"
  say "Cài uv vào .tools/" "Installing uv into .tools/"
  rm -rf .tools
  if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    if "$python" -m pip --version >/dev/null 2>&1; then
      # pip without venv: a plain folder holds uv as well as a private environment does.
      PIP_ROOT_USER_ACTION=ignore "$python" -m pip install --quiet --target .tools uv && return 0
    fi
    version="$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
    # The package named after the version serves a python3.12 beside an older python3.
    apt_install "$version-venv" || apt_install python3-venv || stop \
      "Python này thiếu venv và không có quyền cài thêm. Hãy chạy: sudo apt-get install $version-venv, rồi chạy lại." \
      "This Python lacks venv and we may not install it. Run: sudo apt-get install $version-venv, then try again."
  fi
  "$python" -m venv .tools || stop \
    "Không tạo được môi trường .tools bằng $python." \
    "Could not make the .tools environment with $python."
  .tools/bin/python -m pip install --quiet --disable-pip-version-check uv || stop \
    "Không cài được uv từ PyPI: hãy kiểm tra mạng hoặc proxy." \
    "Could not install uv from PyPI: check the network or the proxy."
}

# find_chromium: the browser the tests will use; the same list is in tests/browser/chromium.py.
find_chromium() {
  local name
  for name in "${TRUONGLOP_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "$HOME"/.cache/ms-playwright/chromium-*/chrome-linux*/chrome; do
    # Running it matters: Ubuntu's chromium-browser is a stub that may lead nowhere.
    if [ -n "$name" ] && "$name" --version >/dev/null 2>&1; then
      echo "$name"
      return 0
    fi
  done
  return 1
}

# Screenshots are looked at, so the letters of "Trường Lớp" must have their glyphs.
has_vietnamese_font() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ':lang=vi' family 2>/dev/null)" ]
}

# Playwright's driver is a Node of its own, built against a library small systems leave out.
driver_runs() { "$uv" run --no-sync playwright --version >/dev/null 2>&1; }

install_driver() {
  driver_runs && return 0
  apt_install libatomic1 libstdc++6 || true
  driver_runs || stop \
    "Trình điều khiển Playwright không chạy được. Hãy cài: sudo apt-get install libatomic1 libstdc++6, rồi chạy lại." \
    "Playwright's driver does not start. Install: sudo apt-get install libatomic1 libstdc++6, then try again."
}

install_browser() {
  if ! find_chromium >/dev/null; then
    say "Cài Chromium cho kiểm thử trình duyệt" "Installing Chromium for the browser tests"
    # Ubuntu ships Chromium as a snap; its package is a stub that needs snapd to be running.
    apt_install chromium || apt_install chromium-browser || true
  fi
  find_chromium >/dev/null || stop \
    "Không có Chromium chạy được. Hãy cài một trong các cách rồi chạy lại: sudo apt-get install chromium (Debian); sudo snap install chromium hoặc Google Chrome (Ubuntu); không có snap: scripts/uv.sh run playwright install --with-deps chromium. Nếu đã có ở chỗ khác: đặt TRUONGLOP_CHROMIUM=/đường/dẫn." \
    "No working Chromium. Install it in one of these ways and try again: sudo apt-get install chromium (Debian); sudo snap install chromium, or Google Chrome (Ubuntu); without snap: scripts/uv.sh run playwright install --with-deps chromium. If it is elsewhere: set TRUONGLOP_CHROMIUM=/path."
  has_vietnamese_font || apt_install fontconfig fonts-noto-core || say \
    "Không cài được phông chữ tiếng Việt; ảnh chụp có thể thiếu dấu" \
    "No Vietnamese font could be installed; screenshots may lack tone marks"
}

# A department's database, which the tests start for themselves; nothing of it runs afterwards.
has_database() {
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 &&
    ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1
}

install_database() {
  local settings=/etc/postgresql-common/createcluster.conf
  has_database && return 0
  say "Cài PostgreSQL với PostGIS cho kiểm thử kho lưu" "Installing PostgreSQL with PostGIS for the store's tests"
  # Else the package makes a database of its own and starts it; whoever has settings keeps them.
  if [ ! -e "$settings" ] && as_root mkdir -p "${settings%/*}"; then
    echo "create_main_cluster = false" | as_root tee "$settings" >/dev/null
  fi
  apt_install postgresql-postgis || true
  has_database || stop \
    "Không có PostgreSQL với PostGIS. Hãy chạy: sudo apt-get install postgresql-postgis, rồi chạy lại." \
    "There is no PostgreSQL with PostGIS. Run: sudo apt-get install postgresql-postgis, then try again."
}

# LibreOffice without its screens opens the documents and workbooks the tests make; Liberation Serif
# has the widths of Times New Roman.
install_office() {
  command -v soffice >/dev/null 2>&1 && return 0
  say "Cài LibreOffice (không giao diện) cho kiểm thử văn bản" "Installing LibreOffice without screens for the tests of documents"
  apt_install libreoffice-calc-nogui libreoffice-writer-nogui fonts-liberation || say \
    "Không cài được LibreOffice; phép thử mở văn bản sẽ bỏ qua" \
    "LibreOffice could not be installed; the tests that open documents are skipped"
}

"$uv" --version >/dev/null 2>&1 || install_uv

case "$want" in
  # --inexact leaves the test tools of an earlier `make test` where they are.
  app) "$uv" sync --quiet --locked --no-dev --inexact ;;
  test)
    "$uv" sync --quiet --locked
    install_driver
    install_browser
    install_database
    install_office
    ;;
  *) stop "Không hiểu '$want': dùng app hoặc test." "'$want' is not known: use app or test." ;;
esac

# What is compiled on first use is compiled now, so that no planner waits for it (a second run: some seconds).
say "Chuẩn bị phần tính toán" "Making the calculation ready"
"$uv" run --no-sync python -m spatial.ui.compilation || say \
  "Chưa chuẩn bị được phần tính toán; ứng dụng sẽ làm khi mở lần đầu" \
  "The calculation could not be made ready; the app does it when it first opens"
# The first screen is drawn now too: whoever opens the app first sees it while the app still loads.
"$uv" run --no-sync python -m spatial.ui.startup 2>/dev/null || say \
  "Chưa chuẩn bị được màn hình đầu; ứng dụng sẽ làm khi mở lần đầu" \
  "The first screen could not be made ready; the app does it when it first opens"
