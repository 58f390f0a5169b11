// The plans of the folder, with search, filters and groups by unit then or now.

const GROUPS = { then: unitThen, now: unitNow, issuer: (plan) => plan.issuer || "" };

const planText = (plan) =>
  (plan.folded ??= fold(
    [plan.label, plan.path, plan.title, plan.issuer, unitThen(plan), unitNow(plan)]
      .filter(Boolean)
      .join(" "),
  ));

function planFilters() {
  return [
    { name: "q", label: say("filter.search"), hint: say("filter.search_plans") },
    {
      name: "severity",
      label: say("filter.severity"),
      options: [
        ["", say("filter.all")],
        ...index.severities.map((one) => [one, say("filter.with", { what: severityName(one) })]),
        ["none", say("filter.none")],
      ],
    },
    {
      name: "issuer",
      label: say("filter.issuer"),
      options: optionsOf(plans, (plan) => [plan.issuer]),
    },
    {
      name: "then",
      label: say("filter.unit_then"),
      options: optionsOf(plans, (plan) => [unitThen(plan)]),
    },
    {
      name: "now",
      label: say("filter.unit_now"),
      options: optionsOf(plans, (plan) => [unitNow(plan)]),
    },
    {
      name: "group",
      label: say("filter.group"),
      options: [
        ["", say("filter.no_group")],
        ...Object.keys(GROUPS).map((name) => [name, say(`group.${name}`)]),
      ],
    },
  ];
}

function filterPlans(values) {
  const words = fold(values.q).split(" ").filter(Boolean);
  const holds = (plan) =>
    values.severity === "none"
      ? plan.findings.length === 0
      : plan.findings.some((number) => findings[number].severity === values.severity);
  return plans.filter(
    (plan) =>
      (!values.severity || holds(plan)) &&
      (!values.issuer || plan.issuer === values.issuer) &&
      (!values.then || unitThen(plan) === values.then) &&
      (!values.now || unitNow(plan) === values.now) &&
      words.every((word) => planText(plan).includes(word)),
  );
}

const planRow = (plan) =>
  h(
    "tr",
    null,
    h("th", { scope: "row" }, planLink(plan), h("span", { class: "path" }, plan.path)),
    h("td", null, plan.issuer || "", h("br"), h("span", { class: "small" }, unitLine(plan.unit))),
    h("td", { class: "date", "data-label": plan.date && say("column.date") }, sayDate(plan.date)),
    h(
      "td",
      { class: "number", "data-label": say("column.documents") },
      count(basesOfPlans()[plan.number].length),
    ),
    h("td", null, tally(plan.findings.map((number) => findings[number]))),
  );

const groupRow = (name, size) =>
  h(
    "tr",
    { class: "group" },
    h(
      "th",
      { colspan: 5, scope: "rowgroup" },
      name || say("group.unknown"),
      h("span", { class: "muted" }, ` · ${say("plans.count", { count: count(size) })}`),
    ),
  );

function viewPlans(main) {
  const body = h("tbody");
  const total = h("p", { class: "total" });
  const show = (values) => {
    const found = filterPlans(values);
    total.textContent = say("plans.total", {
      shown: count(found.length),
      all: count(plans.length),
    });
    announce(total.textContent);
    fillList(
      body,
      grouped(found, GROUPS[values.group]),
      (row) => [row.plan ? planRow(row.plan) : groupRow(row.name, row.size)],
      100,
    );
  };
  const { bar, values } = filterBar(planFilters(), show);
  const head = ["plan", "issuer", "date", "documents", "findings"].map((name) =>
    h("th", { scope: "col" }, say(`column.${name}`)),
  );
  const table = h("table", { class: "list" }, h("thead", null, h("tr", null, head)), body);
  main.replaceChildren(
    heading(say("nav.plans")),
    bar,
    total,
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": say("nav.plans") },
      table,
    ),
  );
  show(values);
}

/** Gives rows for plans, with a row before each group; groups stand by name. */
function grouped(list, read) {
  if (!read) return list.map((plan) => ({ plan }));
  const groups = new Map();
  for (const plan of list) groups.set(read(plan), [...(groups.get(read(plan)) || []), plan]);
  return [...groups]
    .sort(([a], [b]) => (a === "") - (b === "") || collator.compare(a, b))
    .flatMap(([name, members]) => [
      { name, size: members.length },
      ...members.map((plan) => ({ plan })),
    ]);
}
