"""
Open the layers in QGIS itself, and take the pictures somebody has to look at.

QGIS is no dependency: ``apt-get install --no-install-recommends python3-qgis``, then

    truonglop layers --format qgis --out FOLDER
    QT_QPA_PLATFORM=offscreen /usr/bin/python3 benchmarks/qgis_trial.py FOLDER

It prints, of each layer opened from the GeoPackage alone and of the project, whether QGIS took it,
how many classes and which names of columns it shows, and writes ``table.png`` and ``project.png``.
With a second argument, the address of a running app's layers (``http://127.0.0.1:8501/ogc``), it
also reads those through QGIS's own driver of OGC API – Features.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

SIZE = (1400, 1100)


def told(layer: QgsVectorLayer) -> str:
    """Say what QGIS made of a layer."""
    renderer = layer.renderer()
    rules = renderer.rootRule().children() if renderer.type() == "RuleRenderer" else []
    names = [layer.attributeAlias(at) for at in range(layer.fields().count())]
    named = [name for name in names if name]
    return (
        f"{layer.name()}: valid {layer.isValid()}, {layer.featureCount()} rows, "
        f"{layer.crs().authid()}, {renderer.type()}, {len(rules)} classes "
        f"{[rule.label() for rule in rules]}, labels {layer.labelsEnabled()}, "
        f"{len(named)} of {len(names)} columns named, first {named[:3]}"
    )


def draw(layers: list[QgsMapLayer], into: Path, settings: QgsMapSettings) -> None:
    """Draw layers as QGIS does, the first on top."""
    settings.setLayers(layers)
    settings.setOutputSize(QSize(*SIZE))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(str(into))


def from_table(file: Path) -> None:
    """Open every layer of the GeoPackage by itself: the style is the default one of the file."""
    whole = QgsVectorLayer(str(file), "whole", "ogr")
    names = [row.split("!!::!!")[1] for row in whole.dataProvider().subLayers()]
    opened = {name: QgsVectorLayer(f"{file}|layername={name}", name, "ogr") for name in names}
    for layer in opened.values():
        print(told(layer))
    shown = [opened[name] for name in ("schools", "streets", "deficit_tieu_hoc") if name in opened]
    settings = QgsMapSettings()
    settings.setDestinationCrs(shown[-1].crs())
    extent = shown[-1].extent()
    extent.scale(1.1)
    settings.setExtent(extent)
    draw(shown, file.with_name("table.png"), settings)


def from_project(file: Path) -> None:
    """Open the project: groups, order, styles, extent."""
    project = QgsProject.instance()
    print("project read:", project.read(str(file)), repr(project.title()), project.crs().authid())
    for layer in project.mapLayers().values():
        print(told(layer))
    root = project.layerTreeRoot()
    shown = [node.layer() for node in root.findLayers() if node.isVisible()]
    print("shown, top first:", [layer.name() for layer in shown])
    settings = QgsMapSettings()
    settings.setDestinationCrs(project.crs())
    settings.setExtent(project.viewSettings().fullExtent())
    by_name = {layer.id(): layer for layer in shown}
    extent = by_name["truonglop_wards"].extent()
    extent.scale(1.1)
    settings.setExtent(extent)
    draw(shown, file.with_name("project.png"), settings)


def from_service(url: str) -> None:
    """Read layers of a running app."""
    for name in ("wards", "deficit_tieu_hoc", "streets"):
        asked = f"url='{url}' typename='{name}' srsname='EPSG:4326'"
        layer = QgsVectorLayer(asked, name, "OAPIF")
        rows = sum(1 for _ in layer.getFeatures()) if layer.isValid() else 0
        print(f"{name} of the service: valid {layer.isValid()}, {rows} rows read")


def main(folder: Path, url: str = "") -> None:
    """Open what stands in a folder, and what an address serves."""
    QgsApplication.setPrefixPath("/usr", useDefaultPaths=True)
    program = QgsApplication([], GUIenabled=False)
    program.initQgis()
    from_table(folder / "layers.gpkg")
    from_project(folder / "layers.qgz")
    if url:
        from_service(url)
    QgsProject.instance().clear()
    program.exitQgis()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
