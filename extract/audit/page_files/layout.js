// What is drawn of the citation graph, and where. The same folder gives the same drawing.

const BANDS = ["central", "province", "district", "commune", "other"];
const NODE = { width: 214, height: 28, gap: 10, between: 120, top: 44 };

/** Chooses what is drawn: the neighbours of one document, or what most links meet in. */
function chooseNodes(center, limit, kind) {
  const wanted = links().filter((link) => !kind || link.kind === kind);
  const degree = new Map();
  for (const { from, to, count: times } of wanted) {
    degree.set(from, (degree.get(from) || 0) + 1);
    degree.set(to, (degree.get(to) || 0) + 1 + times / 1000);
  }
  const byDegree = (a, b) => degree.get(b) - degree.get(a) || a - b;
  let chosen;
  if (center !== null) {
    const near = new Set(
      wanted
        .filter(({ from, to }) => from === center || to === center)
        .flatMap(({ from, to }) => [from, to]),
    );
    near.delete(center);
    chosen = [center, ...[...near].sort(byDegree).slice(0, limit - 1)];
  } else {
    const all = [...degree.keys()].sort(byDegree);
    const isPlan = (number) => documents[number].plan !== undefined;
    const ours = all.filter(isPlan);
    const others = all
      .filter((number) => !isPlan(number))
      .slice(0, Math.max(Math.floor(limit * 0.6), limit - ours.length));
    chosen = [...others, ...choosePlans(ours, new Set(others), wanted, limit - others.length)];
  }
  const kept = new Set(chosen);
  return {
    chosen,
    all: degree.size,
    edges: wanted.filter(({ from, to }) => from !== to && kept.has(from) && kept.has(to)),
  };
}

/** Chooses plans so that each of the documents has lines, not only those of the longest plans. */
function choosePlans(ours, others, wanted, limit) {
  if (ours.length <= limit) return ours;
  const ends = new Map(ours.map((number) => [number, []]));
  for (const { from, to } of wanted) if (ends.has(from) && others.has(to)) ends.get(from).push(to);
  const drawn = new Map([...others].map((number) => [number, 0]));
  const left = new Set(ours);
  const chosen = [];
  while (chosen.length < limit) {
    const gain = (number) =>
      ends.get(number).reduce((sum, to) => sum + 1 / (1 + drawn.get(to)) ** 2, 0) /
      Math.sqrt(1 + ends.get(number).length);
    const best = [...left].reduce((one, other) => (gain(other) > gain(one) ? other : one));
    left.delete(best);
    for (const to of ends.get(best)) drawn.set(to, drawn.get(to) + 1);
    chosen.push(best);
  }
  return chosen;
}

/** Gives each chosen document a place: columns by level, rows so that few lines cross. */
function layOut(chosen, edges) {
  const columns = BANDS.map((band) => ({
    band,
    nodes: chosen.filter((number) => documents[number].band === band).sort((a, b) => a - b),
  })).filter(({ nodes }) => nodes.length);
  const near = new Map(chosen.map((number) => [number, []]));
  for (const { from, to } of edges) {
    near.get(from).push(to);
    near.get(to).push(from);
  }
  const rank = new Map();
  const number = () =>
    columns.forEach(({ nodes }) =>
      nodes.forEach((one, at) => rank.set(one, (at + 0.5) / nodes.length)),
    );
  number();
  for (let turn = 0; turn < 8; turn += 1) {
    for (const { nodes } of turn % 2 ? columns : [...columns].reverse()) {
      const middle = new Map(
        nodes.map((one) => {
          const ranks = near.get(one).map((other) => rank.get(other));
          return [
            one,
            ranks.length
              ? ranks.reduce((sum, value) => sum + value, 0) / ranks.length
              : rank.get(one),
          ];
        }),
      );
      nodes.sort((a, b) => middle.get(a) - middle.get(b) || a - b);
      nodes.forEach((one, at) => rank.set(one, (at + 0.5) / nodes.length));
    }
  }
  const step = NODE.height + NODE.gap;
  const height = NODE.top + Math.max(1, ...columns.map(({ nodes }) => nodes.length)) * step;
  const places = new Map();
  columns.forEach(({ nodes }, column) => {
    const top = NODE.top + (height - NODE.top - nodes.length * step) / 2;
    nodes.forEach((one, row) =>
      places.set(one, { column, x: column * (NODE.width + NODE.between), y: top + row * step }),
    );
  });
  return {
    columns,
    places,
    width: columns.length * (NODE.width + NODE.between) - NODE.between + 70,
    height,
  };
}

function edgePath(from, to) {
  const middle = NODE.height / 2;
  const [y1, y2] = [from.y + middle, to.y + middle];
  if (from.column === to.column) {
    const x = from.x + NODE.width;
    const out = x + 20 + Math.min(46, Math.abs(y2 - y1) / 4);
    return `M${x} ${y1}C${out} ${y1} ${out} ${y2} ${x} ${y2}`;
  }
  const [x1, x2] =
    from.column < to.column ? [from.x + NODE.width, to.x] : [from.x, to.x + NODE.width];
  const half = (x1 + x2) / 2;
  return `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`;
}
