# mypy: ignore-errors
"""One LibreOffice that stays open: letters come in by the standard input, PDFs go out.

This is no part of the package: it is run by a Python that has LibreOffice's `uno`, in a folder of
its own, and ends when its input does, LibreOffice and the folder with it.  A letter is its length
in four bytes, and then a DOCX; an answer is its length, and then a PDF, or nothing for a failure.

Call: worker.py SOFFICE ADDRESS, in the folder that serves as LibreOffice's profile.
"""

import os
import queue
import shutil
import signal
import struct
import subprocess
import sys
import threading
import time

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.io import XOutputStream

_PAUSE = 0.05
_NEVER = 0  # com.sun.star.document.MacroExecMode.NEVER_EXECUTE, and UpdateDocMode.NO_UPDATE
_PDF_A_2 = 2


class Output(unohelper.Base, XOutputStream):
    """Takes what LibreOffice writes; the names are those that it calls."""

    def __init__(self):
        """Begin with nothing."""
        self.data = bytearray()

    def writeBytes(self, part):  # noqa: N802
        """Take some bytes more."""
        self.data += part.value

    def flush(self):
        """Do nothing: all is there already."""

    def closeOutput(self):  # noqa: N802
        """Do nothing: nothing is open."""


def properties(**values):
    """Return values as LibreOffice takes them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def started(program, address):
    """Start LibreOffice; return its process."""
    profile = uno.systemPathToFileUrl(os.path.join(os.getcwd(), "profile"))
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    call = [program, *options, f"-env:UserInstallation={profile}", f"--accept={address};urp;"]
    return subprocess.Popen(  # noqa: S603 - the program is LibreOffice
        call, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def connected(address):
    """Return the context of a LibreOffice, as soon as it answers."""
    local = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    while True:
        try:
            return resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - it is not there yet
            time.sleep(_PAUSE)


def pdf_of(context, data):
    """Return a letter as PDF/A-2b with the structure of its text."""
    make = context.ServiceManager.createInstanceWithContext
    stream = make("com.sun.star.io.SequenceInputStream", context)
    stream.initialize((uno.ByteSequence(data),))
    desktop = make("com.sun.star.frame.Desktop", context)
    how = properties(
        Hidden=True,
        InputStream=stream,
        FilterName="MS Word 2007 XML",
        MacroExecutionMode=_NEVER,
        UpdateDocMode=_NEVER,
    )
    document = desktop.loadComponentFromURL("private:stream", "_blank", 0, how)
    try:
        output = Output()
        options = properties(UseTaggedPDF=True, SelectPdfVersion=_PDF_A_2)
        data = uno.Any("[]com.sun.star.beans.PropertyValue", options)
        how = properties(FilterName="writer_pdf_Export", FilterData=data, OutputStream=output)
        document.storeToURL("private:stream", how)
    finally:
        document.close(True)
    return bytes(output.data)


def letters(stream, waiting, end):
    """Put the letters of a stream into a queue, and end everything with it."""
    while True:
        head = stream.read(4)
        data = stream.read(struct.unpack(">I", head)[0]) if len(head) == 4 else b""
        if not data:
            end()
        waiting.put(data)


def watch(process, end):
    """Wait for the end of LibreOffice: what is asked of one that has ended is never answered."""
    process.wait()
    end()


def ending(process, folder):
    """Return what ends LibreOffice and this process, and deletes the folder."""
    group = 0 if os.name == "nt" else os.getpgrp()

    def end():
        if os.name == "nt":
            tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 - of Windows
            os.chdir(os.path.dirname(folder))
            shutil.rmtree(folder, ignore_errors=True)
        elif os.fork() == 0:  # a child outlives the group, whose files are still in use till then
            os.setsid()
            os.killpg(group, signal.SIGKILL)
            time.sleep(_PAUSE)
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    return end


def main():
    """Answer letters until there are no more."""
    program, address = sys.argv[1:]
    process = started(program, address)
    end = ending(process, os.getcwd())
    waiting = queue.Queue()
    threading.Thread(target=letters, args=(sys.stdin.buffer, waiting, end), daemon=True).start()
    threading.Thread(target=watch, args=(process, end), daemon=True).start()
    context = connected(address)
    while True:
        try:
            data = pdf_of(context, waiting.get())
        except Exception:  # noqa: BLE001 - of a letter LibreOffice may say anything
            data = b""
        sys.stdout.buffer.write(struct.pack(">I", len(data)) + data)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
