"""Beyond one machine: the batch over a Ray cluster, inputs and outputs by URL (fsspec).

`storage` alone knows fsspec, `ray_engine` alone knows Ray. What is converted and how it is
recorded is the same as on one machine (`extract.batch`), so the outputs are the same bytes.
"""
