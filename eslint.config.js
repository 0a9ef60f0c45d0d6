// The rules for the JavaScript that readers get, and for its tests.

import js from "@eslint/js";
import globals from "globals";

const MARKUP = "HTML from a string: make elements with dom.js, so that text stays text.";

export default [
  { ignores: ["site/", ".cache/", ".venv/"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    rules: {
      "consistent-return": "off",
      eqeqeq: "error",
      "no-implied-eval": "error",
      "no-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["overrides/theme/assets/javascripts/**/*.js"],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "indexedDB", "XMLHttpRequest", "name", "event"],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: MARKUP },
        { property: "outerHTML", message: MARKUP },
        { property: "insertAdjacentHTML", message: MARKUP },
        { property: "setHTMLUnsafe", message: MARKUP },
        { property: "cookie", message: "Nothing is kept in the browser." },
        { property: "sendBeacon", message: "Nothing leaves the device." },
      ],
    },
  },
  {
    files: ["overrides/theme/service-worker.js"],
    languageOptions: { globals: globals.serviceworker },
  },
  {
    files: ["tests/**/*.mjs", "overrides/hooks/**/*.mjs", "eslint.config.js"],
    languageOptions: { globals: globals.node },
  },
];
