# Sourced by the other scripts: the project's environment for QGIS programs, and a throw-away profile.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$root/scripts/setup" >&2

# QGIS loads a plugin by its folder's name, so the checkout is reached through a link of the right name.
plugins=$root/.cache/plugins
mkdir -p "$plugins"
ln -sfn "$root" "$plugins/landpatrol"

site_packages=$(echo "$root"/.venv/lib/python3.*/site-packages)
export PYTHONPATH=$site_packages${PYTHONPATH:+:$PYTHONPATH}
export PYTHONSAFEPATH=1
export QGIS_PLUGINPATH=$plugins${QGIS_PLUGINPATH:+:$QGIS_PLUGINPATH}
[ -d /usr/share/proj ] && export PROJ_DATA=/usr/share/proj

if [ -z "${QGIS_CUSTOM_CONFIG_PATH:-}" ]; then
  profile=$(mktemp -d)
  trap 'rm -rf "$profile"' EXIT
  export QGIS_CUSTOM_CONFIG_PATH=$profile
fi
ini=$QGIS_CUSTOM_CONFIG_PATH/profiles/default/QGIS/QGIS3.ini
if [ ! -f "$ini" ]; then
  mkdir -p "$(dirname "$ini")"
  language=${LANDPATROL_LANG:-}
  {
    printf '[PythonPlugins]\nlandpatrol=true\nprocessing=true\n'
    printf '[qgis]\ncheckVersion=false\nshowTips=false\nnewProjectDefault=false\n'
    if [ -n "$language" ]; then printf '[locale]\noverrideFlag=true\nuserLocale=%s\n' "$language"; fi
  } > "$ini"
fi
