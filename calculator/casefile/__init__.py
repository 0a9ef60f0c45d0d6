"""A case over weeks: the reader's numbers, answers and steps in one small file that stays on the device.

    file (JSON) ──▶ case ──▶ what changed is added ──▶ the next step with its day, the letter, the call ──▶ file
"""
