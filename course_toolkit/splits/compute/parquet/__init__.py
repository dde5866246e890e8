"""Sets that stay in Parquet files: DuckDB counts there, the checks word what it counted.

What the checks ask of the rows (:func:`equal_rows`, :func:`share`, :func:`overlap`, …) is asked of a ``Sets`` in memory
or of a ``ParquetSets``; everything else, from the judgement of chance to the sentences, is the same code.
"""
