"""What Orca says of a page in Firefox, as Debian ships both: on a screen that nobody sees, with a voice that nobody hears.

Orca reads a page from its top as soon as that has loaded. Every phrase that it hands to the voice stands in its own log.
"""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

from tests.engines.browsers import display

SPOKEN = re.compile(r"SPEECH OUTPUT: ['\"](.*)['\"](?:\{.*\})?$")
VOICE = 'AddModule "silent" "sd_dummy" ""\nDefaultModule silent\n'
PROFILE = 'user_pref("accessibility.force_disabled", -1);\nuser_pref("browser.shell.checkDefaultBrowser", false);\n' \
          'user_pref("browser.aboutwelcome.enabled", false);\nuser_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
# All in one session of the bus: what browsers tell screen readers, the screen reader, and the browser.
SESSION = """
/usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 &
gsettings set org.gnome.desktop.a11y.applications screen-reader-enabled true
orca --replace --debug-file="$1/orca" &
until grep -q 'SPEECH OUTPUT' "$1/orca"; do sleep 0.5; done
firefox-esr --profile "$1/profile" --no-remote "$2" &
wait
"""
PATIENCE = 120
"""Seconds until the last words of a page must have been said."""


def read_aloud(url: str, last: str, scratch: Path) -> list[str]:
    """Return every phrase that Orca says of the page at *url*, until it says *last*."""
    for folder, name, text in (("config/speech-dispatcher", "speechd.conf", VOICE), ("profile", "user.js", PROFILE)):
        (scratch / folder).mkdir(parents=True)
        (scratch / folder / name).write_text(text, "utf-8")
    (scratch / "run").mkdir(mode=0o700)
    own = {"HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch / "config"), "XDG_RUNTIME_DIR": str(scratch / "run"), "GNOME_ACCESSIBILITY": "1", "LANG": "C.UTF-8"}
    with display():
        command = ["dbus-run-session", "--", "bash", "-c", SESSION, "orca", str(scratch), url]
        session = subprocess.Popen(command, env=os.environ | own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        try:
            return _until(last, scratch / "orca")
        finally:
            os.killpg(session.pid, signal.SIGTERM)
            session.wait(PATIENCE)


def _until(last: str, log: Path) -> list[str]:
    end = time.monotonic() + PATIENCE
    while True:
        said = [found[1].strip() for line in (log.read_text("utf-8", "replace").splitlines() if log.is_file() else ()) if (found := SPOKEN.search(line))]
        if any(last in phrase for phrase in said):
            return said
        if time.monotonic() > end:
            raise AssertionError(f"Orca never said {last!r}; its last phrases were {said[-5:]}")
        time.sleep(0.5)
