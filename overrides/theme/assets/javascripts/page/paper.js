// Paper has no clock: what is printed says on which day.

addEventListener("beforeprint", () => {
  const now = new Date();
  for (const day of document.querySelectorAll(".print-head time")) day.textContent = now.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
});
