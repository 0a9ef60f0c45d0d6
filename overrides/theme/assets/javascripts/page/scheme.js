// Stands in the header beside its switch: the colours are the device's, also when that changes, until the switch is pressed.

const KEY = "__palette";
const device = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector("[data-scheme-switch]");

/** Material's way to the browser's storage: {@link KEY} holds what was chosen against the device, and nothing else. */
const storage = /** @type {{__md_get: (key: string) => {dark?: boolean} | null, __md_set: (key: string, value?: object) => void}} */ (
  /** @type {unknown} */ (globalThis)
);

let chosen = storage.__md_get(KEY)?.dark;
const isDark = () => chosen ?? device.matches;

function show() {
  document.body.dataset.mdColorScheme = isDark() ? "slate" : "default";
  button?.setAttribute("aria-pressed", String(isDark()));
}

button?.addEventListener("click", () => {
  const dark = !isDark();
  chosen = dark === device.matches ? undefined : dark;
  storage.__md_set(KEY, chosen === undefined ? undefined : { dark });
  show();
});
device.addEventListener("change", show);
button?.removeAttribute("hidden");
show();
