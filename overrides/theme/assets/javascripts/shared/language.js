// The page's language, and how it writes months and days.

export const LANGUAGE = globalThis.document?.documentElement.lang || "ko";
// As the calculator's English writes them: 15 October 2025.
const LOCALE = { en: "en-GB" }[LANGUAGE] ?? LANGUAGE;

const MONTH = new Intl.DateTimeFormat(LOCALE, { year: "numeric", month: "long", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat(LOCALE, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });

/**
 * Return the month `2025-09` in words.
 * @param {string} month
 */
export function monthName(month) {
  return MONTH.format(new Date(`${month}-01T00:00Z`));
}

/**
 * Return the day `2025-10-15` in words.
 * @param {string} day
 */
export function dayName(day) {
  return DAY.format(new Date(`${day}T00:00Z`));
}

/** The reader's own day, as in a calendar. */
export function today() {
  const now = new Date();
  /** @param {number} number */
  const pad = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
