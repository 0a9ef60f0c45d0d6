// A processor of a fraction of this one's speed. DevTools' own throttle slows a page's main
// thread only, and Python runs in a worker; so all of the browser's renderers are halted in turns.

// Milliseconds in which they run. A halt is three times as long at a quarter of the speed: were it as long as a frame is
// shown, every key stroke would seem to wait for one or two of them, as on no slow processor.
const RUN = 2;

/** Halt *pids* so that they run one part in *rate*; return what ends it. */
export function slowDown(rate, pids) {
  let ended = false;
  let timer;
  const signal = (name) => pids().forEach((pid) => {
    try { process.kill(pid, name); } catch { /* it has just ended */ }
  });
  const run = () => {
    signal("SIGCONT");
    if (!ended) timer = setTimeout(halt, RUN);
  };
  const halt = () => {
    signal("SIGSTOP");
    timer = setTimeout(run, RUN * (rate - 1));
  };
  if (rate > 1) halt();
  return () => {
    ended = true;
    clearTimeout(timer);
    signal("SIGCONT");
  };
}
