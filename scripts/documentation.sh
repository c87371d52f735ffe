#!/usr/bin/env bash
# Documentation packages of Debian, unpacked into folders: scripts/documentation.sh FOLDER
# Nothing is installed. One folder an application below FOLDER/docs, with its copyright file.
set -euo pipefail
folder=$(mkdir -p "${1:?give a folder}" && cd "$1" && pwd)
packages="accerciser aisleriot ark atril-common baobab brasero-common cheese-common deja-dup devhelp-common dia-common
dolphin engrampa-common eog eom-common epiphany-browser-data evince-common evolution-common file-roller fontforge-doc
four-in-a-row freedombox-doc-en gedit-common gimp-help-en glabels-data glade gnome-boxes gnome-calculator gnome-chess
gnome-clocks gnome-music gnome-photos gnome-sudoku gnome-system-monitor gnome-terminal-data gnome-user-docs gnucash-docs
gnumeric-doc gthumb-data gucharmap gwenview hugin-data k3b-data kaddressbook kate5-data kcalc kdenlive-data kicad-doc-en
kile-doc kmail kmymoney-common konsole konversation-data korganizer krusader kstars-data ktorrent-data labplot-data
mate-terminal-common mate-user-guide okular openshot-qt-doc orca pitivi plasma-desktop-data plasma-workspace-data
pluma-common rhythmbox-data rkward-data seahorse shotwell-common simple-scan skrooge-common sound-juicer swell-foop
systemsettings tellico-doc texstudio-doc totem-common wireshark-doc wxmaxima"
mkdir -p "$folder/packages" "$folder/docs"
cd "$folder/packages"
for package in $packages; do
  ls "$package"_*.deb >/dev/null 2>&1 || apt-get download -q "$package" >/dev/null || echo "no $package" >&2
done
take() { # NAME PATH PACKAGE: one folder of documentation and the copyright of its package
  [ -e "$folder/docs/$1" ] && return
  cp -r "$2" "$folder/docs/$1"
  cp "$root/usr/share/doc/$3/copyright" "$folder/docs/$1/" 2>/dev/null || true
}
for archive in *.deb; do
  package=${archive%%_*}
  root=$folder/unpacked
  rm -rf "$root" && mkdir "$root"
  dpkg-deb --fsys-tarfile "$archive" | tar -x -C "$root" --exclude='*.png' --exclude='*.svg' --exclude='*/locale/*' \
    --wildcards './usr/share/*'
  for found in "$root"/usr/share/help/C/* "$root"/usr/share/doc/HTML/en/* "$root"/usr/share/doc/kde/HTML/en/*; do
    [ -d "$found" ] && take "$(basename "$found")" "$found" "$package"
  done
  for found in "$root"/usr/share/gnome/help/*/C; do
    [ -d "$found" ] && take "$(basename "$(dirname "$found")")" "$found" "$package"
  done
  case $package in
    gimp-help-en) take gimp "$root/usr/share/gimp/2.0/help/en" "$package" ;;
    wireshark-doc) take wireshark "$root/usr/share/doc/wireshark/wsug_html_chunked" "$package" ;;
    hugin-data) take hugin "$root/usr/share/hugin/xrc/data/help_en_EN" "$package" ;;
    openshot-qt-doc) take openshot "$root/usr/share/doc/openshot-qt/html" "$package" ;;
    fontforge-doc) take fontforge "$root/usr/share/doc/fontforge/ui" "$package" ;;
    kicad-doc-en) take kicad "$root/usr/share/doc/kicad/help/en" "$package" ;;
    dia-common) take dia "$root/usr/share/doc/dia/html/en" "$package" ;;
    freedombox-doc-en) take freedombox "$root/usr/share/freedombox/manual/en" "$package" ;;
    texstudio-doc) take texstudio "$root/usr/share/doc/texstudio/html" "$package" ;;
    wxmaxima) take wxmaxima "$root/usr/share/doc/wxmaxima" "$package" ;;
  esac
done
rm -rf "$folder/unpacked" "$folder/docs/rkwardplugins"
echo "$(find "$folder/docs" -mindepth 1 -maxdepth 1 | wc -l) folders in $folder/docs"
