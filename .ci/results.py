"""Sums the surefire reports of a checkout: prints unexpected skips and failures, then one line of counts.

usage: results.py CHECKOUT ALLOWED_SKIPS

ALLOWED_SKIPS has one test a line, `package.Class#method reason`; a skip that it does not name is an error.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def read_allowed(path):
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def main(checkout, allowed_file):
    allowed = read_allowed(pathlib.Path(allowed_file))
    passed, failed, skipped, unexpected = 0, 0, 0, 0
    reports = sorted(pathlib.Path(checkout).glob("**/target/surefire-reports/TEST-*.xml"))
    for report in reports:
        for case in ElementTree.parse(report).getroot().iter("testcase"):
            name = f"{case.get('classname')}#{case.get('name')}"
            skip = case.find("skipped")
            if skip is not None:
                skipped += 1
                if name.split("(")[0].split("[")[0] not in allowed:
                    unexpected += 1
                    print(f"skipped unexpectedly: {name}: {skip.get('message')}")
            elif case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print(f"failed: {name}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or unexpected or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
