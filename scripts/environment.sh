# Sourced by the other scripts: the project's environment for QGIS programs, and a profile with the plugin switched on.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
"$root/scripts/setup" >&2

# File names are decoded by the locale's character set: without UTF-8, Qt finds no Chinese path.
[ "$(locale charmap 2> /dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

site_packages=$(echo "$root"/.venv/lib/python3.*/site-packages)
export PYTHONPATH=$site_packages${PYTHONPATH:+:$PYTHONPATH}
# Started in the checkout, Python would take our folder `processing` for QGIS's.
export PYTHONSAFEPATH=1
export QGIS_PLUGINPATH=$root/.cache/plugins${QGIS_PLUGINPATH:+:$QGIS_PLUGINPATH}
[ -d /usr/share/proj ] && export PROJ_DATA=/usr/share/proj

if [ -z "${QGIS_CUSTOM_CONFIG_PATH:-}" ]; then
  throw_away=$(mktemp -d)
  trap 'rm -rf "$throw_away"' EXIT
  export QGIS_CUSTOM_CONFIG_PATH=$throw_away
fi
ini=$QGIS_CUSTOM_CONFIG_PATH/profiles/default/QGIS/QGIS3.ini
if [ ! -f "$ini" ]; then
  mkdir -p "$(dirname "$ini")"
  cp "$root/scripts/profile.ini" "$ini"
fi
if ! grep -qx 'landpatrol=true' "$ini"; then
  sed -i '/^landpatrol=/d' "$ini"
  grep -qx '\[PythonPlugins\]' "$ini" || printf '\n[PythonPlugins]\n' >> "$ini"
  sed -i 's/^\[PythonPlugins\]$/&\nlandpatrol=true/' "$ini"
fi
if [ -n "${LANDPATROL_LANG:-}" ] && [ -n "${throw_away:-}" ]; then
  printf '\n[locale]\noverrideFlag=true\nuserLocale=%s\n' "$LANDPATROL_LANG" >> "$ini"
fi

# Run a program to its end: signals are handed on, standard input and the exit code are its own.
run_program() {
  local child code=0
  "$@" <&0 &
  child=$!
  trap 'kill -TERM $child 2> /dev/null' INT TERM HUP
  wait $child || code=$?
  while kill -0 $child 2> /dev/null; do wait $child || code=$?; done
  exit $code
}
