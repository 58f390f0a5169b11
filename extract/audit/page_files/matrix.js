// Plans by documents: which rests on which. Only the cells that are seen are made.

const ROWS = 40;
const COLUMNS = 24;

function matrixFilters() {
  return [
    { name: "q", label: say("filter.plan"), hint: say("filter.search_plans") },
    { name: "d", label: say("filter.document"), hint: say("filter.search_documents") },
    {
      name: "role",
      label: say("filter.role"),
      options: [
        ["", say("filter.all")],
        ...index.roles.map((role) => [role, capital(say(`role.${role}`))]),
      ],
    },
    {
      name: "standing",
      label: say("filter.standing"),
      options: [
        ["", say("filter.all")],
        ...index.standings.map((one) => [one, capital(say(`standing.${one}`))]),
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
  ];
}

/** Gives the plans and documents of the matrix, documents that most plans cite first. */
function chooseMatrix(values) {
  const rows = filterPlans({ ...values, severity: "" });
  const words = fold(values.d).split(" ").filter(Boolean);
  const wanted = new Map(
    documents
      .filter((one) => words.every((word) => documentText(one).includes(word)))
      .map((one) => [one.number, 0]),
  );
  const cells = new Map();
  for (const plan of rows) {
    for (const basis of basesOfPlans()[plan.number]) {
      if (!wanted.has(basis.doc)) continue;
      if (values.role && !basis.roles.includes(values.role)) continue;
      if (values.standing && basis.standing !== values.standing) continue;
      wanted.set(basis.doc, wanted.get(basis.doc) + 1);
      cells.set(`${plan.number} ${basis.doc}`, basis);
    }
  }
  const columns = [...wanted].filter(([, uses]) => uses).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { rows, columns, cells };
}

/** Gives the first mention of a document in a plan. */
function firstMention(doc, plan) {
  const flat = documents[doc].mentions;
  for (let at = 0; at < flat.length; at += MENTION)
    if (flat[at] === plan) return { at: flat[at + 1], to: flat[at + 2] };
  return {};
}

function matrixCell(plan, doc, basis) {
  if (!basis) return h("td");
  const role = basis.roles[0];
  const words = say("matrix.cell", {
    plan: plan.label,
    document: documents[doc].label,
    roles: basis.roles.map((one) => say(`role.${one}`)).join(", "),
    count: count(basis.count),
    standing: say(`standing.${basis.standing}`),
  });
  return h(
    "td",
    { class: `cell ${role} ${basis.standing}` },
    h(
      "a",
      {
        href: address(`plan/${plan.number}`, firstMention(doc, plan.number)),
        title: words,
        "aria-label": words,
      },
      say(`letter.${role}`),
      basis.count > 1 && h("sub", null, basis.count),
    ),
  );
}

function pager(name, first, size, all, turn) {
  const last = Math.min(first + size, all);
  const button = (label, to, off) =>
    h(
      "button",
      {
        type: "button",
        class: "quiet",
        disabled: off,
        "aria-label": say(`matrix.${label}_${name}`),
        on: { click: () => turn(to) },
      },
      label === "back" ? "‹" : "›",
    );
  return h(
    "span",
    { class: "pager" },
    button("back", Math.max(0, first - size), first === 0),
    h(
      "span",
      null,
      say(`matrix.${name}`, {
        first: count(all ? first + 1 : 0),
        last: count(last),
        all: count(all),
      }),
    ),
    button("next", first + size, last >= all),
  );
}

function viewMatrix(main) {
  const place = h("div", {
    class: "scroll matrix",
    tabindex: "0",
    role: "region",
    "aria-label": say("nav.matrix"),
  });
  const pages = h("p", { class: "total" });
  const draw = (values, chosen, row, column) => {
    const shownColumns = chosen.columns.slice(column, column + COLUMNS);
    const shownRows = chosen.rows.slice(row, row + ROWS);
    pages.replaceChildren(
      pager("rows", row, ROWS, chosen.rows.length, (to) => draw(values, chosen, to, column)),
      pager("columns", column, COLUMNS, chosen.columns.length, (to) =>
        draw(values, chosen, row, to),
      ),
    );
    const head = shownColumns.map(([doc, uses]) =>
      h(
        "th",
        { scope: "col" },
        h(
          "a",
          { href: address(`document/${doc}`), title: fullName(documents[doc]) },
          documents[doc].name,
        ),
        h("span", { class: "uses" }, count(uses)),
      ),
    );
    const body = shownRows.map((plan) =>
      h(
        "tr",
        null,
        h(
          "th",
          { scope: "row" },
          planLink(plan),
          h("span", { class: "path" }, plan.issuer || plan.path),
        ),
        shownColumns.map(([doc]) =>
          matrixCell(plan, doc, chosen.cells.get(`${plan.number} ${doc}`)),
        ),
      ),
    );
    place.replaceChildren(
      shownColumns.length && shownRows.length
        ? h(
            "table",
            null,
            h(
              "thead",
              null,
              h("tr", null, h("td", { class: "corner" }, say("matrix.corner")), head),
            ),
            h("tbody", null, body),
          )
        : h("p", { class: "notice" }, say("list.empty")),
    );
    announce(pages.textContent);
  };
  const show = (values) => draw(values, chooseMatrix(values), 0, 0);
  const { bar, values } = filterBar(matrixFilters(), show);
  const legend = h(
    "p",
    { class: "legend" },
    index.roles.map((role) =>
      h("span", null, h("b", { class: "key" }, say(`letter.${role}`)), ` ${say(`role.${role}`)}`),
    ),
    ["superseded", "not_yet_in_force", "amended", "undated", "unknown"].map((one) =>
      h("span", null, h("b", { class: `key ${one}` }, " "), ` ${say(`standing.${one}`)}`),
    ),
  );
  main.replaceChildren(
    heading(say("nav.matrix"), h("p", { class: "lead" }, say("matrix.lead"))),
    bar,
    legend,
    pages,
    place,
  );
  show(values);
}
