"""Card companies' statement files: read, judged payment by payment, and searched for the gap.

    bytes ──▶ sniff ──▶ csv_grid | html_grid | xlsx_grid | xls_grid ──▶ Sheet ─┐
                                             data/layouts.toml ──▶ header ─────┼─▶ interpreter ──▶ Payment
                                                                               ┘
    Payment ──▶ duplicate ──▶ cancel ──▶ judge (data/judging_2025.toml) ──▶ answer, explain, evidence
"""
