// What was measured, as tables.

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** Milliseconds until the first answer, and how they compare with a typical page's. */
export function printTimes(condition, visits, results) {
  const times = (name, visit) => median(results[name].map((result) => result.times[visit]));
  const rounds = Object.values(results)[0].length;
  console.log(`\n${condition}: milliseconds to the first answer, median of ${rounds} (ratio to the typical page)`);
  console.table(Object.fromEntries(Object.keys(results).map((name) => [
    name,
    Object.fromEntries(visits.map((visit) => {
      const own = times(name, visit);
      const ratio = results.typical ? ` (${(own / times("typical", visit)).toFixed(2)})` : "";
      return [visit, `${own.toFixed(0)}${ratio}`];
    })),
  ])));
}

/** Milliseconds from a changed input to the new total. */
export function printChanges(results) {
  const times = results.flatMap(({ changes }) => changes);
  console.log(`change of an input to the new total: median ${median(times).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`);
}

/** Bytes on the line before the first answer of a first visit, file by file. */
export function printBytes(results, origin) {
  for (const [name, [{ bytes }]] of Object.entries(results)) {
    const rows = [...bytes].sort(([, a], [, b]) => b - a);
    const total = rows.reduce((sum, [, size]) => sum + size, 0);
    const typical = results.typical?.[0].bytes;
    const ratio = typical ? ` (${(total / [...typical.values()].reduce((sum, size) => sum + size)).toFixed(2)})` : "";
    console.log(`\n${name}: ${total} bytes before the first answer${ratio}`);
    console.table(rows.slice(0, 12).map(([file, size]) => ({ file: file.replace(origin, ""), size })));
  }
}
