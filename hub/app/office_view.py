"""`python -m hub.app.office_view FILE`: what a display is told of an office document, as one line of JSON (OfficeView).

Nothing is opened or stored: the preview of a layout (display/preview) reads a document that is being edited. Exit code
1 and the faults, one a line, when the document cannot be taken.
"""

import argparse
import sys
from pathlib import Path

from hub.api.mapping.office import Reader, office_view
from hub.engine.office_document import build
from hub.service.office_file import OfficeFileError, read_office_file
from hub.service.office_history import faults_of


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m hub.app.office_view", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="an office document")
    file = parser.parse_args(arguments).file
    try:
        document = read_office_file(file)
    except OfficeFileError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    faults = faults_of(document)
    if faults:
        sys.stderr.writelines(f"{path}: {sentence}\n" for path, sentence in faults.items())
        return 1
    sys.stdout.write(office_view(build(document), 1, Reader.DISPLAY).model_dump_json() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
