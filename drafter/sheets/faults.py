"""What a cell of a workbook shows in the place of a result."""


class Fault(str):
    """An error of Excel: `#N/A`."""

    __slots__ = ()
