"""Which tests `make test` leaves to `make rare`, and why each may wait: what they add to those that stay is little and slow.

`make test-all` and what a pull request must pass run both.
"""

RARE = {
    "tests/site/test_privacy.py::test_reading_violates_no_policy_and_keeps_nothing[sub-path]":
        "the same pages as at the root; links, scripts and tools below a path are tried by the tests of the tools",
    "tests/site/test_left_out.py::test_no_tool_needs_it[diagnosis/-en-US]":
        "what a locale changes lies in Python's start, which the calculator has in common with it",
    "tests/site/test_left_out.py::test_no_tool_needs_it[diagnosis/-ja-JP]": "as above",
    "tests/site/test_left_out.py::test_no_tool_needs_it[statement/-en-US]": "as above",
    "tests/site/test_left_out.py::test_no_tool_needs_it[statement/-ja-JP]": "as above",
    "tests/site/test_offline.py::test_second_visit_in_flight_mode[sub-path-diagnosis/]":
        "each tool is tried at the root, and one below a path",
    "tests/site/test_offline.py::test_second_visit_in_flight_mode[sub-path-statement/]": "as above",
    "tests/site/test_faults.py::test_every_other_broken_request":
        "each request, each way and each tool is in the core; here are all of one with all of the others, some minutes",
    "tests/site/test_faults.py::test_every_other_refusal": "as above",
    "tests/site/test_supply.py::test_built_elsewhere_it_is_the_same_byte_for_byte":
        "it builds all of the site with nothing kept, a minute; the runtime alone is made twice in make test",
}  # fmt: skip
"""By the name of a test, or of one of its cases."""
