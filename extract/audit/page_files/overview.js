// The folder at a glance.

const figure = (number, label, link, tone) =>
  h(
    "a",
    { class: `figure ${tone || ""}`, href: link },
    h("strong", null, count(number)),
    h("span", null, label),
  );

/** Gives a list of bars: [{label, value, link, tone}], the longest as wide as the place. */
function bars(rows) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return h(
    "ol",
    { class: "bars" },
    rows.map(({ label, value, link, tone, title }) => {
      const bar = h("span", { class: `bar ${tone || ""}` });
      bar.style.width = `${Math.max(1, (value / most) * 100)}%`;
      return h(
        "li",
        null,
        h("a", { href: link, title }, label),
        h("span", { class: "track", "aria-hidden": "true" }, bar),
        h("span", { class: "number" }, count(value)),
      );
    }),
  );
}

function viewOverview(main) {
  const counts = countSeverities(findings);
  const cited = documents.filter((one) => one.mentions.length);
  const bases = basesOfPlans()
    .flat()
    .filter((basis) => basis.roles.includes("legal_basis")).length;
  const codes = new Map();
  for (const finding of findings)
    codes.set(finding.code, [...(codes.get(finding.code) || []), finding]);
  const codeRows = [...codes]
    .map(([code, list]) => ({
      label: codeName(code),
      value: list.length,
      link: address("findings", { code }),
      tone: list[0].severity,
    }))
    .sort(
      (a, b) =>
        index.severities.indexOf(a.tone) - index.severities.indexOf(b.tone) || b.value - a.value,
    );
  const use = useOfDocuments();
  const top = [...cited]
    .sort(
      (a, b) =>
        use[b.number].plans - use[a.number].plans ||
        b.mentions.length - a.mentions.length ||
        a.number - b.number,
    )
    .slice(0, 12);
  const grave = (plan) =>
    plan.findings.filter((number) => findings[number].severity !== "info").length;
  const worst = plans
    .filter(grave)
    .sort((a, b) => grave(b) - grave(a) || a.number - b.number)
    .slice(0, 12);
  main.replaceChildren(
    heading(say("nav.overview")),
    h(
      "div",
      { class: "figures" },
      figure(plans.length, say("figure.plans"), "#plans"),
      figure(cited.length, say("figure.documents"), "#documents"),
      figure(bases, say("figure.bases"), address("matrix", { role: "legal_basis" })),
      index.severities.map((severity) =>
        figure(
          counts[severity],
          say(`figure.${severity}`),
          address("findings", { severity }),
          severity,
        ),
      ),
    ),
    h(
      "div",
      { class: "pair" },
      h(
        "section",
        { class: "card" },
        h("h2", null, say("overview.codes")),
        codeRows.length ? bars(codeRows) : h("p", { class: "muted" }, say("plan.no_findings")),
      ),
      h(
        "section",
        { class: "card" },
        h("h2", null, say("overview.top")),
        h("p", { class: "muted small" }, say("overview.top_lead")),
        bars(
          top.map((one) => ({
            label: one.label,
            value: use[one.number].plans,
            link: address(`document/${one.number}`),
            title: one.title,
          })),
        ),
      ),
    ),
    h("section", { class: "card" }, h("h2", null, say("overview.timeline")), timeline()),
    h(
      "div",
      { class: "pair" },
      h(
        "section",
        { class: "card" },
        h("h2", null, say("overview.worst")),
        worst.length
          ? bars(
              worst.map((plan) => ({
                label: plan.label,
                value: grave(plan),
                link: address(`plan/${plan.number}`),
                title: plan.path,
                tone: plan.worst,
              })),
            )
          : h("p", { class: "muted" }, say("plan.no_findings")),
      ),
      h(
        "section",
        { class: "card" },
        h("h2", null, say("overview.units")),
        h("p", { class: "muted small" }, say("overview.units_lead")),
        unitsTable(),
      ),
    ),
  );
}

/** Gives the units of the plans, as written and since 1 July 2025. */
function unitsTable() {
  const units = new Map();
  for (const plan of plans) {
    if (!plan.unit) continue;
    const known = units.get(plan.unit.written) || { unit: plan.unit, plans: 0 };
    units.set(plan.unit.written, { ...known, plans: known.plans + 1 });
  }
  const rows = [...units.values()].sort(
    (a, b) => b.plans - a.plans || collator.compare(a.unit.written, b.unit.written),
  );
  if (!rows.length) return h("p", { class: "muted" }, say("list.empty"));
  const body = h("tbody");
  const row = ({ unit, plans: times }) => [
    h(
      "tr",
      null,
      h("td", null, h("a", { href: address("plans", { then: unit.written }) }, unit.written)),
      h(
        "td",
        null,
        unit.now || unit.province
          ? h(
              "a",
              { href: address("plans", { now: unit.now || unit.province || unit.written }) },
              unit.now || unit.province,
            )
          : "–",
        unit.status && h("span", { class: "small muted" }, ` ${say(`unit.${unit.status}`)}`),
      ),
      h("td", { class: "number" }, count(times)),
    ),
  ];
  body.append(...rows.slice(0, 15).flatMap(row));
  return [
    h(
      "div",
      { class: "scroll" },
      h(
        "table",
        { class: "list" },
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            ["then", "now", "plans"].map((name) =>
              h("th", { scope: "col" }, say(`column.${name}`)),
            ),
          ),
        ),
        body,
      ),
    ),
    rows.length > 15 &&
      h(
        "p",
        { class: "small" },
        h(
          "a",
          { href: address("plans", { group: "now" }) },
          say("overview.all_units", { count: count(rows.length) }),
        ),
      ),
  ];
}
