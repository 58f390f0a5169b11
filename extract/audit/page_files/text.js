// A plan's text with every record marked in place. Marks may lie inside one another or overlap: the
// text is cut at every border, and each piece knows all that lie over it.

const KINDS = ["citation", "target", "deadline", "assignment", "officer"];
const LONG_LINE = 55;
const BLOCK = 6000;

/** Gives the text with the line ends inside a sentence as spaces; its length stays. */
function joinLines(text) {
  return text.replace(/([^\n]*)\n(?=[ \t]*\p{Ll})(?![ \t]*\p{L}[).])/gu, (whole, line) =>
    line.length >= LONG_LINE ? `${line} ` : whole,
  );
}

/**
 * Cuts a text at the borders of stretches.
 *
 * Takes stretches {start, end, …}; gives pieces {start, end, over}, in order, that cover the text;
 * `over` lists the places of the stretches over the piece, the longest first.
 */
function cutText(length, stretches, borders) {
  const cuts = new Set([0, length, ...borders]);
  const opens = new Map();
  const closes = new Map();
  stretches.forEach(({ start, end }, number) => {
    const [first, last] = [
      Math.max(0, Math.min(start, length)),
      Math.max(0, Math.min(end, length)),
    ];
    if (first >= last) return;
    cuts.add(first).add(last);
    opens.set(first, [...(opens.get(first) || []), number]);
    closes.set(last, [...(closes.get(last) || []), number]);
  });
  const sorted = [...cuts].filter((cut) => cut <= length).sort((a, b) => a - b);
  const size = (number) => stretches[number].end - stretches[number].start;
  const over = new Set();
  const pieces = [];
  for (let at = 0; at + 1 < sorted.length; at += 1) {
    for (const number of closes.get(sorted[at]) || []) over.delete(number);
    for (const number of opens.get(sorted[at]) || []) over.add(number);
    pieces.push({
      start: sorted[at],
      end: sorted[at + 1],
      over: [...over].sort((a, b) => size(b) - size(a) || a - b),
    });
  }
  return pieces;
}

/** Gives where blocks of a long text begin: at line starts, so that a browser may skip those unseen. */
function blockStarts(text) {
  const starts = [];
  for (let at = BLOCK; at < text.length; at += BLOCK) {
    at = text.indexOf("\n", at) + 1;
    if (at <= 0 || at >= text.length) break;
    starts.push(at);
  }
  return starts;
}

/**
 * Draws a text. Stretches are {start, end, kind} with a kind of record, or {…, severity}.
 *
 * Gives the element and the pieces of each stretch, by its number.
 */
function drawText(text, stretches) {
  const starts = new Set(blockStarts(text));
  const root = h("div", { class: "text", lang: "vi" });
  const piecesOf = stretches.map(() => []);
  let block = null;
  for (const { start, end, over } of cutText(text.length, stretches, starts)) {
    if (block === null || starts.has(start)) root.append((block = h("div", { class: "block" })));
    const content = text.slice(start, end);
    if (!over.length) {
      block.append(content);
      continue;
    }
    const records = over.filter((number) => stretches[number].kind);
    const graves = over.filter((number) => stretches[number].severity);
    const inner = records.length ? stretches[records.at(-1)].kind : null;
    const classes = ["m", inner && `k-${inner}`];
    for (const number of records.slice(0, -1)) classes.push(`o-${stretches[number].kind}`);
    if (graves.length) {
      const worst = index.severities.find((severity) =>
        graves.some((number) => stretches[number].severity === severity),
      );
      classes.push(`f-${worst}`);
    }
    const piece = h(
      "span",
      { class: [...new Set(classes.filter(Boolean))].join(" "), "data-over": over.join(" ") },
      content,
    );
    for (const number of over) piecesOf[number].push(piece);
    block.append(piece);
  }
  return { root, piecesOf };
}
