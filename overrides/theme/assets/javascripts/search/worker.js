/* What Material starts as its search worker on every page: it fetches the engine when it is first spoken to. */

/* global ENGINE */

addEventListener(
  "message",
  ({ data }) => {
    // @ts-expect-error the build puts the engine's address here
    importScripts(ENGINE);
    dispatchEvent(new MessageEvent("message", { data }));
  },
  { once: true },
);
