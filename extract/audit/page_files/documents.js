// The documents that plans cite, and the page of one of them.

const documentText = (one) =>
  (one.folded ??= fold([one.label, one.title, one.issuer].filter(Boolean).join(" ")));

function documentFilters() {
  const cited = documents.filter((one) => one.mentions.length);
  return [
    { name: "q", label: say("filter.search"), hint: say("filter.search_documents") },
    { name: "type", label: say("filter.type"), options: optionsOf(cited, (one) => [one.type]) },
    {
      name: "issuer",
      label: say("filter.issuer"),
      options: optionsOf(cited, (one) => [one.issuer]),
    },
    {
      name: "then",
      label: say("filter.unit_then"),
      options: optionsOf(cited, (one) => [unitThen(one)]),
    },
    {
      name: "now",
      label: say("filter.unit_now"),
      options: optionsOf(cited, (one) => [unitNow(one)]),
    },
    {
      name: "known",
      label: say("filter.register"),
      options: [
        ["", say("filter.all")],
        ...["yes", "no", "replaced"].map((name) => [name, say(`register.${name}`)]),
      ],
    },
  ];
}

function filterDocuments(values) {
  const words = fold(values.q).split(" ").filter(Boolean);
  const known = {
    yes: (one) => one.register,
    no: (one) => !one.register,
    replaced: (one) => one.register && one.register.by,
  }[values.known];
  return documents.filter(
    (one) =>
      one.mentions.length > 0 &&
      (!values.type || one.type === values.type) &&
      (!values.issuer || one.issuer === values.issuer) &&
      (!values.then || unitThen(one) === values.then) &&
      (!values.now || unitNow(one) === values.now) &&
      (!known || known(one)) &&
      words.every((word) => documentText(one).includes(word)),
  );
}

const documentRow = (one) =>
  h(
    "tr",
    null,
    h(
      "th",
      { scope: "row" },
      documentLink(one),
      one.title && h("span", { class: "path" }, one.title),
    ),
    h(
      "td",
      null,
      one.issuer || "",
      one.unit && [h("br"), h("span", { class: "small" }, unitLine(one.unit))],
    ),
    h(
      "td",
      { class: "number", "data-label": say("column.plans") },
      count(useOfDocuments()[one.number].plans),
    ),
    h(
      "td",
      { class: "number", "data-label": say("column.mentions") },
      count(one.mentions.length / MENTION),
    ),
    h("td", null, tally(findingsOfDocuments()[one.number])),
  );

function viewDocuments(main) {
  const body = h("tbody");
  const total = h("p", { class: "total" });
  const all = documents.filter((one) => one.mentions.length).length;
  const show = (values) => {
    const found = filterDocuments(values);
    total.textContent = say("documents.total", { shown: count(found.length), all: count(all) });
    announce(total.textContent);
    fillList(body, found, (one) => [documentRow(one)], 100);
  };
  const { bar, values } = filterBar(documentFilters(), show);
  const head = ["document", "issuer", "plans", "mentions", "findings"].map((name) =>
    h("th", { scope: "col" }, say(`column.${name}`)),
  );
  const table = h("table", { class: "list" }, h("thead", null, h("tr", null, head)), body);
  main.replaceChildren(
    heading(say("nav.documents")),
    bar,
    total,
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": say("nav.documents") },
      table,
    ),
  );
  show(values);
}

function registerFacts(register) {
  if (!register) return h("p", { class: "muted" }, say("register.unknown"));
  return [
    facts([
      ["fact.name", register.label],
      ["fact.title", register.title],
      ["fact.signed", sayDate(register.date)],
      ["fact.in_force", sayDate(register.since)],
      [
        "fact.replaced",
        register.by &&
          [
            register.by,
            register.until && ` (${say("fact.since", { date: sayDate(register.until) })})`,
          ]
            .filter(Boolean)
            .join(""),
      ],
      ["fact.amended", register.amended && register.amended.join("; ")],
      ["fact.source", register.source],
    ]),
    !register.verified && h("p", { class: "notice warning" }, say("register.unverified")),
  ];
}

const saidTable = (title, said, tell) =>
  said && [
    h("h2", null, say(title)),
    h(
      "ul",
      { class: "said" },
      said.map(([value, times, paths]) =>
        h(
          "li",
          null,
          h("strong", null, tell(value)),
          ` · ${say("said.times", { count: count(times) })} · `,
          paths.slice(0, 8).map((number, at) => [at ? "; " : "", planLink(plans[number])]),
          paths.length > 8 && ` ${say("said.more", { count: count(paths.length - 8) })}`,
        ),
      ),
    ),
  ];

/** Gives the links of a document of one kind, by name. */
function linked(title, ends) {
  const names = ends
    .sort((a, b) => a - b)
    .slice(0, 200)
    .map((number) => h("li", null, documentLink(documents[number])));
  return names.length ? [h("h2", null, say(title)), h("ul", { class: "columns" }, names)] : null;
}

function viewDocument(main, number) {
  const one = documents[number];
  const mentions = readPlaces(one.mentions, MENTION);
  const list = h("ul", { class: "mentions" });
  const from = links().filter((link) => link.from === number);
  main.replaceChildren(
    heading(one.label, one.title && h("p", { class: "lead" }, one.title)),
    h(
      "p",
      { class: "actions" },
      h(
        "a",
        { class: "action", href: address("graph", { center: number }) },
        say("document.graph"),
      ),
      one.plan !== undefined &&
        h("a", { class: "action", href: address(`plan/${one.plan}`) }, say("document.plan")),
      findingsOfDocuments()[number].length > 0 &&
        h(
          "a",
          { class: "action", href: address("findings", { doc: number }) },
          say("document.findings", { count: count(findingsOfDocuments()[number].length) }),
        ),
    ),
    h(
      "div",
      { class: "pair" },
      h(
        "section",
        { class: "card" },
        h("h2", null, say("document.cited_as")),
        facts([
          ["fact.type", one.type],
          ["fact.issuer", one.issuer],
          ["fact.unit", one.unit && unitLine(one.unit)],
          ["fact.date", sayDate(one.date)],
          ["fact.urn", one.urn],
        ]),
      ),
      h(
        "section",
        { class: "card" },
        h("h2", null, say("document.register")),
        registerFacts(one.register),
      ),
    ),
    ...(saidTable("document.dates", one.dates, sayDate) || []),
    ...(saidTable("document.issuers", one.issuers, (value) => value) || []),
    h("h2", null, say("document.mentions", { count: count(mentions.length) })),
    h("div", null, list),
    ...[
      linked(
        "document.amends",
        from.filter((link) => link.kind === "amends").map((link) => link.to),
      ),
      linked(
        "document.replaces",
        from.filter((link) => link.kind === "replaces").map((link) => link.to),
      ),
      linked(
        "document.amended_by",
        links()
          .filter((link) => link.to === number && link.kind === "amends")
          .map((link) => link.from),
      ),
      linked(
        "document.replaced_by",
        links()
          .filter((link) => link.to === number && link.kind === "replaces")
          .map((link) => link.from),
      ),
    ]
      .flat()
      .filter(Boolean),
  );
  fillList(
    list,
    mentions,
    (place) => [
      h(
        "li",
        null,
        h(
          "a",
          { href: address(`plan/${place.plan}`, { at: place.start, to: place.end }) },
          `“${place.text}”`,
        ),
        h(
          "span",
          { class: "muted" },
          ` · ${say(`role.${place.role}`)}${place.where ? ` · ${place.where}` : ""} · `,
        ),
        planLink(plans[place.plan]),
      ),
    ],
    100,
  );
}
