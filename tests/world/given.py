"""What tests of several files use: the packages of data/world and their tables."""

import json

from readout.world.tables import WORLD

PACKAGES = {
    path.parent.name: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(WORLD.glob("*/datapackage.json"))
}
RESOURCES = {
    f"{name}/{resource['path'].removesuffix('.csv')}": resource
    for name, package in PACKAGES.items()
    for resource in package["resources"]
    if "schema" in resource
}
