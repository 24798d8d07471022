"""A large release is checked in two processes, and nothing of what is found depends on it."""

from __future__ import annotations

import sys

import pyarrow.parquet as pq
from tests.check.builders import changed, good, release
from tests.check.remembered import remember

from conftest import ROOT
from materia_medica.check import beside
from materia_medica.check.folder import check_folder
from materia_medica.check.lazily import put_off


def test_a_second_process_finds_what_one_finds(tmp_path, monkeypatch):
    folder = release(good(), tmp_path)
    damaged = changed(changed(good(), "side_effects", 0, effect="gout"), "effects", 0, is_lab_finding=True)
    for name in ("side_effects", "effects"):
        pq.write_table(damaged[name], folder / f"{name}.parquet")
    remember(monkeypatch)
    alone = check_folder(folder, project=ROOT)
    monkeypatch.setattr(beside, "LARGE", 1)
    assert check_folder(folder, project=ROOT) == alone
    failed = {r.rule for r in alone.of_status("failed")}
    assert {"effects.differs_from_linked_in", "files.formats_same", "side_effects.extracted_again"} <= failed


def test_a_module_that_is_put_off_is_the_module_at_its_first_use(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    put_off(("colorsys", "not_a_module_of_anybody"))
    put_off_one = sys.modules["colorsys"]
    import colorsys

    assert colorsys is put_off_one
    assert "rgb_to_hsv" not in vars(colorsys)
    assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    assert sys.modules["colorsys"] is not put_off_one
    assert "not_a_module_of_anybody" not in sys.modules
