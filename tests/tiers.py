"""Which tests `make test` leaves to `make rare`, and why each may wait: what they add to those that stay is little and slow.

`make test-all` and what a pull request must pass run both. What `make quick` leaves to `make test` stands here too.
"""

OF_A_PAGE = "one page of each kind is in the core; here are all of them"
BELOW_A_PATH = "it is tried below a path, where more can go wrong; here is the same of the root once more"
OTHER_SCHEME = "in the core pages are looked at in the one scheme and on the one screen, states of the tools in the other"
OTHER_SCREEN = "in the core pages are walked through on a wide screen, states of the tools on a narrow one"
SAME_SCRIPT = "the page in English has the script of the Korean one, which is in the core, and other words"
SAME_WAY = "other tools are in the core, and all of them keep what they have in the same place"
SAME_FAULT = "one such fault is in the core, and is met at the same place"
OTHER_WAY = "one way of each kind is in the core, and the same page goes all of them"
OTHER_TOOL = "each tool is in the core once, in one of the two tests that have it forget"
SAME_LIMIT = "the reader meets the same limit in another file that is in the core and sooner made"
SAME_LAYOUT = "one width and one reader of each kind are in the core, and what is looked at is the same there"
READS_NO_ADDRESS = "only the calculator, the diagnosis and the search of every page read their address, and they are in the core"
OFFLINE = "the core has the first visit, a second one without a line or from what is kept, and the end of it; here is what happens on the way"

