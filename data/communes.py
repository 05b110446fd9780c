"""
Make the pack of communes: ``uv run python data/communes.py FOLDER``.

FOLDER holds ``communes.csv``, ``age_estimate.csv``, ``commune_outlines_50m.parquet``,
``hcmc_schools_osm.csv`` and ``hcmc_core_streets_2018.parquet``; see data/README.md for their
sources, licences and the rules.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from communes_recipe import ages, figures, outlines, predecessors, street_sheets, streets

HERE = Path(__file__).resolve().parent
PACK = HERE.parent / "spatial" / "communes" / "pack"
RATES = HERE.parent / "spatial" / "projection" / "rates" / "wpp2024_viet_nam.csv"
VALID_FROM = "2025-07-01"
SPECIAL_CITIES = frozenset({"01", "79"})  # cities of the special class
_LEVELS = {"MN": "mam_non", "TH": "tieu_hoc", "THCS": "thcs", "THPT": "thpt"}
_NO_SCHOOL = "training_center"


def build(source: Path, out: Path) -> None:
    """Write the pack: the same bytes from the same sources."""
    out.mkdir(parents=True, exist_ok=True)
    provinces = _csv(HERE / "communes_recipe" / "provinces.csv")
    layer = _layer(source)
    communes = _communes(source, provinces, outlines.areas_km2(layer))
    _write(pa.Table.from_pandas(communes, preserve_index=False), out / "communes.parquet")
    given = _csv(source / "communes.csv").assign(name=communes["name"].to_numpy())
    walk = predecessors.table(given)
    _write(pa.Table.from_pandas(walk, preserve_index=False), out / "predecessors.parquet")
    _write(pa.Table.from_pandas(_schools(source), preserve_index=False), out / "schools.parquet")
    _outlines(layer, out / "outlines.parquet")
    nodes, edges = streets.tables(source / "hcmc_core_streets_2018.parquet")
    _write_numbers(nodes, out / "street_nodes.parquet")
    _write_numbers(edges, out / "street_edges.parquet")
    drawn = street_sheets.sheets(source / "hcmc_core_streets_2018.parquet")
    _write(pa.Table.from_pandas(drawn, preserve_index=False), out / "street_sheets.parquet")
    text = provinces.to_csv(index=False, lineterminator="\n")
    (out / "provinces.csv").write_text(text, encoding="utf-8", newline="\n")


def _csv(path: Path) -> pd.DataFrame:
    """Read a table, every cell as text, NFC."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return table.map(lambda cell: unicodedata.normalize("NFC", cell))


def _layer(source: Path) -> gpd.GeoDataFrame:
    """Read the outlines in the order of the communes, land claimed twice given to one."""
    given = _csv(source / "communes.csv")
    layer = gpd.read_parquet(source / "commune_outlines_50m.parquet")
    ordered = layer.set_index("code").loc[given["code"]].reset_index()
    return outlines.parted(ordered, given["area_km2_official"].astype(float))


def _communes(source: Path, provinces: pd.DataFrame, areas_km2: np.ndarray) -> pd.DataFrame:
    """Put names, classes, people and ages of every commune together."""
    given, aged = _csv(source / "communes.csv"), _csv(source / "age_estimate.csv")
    rank = given["name"].str.extract(r"^(Phường|Xã|xã|Đặc khu)\s", expand=False).str.lower()
    bare = given["name"].str.replace(r"^(?:Phường|Xã|xã|Đặc khu)\s+", "", regex=True)
    table = pd.DataFrame(
        {
            "code": given["code"],
            "name": rank.str.capitalize() + " " + bare,
            "rank": rank,
            "province_code": given["province_code"],
            "area_km2": areas_km2,
            "lon": given["centre_lon"].astype(float),
            "lat": given["centre_lat"].astype(float),
            "people": pd.to_numeric(given["population_2025_dossier"]),
            "suspect": given["population_suspect"].eq("True"),
        }
    )
    totals = provinces.set_index("code")["people"].astype(int)
    people, rule = figures.repaired(table, totals)
    whole = figures.raked(table, people, totals)
    numbers = aged.assign(**{name: pd.to_numeric(aged[name]) for name in ages.SOURCE_COLUMNS})
    numbers["age_share_from"] = aged["age_share_from"].replace("", np.nan)
    parts, origin = ages.shares(numbers, pd.read_csv(RATES))
    bands = pd.DataFrame(ages.whole(whole, parts), columns=list(ages.COLUMNS)).astype("int32")
    official = given["area_km2_official"].astype(float)
    return table.drop(columns="suspect").assign(
        area_km2=areas_km2.round(2),
        area_official_km2=official.mask((official / areas_km2 - 1).abs() > outlines.AREA_FITS),
        area_class=_area_class(table),
        people=whole.astype("int32"),
        people_rule=rule,
        ages_from=origin.to_numpy(),
        predecessors_known=given["predecessors"].ne(""),
        valid_from=VALID_FROM,
        **{name: bands[name] for name in bands},
    )


def _area_class(table: pd.DataFrame) -> np.ndarray:
    """Class what is known: wards of the two special cities, other wards, communes, islands."""
    special = table["province_code"].isin(SPECIAL_CITIES)
    ward = table["rank"] == "phường"
    choices = ["hai_dao", "do_thi_dac_biet", "phuong"]
    return np.select([table["rank"] == "đặc khu", ward & special, ward], choices, "nong_thon")


def _schools(source: Path) -> pd.DataFrame:
    """Give every mapped school with the levels its name tells, as words of the schema."""
    given = _csv(source / "hcmc_schools_osm.csv")
    guess = given["level_guess"]
    levels = guess.map(
        lambda told: " ".join(_LEVELS[at] for at in told.split("+") if at in _LEVELS)
    )
    return pd.DataFrame(
        {
            "school_id": given["osm_id"],
            "name": given["name"].str.strip(),
            "levels": levels,
            "is_school": guess.ne(_NO_SCHOOL),
            "code": given["post_ward_code"],
            "lon": given["lon"].astype(float),
            "lat": given["lat"].astype(float),
            "duplicate_of": given["possible_dup_of"],
        }
    )


def _outlines(layer: gpd.GeoDataFrame, out: Path) -> None:
    """Write the outlines as GeoParquet, a row group a province, so that one opens alone."""
    size = int(layer["province_code"].value_counts().max())
    starts = np.flatnonzero(layer["province_code"].ne(layer["province_code"].shift()).to_numpy())
    table = pa.table(layer.to_arrow(index=False, geometry_encoding="WKB"))
    layer.to_parquet(out, index=False)
    metadata = pq.read_schema(out).metadata
    table = table.cast(pq.read_schema(out).with_metadata(None)).replace_schema_metadata(metadata)
    with pq.ParquetWriter(out, table.schema, compression="zstd", compression_level=22) as writer:
        for start, end in zip(starts, [*starts[1:], len(layer)], strict=True):
            writer.write_table(table.slice(start, end - start), row_group_size=size)


def _write(table: pa.Table, out: Path) -> None:
    """Write a table, compressed, without what pandas knew of it."""
    bare = table.replace_schema_metadata(None)
    pq.write_table(bare, out, compression="zstd", compression_level=22)


def _write_numbers(table: pd.DataFrame, out: Path) -> None:
    """Write whole numbers that change little from row to row, each by its difference."""
    pq.write_table(
        pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None),
        out,
        compression="zstd",
        compression_level=22,
        use_dictionary=False,
        column_encoding=dict.fromkeys(table.columns, "DELTA_BINARY_PACKED"),
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else PACK)  # noqa: PLR2004 - the place to write comes second
