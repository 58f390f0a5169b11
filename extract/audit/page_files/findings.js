// All findings, with search and filters.

const findingText = (finding) =>
  (finding.folded ??= fold(
    [
      finding.message,
      codeName(finding.code),
      ...finding.plans.slice(0, 50).map((number) => `${plans[number].label} ${plans[number].path}`),
      ...readPlaces(finding.places.slice(0, PLACE * 20), PLACE).map((place) => place.text),
    ].join(" "),
  ));

/** Gives the filters of the findings; they know only values that a finding has. */
function findingFilters() {
  const ofPlans = (read) => (finding) => [
    ...new Set(finding.plans.map((number) => read(plans[number]))),
  ];
  return [
    { name: "q", label: say("filter.search"), hint: say("filter.search_hint") },
    {
      name: "severity",
      label: say("filter.severity"),
      options: [
        ["", say("filter.all")],
        ...index.severities.map((one) => [one, severityName(one)]),
      ],
    },
    {
      name: "code",
      label: say("filter.code"),
      options: optionsOf(findings, (one) => [one.code], codeName),
    },
    {
      name: "plan",
      label: say("filter.plan"),
      options: optionsOf(
        findings,
        (one) => one.plans.map(String),
        (number) => plans[number].label,
      ),
    },
    {
      name: "doc",
      label: say("filter.basis"),
      options: optionsOf(
        findings,
        (one) => [one.doc === undefined ? "" : String(one.doc)],
        (number) => documents[number].label,
      ),
    },
    {
      name: "issuer",
      label: say("filter.issuer"),
      options: optionsOf(
        findings,
        ofPlans((plan) => plan.issuer),
      ),
    },
    {
      name: "then",
      label: say("filter.unit_then"),
      options: optionsOf(findings, ofPlans(unitThen)),
    },
    { name: "now", label: say("filter.unit_now"), options: optionsOf(findings, ofPlans(unitNow)) },
  ];
}

function filterFindings(values) {
  const words = fold(values.q).split(" ").filter(Boolean);
  const some = (finding, read, wanted) =>
    finding.plans.some((number) => read(plans[number]) === wanted);
  return findings.filter(
    (finding) =>
      (!values.severity || finding.severity === values.severity) &&
      (!values.code || finding.code === values.code) &&
      (!values.plan || finding.plans.includes(Number(values.plan))) &&
      (!values.doc || finding.doc === Number(values.doc)) &&
      (!values.issuer || some(finding, (plan) => plan.issuer, values.issuer)) &&
      (!values.then || some(finding, unitThen, values.then)) &&
      (!values.now || some(finding, unitNow, values.now)) &&
      words.every((word) => findingText(finding).includes(word)),
  );
}

function viewFindings(main) {
  const list = h("ul", { class: "findings", id: "list" });
  const total = h("p", { class: "total" });
  const order = index.severities;
  const show = (values) => {
    const found = filterFindings(values);
    found.sort(
      (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.number - b.number,
    );
    total.textContent = say("findings.total", {
      shown: count(found.length),
      all: count(findings.length),
    });
    announce(total.textContent);
    fillList(list, found, (finding) => [findingItem(finding, true)], 60);
  };
  const { bar, values } = filterBar(findingFilters(), show);
  main.replaceChildren(heading(say("nav.findings")), bar, total, h("div", null, list));
  show(values);
}
