"""The tools of translators: catalogs made, merged, checked, previewed and compared."""
