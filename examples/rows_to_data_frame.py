"""Turn the rows of a query into plain dictionaries, and into a data frame where pandas is there.

Run `python examples/rows_to_data_frame.py`. Nothing but the library itself is needed; pandas is
used only if it is installed.
"""

import importlib
import importlib.util
import json
from collections import Counter
from typing import Any

from coalition_model import queries, reference


def main() -> None:
    """Ask for a timeline and the attendance of a meeting, and print both as plain data."""
    week = reference.dossier("alaska-to-washington")

    timeline = queries.rows(queries.timeline(week, between="2025-08-15/2025-08-18"))
    print("one row, as JSON:", json.dumps(timeline[0], ensure_ascii=False))
    print("rows by kind:", dict(Counter(row["kind"] for row in timeline)))

    attendance = [
        {"meeting": meeting, **row}
        for meeting in week.meetings
        for row in queries.rows(queries.attendance(week, meeting))
    ]
    for row in attendance[:4]:
        print(row["meeting"], row["actor"], row["status"], row["answer"], sep="; ")

    if importlib.util.find_spec("pandas") is None:
        print("pandas is not installed: the dictionaries above are what it would be given")
        return
    pandas: Any = importlib.import_module("pandas")
    frame = pandas.DataFrame(attendance)
    print(frame.groupby(["meeting", "answer"]).size())


if __name__ == "__main__":
    main()
