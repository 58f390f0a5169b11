"""Convert folders of plans: workers, faults held apart, resume, tables over the folder.

How the parts fit, for another engine or another writer:

``Job`` -> `jobs.convert_one` -> ``Outcome``
    Pure but for the files it reads and writes; job and outcome pickle, and are small: a plan's
    records go to its JSON, never through a pipe. A worker calls ``make_converting(settings)``
    once, which loads the models, and what that gives for each job.
``Engine.run(jobs)`` -> outcomes in the order they finish
    `engine.InProcess`, `workers.Workers`, or another. `jobs` is an iterator, largest first, and is
    drawn from only when a worker is free; an engine holds no more than what is running. Every job
    drawn gives exactly one outcome, unless ``stop`` was requested: then no more are drawn, and
    those that run are waited for. A job whose worker dies, or goes over a limit, is given once to
    another worker, then becomes an ``Outcome`` with a failure (`jobs.fault_outcome`).
`manifest.Manifest`
    What was found, what is to be done, what was done: SQLite under ``.boctach/`` in the output
    folder. It alone holds a state that grows with the folder, on disk. Order is put back here:
    everything that leaves the folder is read from it sorted by document.
`folder_tables.write_tables`
    When all jobs are done: reads the plans' JSON back, one at a time in the order of documents,
    into writers (`extract.writers.base.FolderWriter`) that stream. So the tables of a run that was
    killed and went on, of one worker or many, of any engine, are the same bytes. Nothing is
    written where no result changed.

The parent never imports spaCy: `jobs` loads the pipeline inside ``make_converting``.
"""

from extract.batch.jobs import Job, Outcome, Settings, convert_one
from extract.batch.options import LOG_NAME, SUFFIXES, Options
from extract.batch.run import convert_folder
from extract.batch.summary import Progress, Summary, Tick

__all__ = [
    "LOG_NAME",
    "SUFFIXES",
    "Job",
    "Options",
    "Outcome",
    "Progress",
    "Settings",
    "Summary",
    "Tick",
    "convert_folder",
    "convert_one",
]
