"""Catalogues as data files, each row with its source; read by `domain/catalogues`."""
