"""Imported once by the process that workers are forked from: they share what is loaded here."""

import gc
from pathlib import Path

from extract.batch.jobs import Settings, make_converting

make_converting(Settings(Path()))  # fills the caches of the pipeline, for our own rules
gc.freeze()  # a collection in a worker would write to every page that is shared
