// The report, as `page_data.py` wrote it: lists whose places are the names of plans and documents.

const { plans, documents, findings, texts } = index;

plans.forEach((plan, number) => {
  plan.number = number;
  plan.findings = plan.findings || [];
  if (!plan.title && !/\d/.test(plan.label)) {
    plan.label += ` (${plan.path})`; // a bare "Kế hoạch" tells nothing
    documents[plan.doc].label = documents[plan.doc].name = plan.label;
  }
  plan.worst = plan.findings.length ? findings[plan.findings[0]].severity : null;
});
documents.forEach((one, number) => {
  one.number = number;
  one.mentions = one.mentions || [];
});
findings.forEach((finding, number) => {
  finding.number = number;
  finding.plans = finding.plans || [finding.plan];
  finding.places = finding.places || [];
});

const PLACE = 5;
const MENTION = 6;

/** Gives the places of a flat list, as objects. */
function readPlaces(flat, size) {
  const places = [];
  for (let at = 0; at < flat.length; at += size) {
    places.push({
      plan: flat[at],
      start: flat[at + 1],
      end: flat[at + 2],
      where: texts[flat[at + 3]] || "",
      text: texts[flat[at + 4]] || "",
      role: size === MENTION ? index.roles[flat[at + 5]] : null,
    });
  }
  return places;
}

/** Makes a function that works once and remembers. */
function once(work) {
  let made = null;
  return () => (made === null ? (made = { value: work() }) : made).value;
}

/** What plans make of documents, by plan: {doc, roles, count, standing}. */
const basesOfPlans = once(() => {
  const found = plans.map(() => []);
  const flat = index.bases;
  for (let at = 0; at < flat.length; at += 5) {
    found[flat[at]].push({
      doc: flat[at + 1],
      roles: index.roles.filter((_, bit) => flat[at + 2] & (1 << bit)),
      count: flat[at + 3],
      standing: index.standings[flat[at + 4]],
    });
  }
  return found;
});

/** How many plans cite each document, and how many rest on it. */
const useOfDocuments = once(() => {
  const use = documents.map(() => ({ plans: 0, bases: 0, superseded: 0 }));
  for (const row of basesOfPlans()) {
    for (const basis of row) {
      use[basis.doc].plans += 1;
      if (basis.roles.includes("legal_basis")) use[basis.doc].bases += 1;
      if (basis.standing === "superseded") use[basis.doc].superseded += 1;
    }
  }
  return use;
});

const links = once(() => {
  const found = [];
  for (let at = 0; at < index.links.length; at += 4) {
    const [from, to, kind, times] = index.links.slice(at, at + 4);
    found.push({ from, to, kind: index.kinds[kind], count: times });
  }
  return found;
});

const findingsOfDocuments = once(() => {
  const found = documents.map(() => []);
  for (const finding of findings) if (finding.doc !== undefined) found[finding.doc].push(finding);
  return found;
});

/** Counts findings by severity. */
function countSeverities(list) {
  const counts = Object.fromEntries(index.severities.map((severity) => [severity, 0]));
  for (const finding of list) counts[finding.severity] += 1;
  return counts;
}

const unitThen = (one) => (one.unit ? one.unit.written : one.place || "");
const unitNow = (one) => (one.unit ? one.unit.now || one.unit.province || one.unit.written : "");

const details = new Map();

/** Gives, as a promise, a plan's text, marks and headings; they are unpacked when first asked for. */
function readDetail(number) {
  if (!details.has(number)) {
    if (details.size > 20) details.delete(details.keys().next().value);
    details.set(number, unpack(byId(`plan-${number}`).textContent));
  }
  return details.get(number);
}

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}
