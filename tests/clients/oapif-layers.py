"""What QGIS makes of our OGC API, as lines of JSON: a real client, without a screen.

python3 oapif-layers.py ADDRESS_OF_LANDING_PAGE USER KEY
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)


def layer(address, name, more=""):
    """A layer of the provider OAPIF; what is wrong with it ends the program."""
    found = QgsVectorLayer(f"url='{address}' typename='{name}' {more}", name, "OAPIF")
    if not found.isValid():
        raise SystemExit(f"{name} is not valid: {found.error().message()}")
    return found


def say(what, value):
    print(json.dumps({"what": what, "value": value}, ensure_ascii=False), flush=True)


def codes(features):
    return sorted(feature["code"] for feature in features)


def main(address, user, key):
    grids = layer(address, "grids-3")
    say("crs", grids.crs().authid())
    say("fields", {field.name(): field.typeName() for field in grids.fields()})
    say("all", codes(grids.getFeatures()))
    first = min(grids.getFeatures(), key=lambda feature: feature["code"])
    say("first", {"name": first["name"], "households": first["households"], "wkt": first.geometry().asWkt(7)})

    # A layer of its own, whose cache does not know what the other has loaded.
    extent = first.geometry().boundingBox()
    box = QgsRectangle(extent.xMinimum(), extent.yMinimum(), extent.center().x(), extent.center().y())
    boxed = layer(address, "grids-3", "restrictToRequestBBOX='1'")
    request = QgsFeatureRequest().setFilterRect(box).setFlags(QgsFeatureRequest.ExactIntersect)
    say("box", {"box": [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()], "codes": codes(boxed.getFeatures(request))})

    filtered = layer(address, "grids-3", "filter='\"households\" > 20'")
    say("filtered", codes(filtered.getFeatures()))
    asked = QgsFeatureRequest().setFilterExpression("\"name\" like '%2%' and \"level\" = 3")
    say("asked", codes(grids.getFeatures(asked)))
    paged = layer(address, "grids-3", "pagingEnabled='true' pageSize='40'")
    say("paged", codes(paged.getFeatures()))

    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    moved = QgsFeatureRequest().setDestinationCrs(mercator, QgsProject.instance().transformContext())
    there = min(grids.getFeatures(moved), key=lambda feature: feature["code"])
    at = there.geometry().vertexAt(0)
    say("reprojected", [at.x(), at.y()])

    facilities = layer(address, "facilities")
    say("facilities", sorted(feature["name"] for feature in facilities.getFeatures()))

    buildings = layer(address, "buildings", f"username='{user}' password='{key}'")
    counts = [feature["households"] for feature in buildings.getFeatures()]
    say("buildings", {"all": len(counts), "counts": [count for count in counts if isinstance(count, int)]})


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main(*sys.argv[1:4])
    application.exitQgis()
