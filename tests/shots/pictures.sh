# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What is seen on each picture: name, size, flags of the demo API, options of shot, options of tcpartner, and
# what is typed (screenshot_player.c). Read by make.sh.

picture main 110x30 "" "" "" <<END
load
key a
load
key j j j
pause 6000
END
picture chinese 110x30 "" "" "" <<END
load
key :
type lang zh-CN
key Enter
pause 6000
key a
load
key j j j
pause 6000
END
picture filter 80x24 "" "" "" <<END
load
pause 1200
key F4 Enter
type light
pause 1200
END
picture detail 150x46 "" "" "" <<END
load
type 1202G
load
type e
load
key Enter
pause 500
load
key Tab
pause 6000
END
picture runway 120x40 "" "" "" <<END
load
key a
load
key !
pause 1200
key G
key Enter
pause 500
load
pause 6000
END
picture burn 120x40 "" "" "" <<END
load
key a
load
key !
pause 1200
key B
pause 500
key 7
load
pause 6000
END
picture sort 110x30 "" "" "" <<END
load
key a
load
pause 6000
key s Space
pause 1200
END
picture risk 110x30 "" "" "" <<END
load
key a
load
key !
pause 6000
END
picture histogram 110x30 "" "" "" <<END
load
key a
load
pause 6000
key D
pause 1200
END
picture inspector 120x40 "" "" "" <<END
load
pause 1200
key I G Enter /
type clientuin
key Enter
pause 6000
END
picture limited 110x30 "--shared 4" "" "" <<END
load
key a
pause 3000
END
picture help 110x30 "" "" "" <<END
load
pause 1200
key ?
pause 1200
END
picture narrow 60x20 "" "" "" <<END
load
pause 1200
END
picture light 110x30 "" "-l" "--theme light" <<END
load
key j j
pause 1200
END
picture colour-blind 110x30 "" "" "--theme cb" <<END
load
key j j
pause 1200
END
picture ascii 80x24 "" "" "--ascii --color never" <<END
load
key j j
pause 1200
END

# A review in twenty seconds: all of the list, who is at risk, one of them and its history, the whole, one by name, and
# what was asked for all that.
film review 100x30 "" <<END
beat 160
load
pause 1200
key a
load
pause 700
key !
pause 1200
beat 280
key j j
key Enter
pause 500
load
key Tab G
pause 2200
key Esc
beat 160
key D
pause 2000
key Esc = f
beat 130
type orchid
beat 600
key Enter
load
pause 1600
key I
pause 1500
key Enter
pause 1500
END