RARE = {
    "tests/site/test_privacy.py::test_reading_every_page_violates_no_policy_and_keeps_nothing": OF_A_PAGE,
    "tests/site/test_privacy.py::test_using_the_tools_keeps_and_sends_nothing_typed[en/": SAME_SCRIPT,
    "tests/site/test_security.py::test_markup_typed_into_any_field_stays_text[en/": SAME_SCRIPT,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[en/": SAME_SCRIPT,
    "tests/site/test_security.py::test_planted_elements_are_dead[index.html]":
        "the calculator's policy allows more than this one, and is in the core",
    "tests/site/test_accessibility.py::test_pages[light-360-": OTHER_SCHEME,
    "tests/site/test_accessibility.py::test_pages[dark-1280-others]": OF_A_PAGE,
    "tests/site/test_accessibility.py::test_english_calculator_states[dark-1280]": OTHER_SCHEME,
    "tests/site/test_accessibility.py::test_axe_would_find_something[light-360]": OTHER_SCHEME,
    "tests/site/test_targets.py::test_states[dark-1280-": OTHER_SCHEME,
    "tests/site/test_targets.py::test_states[light-360-diagnosis-english]": SAME_SCRIPT,
    "tests/site/test_targets.py::test_states[light-360-case-english]": SAME_SCRIPT,
    "tests/site/test_targets.py::test_pages[dark-1280-": OTHER_SCHEME,
    "tests/site/test_targets.py::test_pages[light-360-others]": OF_A_PAGE,
    "tests/site/test_targets.py::test_said_once[dark-1280-": SAME_LAYOUT,
    "tests/site/test_targets.py::test_a_mistake_is_found[dark-1280-": SAME_LAYOUT,
    "tests/site/test_stops.py::test_a_mistake_is_found[desktop-": SAME_LAYOUT,
    "tests/site/test_shared_computer.py::test_going_back_shows_them_for_a_short_while[message]": OTHER_TOOL,
    "tests/site/test_shared_computer.py::test_going_back_shows_them_for_a_short_while[clawback]": OTHER_TOOL,
    "tests/site/test_shared_computer.py::test_going_back_shows_them_for_a_short_while[case]": OTHER_TOOL,
    "tests/site/test_shared_computer.py::test_a_second_tab_knows_nothing[message]": SAME_WAY,
    "tests/site/test_shared_computer.py::test_a_second_tab_knows_nothing[clawback]": SAME_WAY,
    "tests/site/test_shared_computer.py::test_a_second_tab_knows_nothing[case]": SAME_WAY,
    "tests/site/test_left_out.py::test_no_tool_needs_it[calculator/-ja-JP]":
        "each tool is in the core in the readers' own locale",
    "tests/site/test_left_out.py::test_no_tool_needs_it[diagnosis/-en-US]":
        "as above",
    "tests/site/test_left_out.py::test_no_tool_needs_it[diagnosis/-ja-JP]": "as above",
    "tests/site/test_left_out.py::test_no_tool_needs_it[statement/-en-US]": "as above",
    "tests/site/test_left_out.py::test_no_tool_needs_it[statement/-ja-JP]": "as above",
    "tests/site/test_offline.py::test_second_visit_in_flight_mode[root-calculator/]": SAME_WAY,
    "tests/site/test_offline.py::test_second_visit_in_flight_mode[root-diagnosis/]": SAME_WAY,
    "tests/site/test_offline.py::test_second_visit_in_flight_mode[sub-path-diagnosis/]": SAME_WAY,
    "tests/site/test_offline.py::test_second_visit_in_flight_mode[sub-path-statement/]": OFFLINE,
    "tests/site/test_offline.py::test_only_the_sites_own_files_are_kept_and_each_once[root]": OFFLINE,
    "tests/site/test_offline.py::test_what_somebody_else_sends_is_not_kept[/assets/stylesheets/]": OFFLINE,
    "tests/site/test_offline.py::test_what_somebody_else_sends_is_not_kept[/diagnosis/]": OFFLINE,
    "tests/site/test_offline.py::test_kept_page_stands_in_for_one_that_does_not_come[held]": SAME_FAULT,
    "tests/site/test_offline.py::test_old_version_goes_with_its_pages": OFFLINE,
    "tests/site/test_offline.py::test_installable": OFFLINE,
    "tests/site/test_snapshot.py::test_second_visit_wakes_from_the_first[root]": BELOW_A_PATH,
    "tests/site/test_snapshot.py::test_spoilt_memory_is_dropped[cut]": OFFLINE,
    "tests/site/test_snapshot.py::test_spoilt_memory_is_dropped[senseless]": OFFLINE,
    "tests/site/test_snapshot.py::test_memory_that_has_grown_is_not_kept": OFFLINE,
    "tests/site/test_snapshot.py::test_wakes_in_another_page": OFFLINE,
    "tests/site/test_starting.py::test_kept_python_wakes_before_the_page_asks[saves data]": OFFLINE,
    "tests/site/test_starting.py::test_memory_without_its_script_waits": OFFLINE,
    "tests/site/test_faults.py::test_every_other_broken_request":
        "each request, each way and each tool is in the core; here are all of one with all of the others, some minutes",
    "tests/site/test_faults.py::test_every_other_refusal": "as above",
    "tests/site/test_supply.py::test_built_elsewhere_it_is_the_same_byte_for_byte":
        "it builds all of the site with nothing kept, a minute; the runtime alone is made twice in make test",
    "tests/site/test_shared_computer.py::test_what_is_cleared_is_out_of_the_memory[calculator]": OTHER_TOOL,
    "tests/site/test_shared_computer.py::test_what_is_cleared_is_out_of_the_memory[statement]": OTHER_TOOL,
    "tests/site/test_shared_computer.py::test_what_is_cleared_is_out_of_the_memory[diagnosis]": OTHER_TOOL,
    "tests/site/test_shared_computer.py::test_a_second_tab_knows_nothing[statement]": SAME_WAY,
    "tests/site/test_shared_computer.py::test_a_second_tab_knows_nothing[diagnosis]": SAME_WAY,
    "tests/site/test_starting.py::test_python_comes_at_rest_but_not_where_data_is_saved[statement/]": SAME_WAY,
    "tests/site/test_starting.py::test_python_comes_at_rest_but_not_where_data_is_saved[diagnosis/]": SAME_WAY,
    "tests/site/test_keyboard.py::test_what_has_the_focus_is_seen[phone-calculator/]": OTHER_SCREEN,
    "tests/site/test_keyboard.py::test_what_has_the_focus_is_seen[phone-diagnosis/]": OTHER_SCREEN,
    "tests/site/test_keyboard.py::test_what_has_the_focus_is_seen[desktop-]": OTHER_SCREEN,
    "tests/site/test_stops.py::test_the_tree_is_what_the_keyboard_meets[phone-]": OTHER_SCREEN,
    "tests/site/test_stops.py::test_the_tree_is_what_the_keyboard_meets[phone-calculator/]": OTHER_SCREEN,
    "tests/site/test_english.py::test_no_korean_outside_names[en/symptoms/zero/]": OF_A_PAGE,
    "tests/site/test_english.py::test_no_korean_outside_names[en/guide/what/]": OF_A_PAGE,
    "tests/site/test_english.py::test_no_korean_outside_names[en/guide/spending/]": OF_A_PAGE,
    "tests/site/test_english.py::test_no_korean_outside_names[en/guide/voucher/]": OF_A_PAGE,
    "tests/site/test_english.py::test_no_korean_outside_names[en/guide/contacts/]": OF_A_PAGE,
    "tests/site/test_english.py::test_no_korean_outside_names[en/causes/]": OF_A_PAGE,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[case/-plain]": READS_NO_ADDRESS,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[clawback/-plain]": READS_NO_ADDRESS,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[message/-plain]": READS_NO_ADDRESS,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[statement/-plain]": READS_NO_ADDRESS,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[statement/-encoded]": READS_NO_ADDRESS,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[calculator/-encoded]": SAME_FAULT,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[-encoded]": SAME_FAULT,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[case/-encoded]": SAME_FAULT,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[clawback/-encoded]": SAME_FAULT,
    "tests/site/test_security.py::test_markup_in_query_and_fragment_stays_text[message/-encoded]": SAME_FAULT,
    "tests/site/test_journeys.py::test_way_is_short_and_gets_there[2 42,000원, 계산기]": OTHER_WAY,
    "tests/site/test_journeys.py::test_way_is_short_and_gets_there[4 안 보임]": OTHER_WAY,
    "tests/site/test_journeys.py::test_way_is_short_and_gets_there[7 계산기에서 글까지]": OTHER_WAY,
    "tests/site/diagnosis/test_by_hand.py::test_scenario_by_keyboard[기준보다 적게 써서 0원, 금액으로도 확인]": OTHER_WAY,
    "tests/site/diagnosis/test_by_hand.py::test_scenario_by_keyboard[0원의 이유를 몰라도 가장 먼저 확인할 이유가 나옴]": OTHER_WAY,
    "tests/site/diagnosis/test_by_hand.py::test_scenario_by_keyboard[12월에 처음 신청하고 9월분을 기다림]": OTHER_WAY,
    "tests/site/diagnosis/test_by_hand.py::test_scenario_by_keyboard[앱에서 조회 기간을 바꾸지 않음]": OTHER_WAY,
    "tests/site/diagnosis/test_by_hand.py::test_scenario_by_keyboard[쓴 돈에서 이유를 못 찾고 금액도 모름]": OTHER_WAY,
    "tests/site/diagnosis/test_by_hand.py::test_scenario_by_keyboard[가게에서 상품권 결제가 안 됨]": OTHER_WAY,
    "tests/site/diagnosis/test_by_hand.py::test_scenario_by_keyboard[링크를 이미 누름]": OTHER_WAY,
    "tests/site/diagnosis/test_result.py::test_the_result_fits_one_sheet[본인인증에서 막힘]": OTHER_WAY,
    "tests/site/diagnosis/test_result.py::test_the_result_fits_one_sheet[링크를 이미 누름]": OTHER_WAY,
    "tests/site/diagnosis/test_result.py::test_the_result_fits_one_sheet[쓴 돈에서 이유를 못 찾고 금액도 모름]": OTHER_WAY,
    "tests/site/calculator/test_result.py::test_published_examples[2025]": "the engine reckons every published example in make test, and the page shows those of 2021 there",
    "tests/site/test_weight.py::test_first_visit_stays_within_the_budget[faq/voucher/]": OF_A_PAGE,
    "tests/site/test_weight.py::test_first_visit_stays_within_the_budget[symptoms/zero/]": OF_A_PAGE,
    "tests/site/test_moved.py::test_browser_arrives[root]": BELOW_A_PATH,
    "tests/site/test_search.py::test_typed_by_keyboard_it_leads_to_the_section[root]": BELOW_A_PATH,
    "tests/site/test_search.py::test_link_with_q_opens_the_search[root]": BELOW_A_PATH,
    "tests/site/test_search.py::test_search_works_where_a_page_is_missing[root]": BELOW_A_PATH,
    "tests/site/test_search.py::test_keys_of_the_search_where_only_its_button_shows[768]": SAME_LAYOUT,
    "tests/site/test_search.py::test_results_begin_below_the_field[1280]": SAME_LAYOUT,
    "tests/site/test_search.py::test_odd_input_does_no_harm[((((]": SAME_FAULT,
    'tests/site/test_search.py::test_odd_input_does_no_harm["><script>alert(1)</script>]': SAME_FAULT,
    "tests/site/calculator/test_form.py::test_strange_fragment_changes_nothing[known=<img>]": SAME_FAULT,
    "tests/site/calculator/test_form.py::test_strange_fragment_changes_nothing[a=b&&=]": SAME_FAULT,
    "tests/site/calculator/test_form.py::test_strange_fragment_changes_nothing[계산하는-법]": SAME_FAULT,
    "tests/site/test_beyond.py::test_in_english[clock]": SAME_SCRIPT,
    "tests/site/test_beyond.py::test_in_english[what_if]": SAME_SCRIPT,
    "tests/site/test_beyond.py::test_in_english[myths]": SAME_SCRIPT,
    "tests/site/test_case.py::test_from_the_first_question_to_the_end_nothing_is_typed_twice[asked to pay back]": OTHER_WAY,
    "tests/site/test_journeys.py::test_way_is_short_and_gets_there[5 English, 얼마 적은지]": OTHER_WAY,
    "tests/site/test_message.py::test_what_is_no_message_is_told_and_kept[five-megabytes]":
        "six seconds; a text longer than the engine reads is refused in test_reading.py",
    "tests/site/test_theme.py::test_tool_answers_before_the_theme_is_there[diagnosis/]": SAME_WAY,
    "tests/site/test_theme.py::test_tool_answers_before_the_theme_is_there[statement/]": SAME_WAY,
    "tests/site/test_theme.py::test_nothing_moves_when_the_theme_comes[diagnosis/]": SAME_WAY,
    "tests/site/test_theme.py::test_nothing_moves_when_the_theme_comes[statement/]": SAME_WAY,
    "tests/site/test_preview.py::test_mistake_in_the_settings_is_told_and_healed[no such page]": SAME_FAULT,
    "tests/site/test_preview.py::test_mistake_in_the_settings_is_told_and_healed[name]": SAME_FAULT,
    "tests/site/test_plain.py::test_every_tool_answers[pinned]":
        "Pyodide as it is runs the same engine, and is what no build takes by itself; which of its files it is made of stays in the core",
    "tests/site/test_portable.py::test_every_tool_answers_from_a_plain_server":
        "what is in the zip is compared with the site in the core, and the tools answer there from another server as plain",
    "tests/site/test_again.py::test_edited_text_is_all_that_is_made":
        "it builds all of the site twice from nothing; what is remembered is in tests/content/test_memory.py, and that an edit is seen in test_preview.py",
    "tests/content/test_korean_alone.py::test_new_pages_in_korean_alone_pass":
        "runs the checks and what puts right six times in a copy of the tree, each of which is in the core",
    "tests/content/test_corrections.py::test_every_number_can_be_corrected":
        "runs many of the others once more in a copy of the tree; that no test types a telephone number is in the core",
    "tests/site/test_snapshot.py::test_memory_of_another_runtime_is_not_used": OFFLINE,
    "tests/site/test_snapshot.py::test_spoilt_memory_is_dropped[damaged]": OFFLINE,
    "tests/site/test_snapshot.py::test_retry_starts_without_what_was_kept": OFFLINE,
    "tests/site/test_snapshot.py::test_two_pages_wake_at_once": OFFLINE,
    "tests/site/test_offline.py::test_second_visit_in_flight_mode[sub-path-calculator/]": OFFLINE,
    "tests/site/test_offline.py::test_only_the_sites_own_files_are_kept_and_each_once[sub-path]": OFFLINE,
    "tests/site/test_offline.py::test_what_somebody_else_sends_is_not_kept[/assets/runtime/]": OFFLINE,
    "tests/site/test_offline.py::test_refused_service_worker_changes_nothing": OFFLINE,
    "tests/site/test_offline.py::test_nothing_is_kept_against_the_readers_wish_or_room[little room]": OFFLINE,
    "tests/site/test_starting.py::test_kept_python_wakes_before_the_page_asks[]": OFFLINE,
    "tests/site/test_theme.py::test_theme_waits_only_where_python_may_answer_at_once": OFFLINE,
    "tests/site/test_left_out.py::test_no_tool_needs_it[calculator/-en-US]": "as above",
    "tests/site/test_runtime.py::test_blocked_runtime_is_told_and_retried[worker.js]": "it is a cell in the core of test_faults.py",
    "tests/site/test_spoken.py::test_calculator[en]": SAME_SCRIPT,
    "tests/site/test_spoken.py::test_diagnosis[en]": SAME_SCRIPT,
    "tests/site/test_spoken.py::test_search[en]": SAME_SCRIPT,
    "tests/site/test_spoken.py::test_guide[en-en/guide/formula/]": SAME_SCRIPT,
    "tests/site/test_left_out.py::test_python_that_needs_it_is_completed[in an answer]": SAME_FAULT,
    "tests/site/test_left_out.py::test_python_that_needs_it_is_completed[in the example]": SAME_FAULT,
    "tests/site/test_runtime.py::test_blocked_runtime_is_told_and_retried[pyodide.mjs]": SAME_FAULT,
    "tests/site/test_runtime.py::test_blocked_runtime_is_told_and_retried[pyodide.asm.js]": SAME_FAULT,
    "tests/site/test_runtime.py::test_blocked_runtime_is_told_and_retried[.zip]": SAME_FAULT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[rows to the limit]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[told rows]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[headings again and again]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[html that opens nothing]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[html tables]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[titles]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[xlsx empty strings]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[xlsx strings]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[xlsx styles]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[xlsx empty cells]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[html nearly plain rows]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[html titles]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[html comments]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[html equals]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[html attributes]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[xlsx foreign elements]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[xlsx long tags]": SAME_LIMIT,
    "tests/calculator/statement/test_bounds.py::test_time_and_memory[xlsx many parts]": SAME_LIMIT,
}  # fmt: skip
"""By the name of a test, of one of its cases, or by the beginning of some cases' names."""
BEGINNINGS = tuple(name for name in RARE if "[" in name and not name.endswith("]"))


SLOW = {
    "tests/calculator/statement/test_bounds.py": "half a minute on two cores, and only what reads files can break it",
    "tests/content/test_corrections.py::test_every_number_can_be_corrected": "runs many of the others once more, in a copy of the tree",
    "tests/content/test_additions.py": "builds the site in copies of the tree",
    "tests/content/test_korean_alone.py": "runs the checks and what puts right six times in a copy of the tree",
    "tests/calculator/test_reading.py::test_the_longest_text_is_read_in_time": "a limit, as those of test_bounds.py, and ten seconds",
    "tests/calculator/statement/test_formats.py::test_million_rows_are_refused": "as above",
    "tests/calculator/statement/test_formats.py::test_a_file_at_the_limit_is_read": "as above",
}
"""What `make quick` leaves out, by file or by the name of a test."""
FIRST = ("tests/pyodide/test_engine.py",)
"""Files whose tests begin before all others, as the last to begin would keep everybody waiting."""


def rare(nodeid: str) -> str | None:
    """Return the name in RARE by which the test *nodeid* is rare, or None."""
    nodeid = nodeid.encode("ascii", "backslashreplace").decode("raw_unicode_escape")  # pytest writes Korean as \\ub2a6
    whole = next((name for name in (nodeid, nodeid.partition("[")[0]) if name in RARE), None)
    return whole or next((name for name in BEGINNINGS if nodeid.startswith(name)), None)
