// The page of a plan: its text with all records, and beside it findings, bases, records, headings.

const ACTIVE = "on";

/** Gives the stretches of a plan: its records, then the places of its findings. */
function planStretches(plan, detail) {
  const records = detail.marks.map(([kind, start, end, label, doc]) => ({
    start,
    end,
    label,
    doc,
    kind: KINDS[kind],
  }));
  const places = plan.findings.flatMap((number) =>
    readPlaces(findings[number].places, PLACE)
      .map((place, at) => ({ ...place, finding: number, at, severity: findings[number].severity }))
      .filter((place) => place.plan === plan.number),
  );
  return [...records, ...places];
}

function viewPlan(main, number, filters) {
  const plan = plans[number];
  main.replaceChildren(planHead(plan), h("p", { class: "notice" }, say("loading")));
  const asked = location.hash;
  readDetail(number).then(
    (detail) => {
      if (location.hash === asked) showPlan(main, plan, detail, filters);
    },
    () => main.lastChild.replaceWith(h("p", { class: "notice error" }, say("plan.unreadable"))),
  );
}

function planHead(plan) {
  const near = (step, label) =>
    plans[plan.number + step] &&
    h("a", { class: "action", href: address(`plan/${plan.number + step}`) }, say(label));
  return h(
    "div",
    { class: "heading" },
    h("h1", { tabindex: "-1" }, plan.label),
    plan.title && h("p", { class: "lead" }, plan.title),
    h(
      "p",
      { class: "meta" },
      [plan.issuer, plan.date && sayDate(plan.date), plan.path].filter(Boolean).join(" · "),
    ),
    plan.unit && h("p", { class: "meta" }, unitLine(plan.unit)),
    h(
      "p",
      { class: "actions" },
      near(-1, "plan.back"),
      near(1, "plan.next"),
      h("a", { class: "action", href: address(`document/${plan.doc}`) }, say("plan.document")),
      h(
        "a",
        { class: "action", href: address("graph", { center: plan.doc }) },
        say("document.graph"),
      ),
    ),
  );
}

function showPlan(main, plan, detail, filters) {
  const stretches = planStretches(plan, detail);
  const narrow = isNarrow();
  const state = { joined: narrow, drawn: null };
  const paper = h("article", { class: "paper", "aria-label": say("plan.text") });
  const here = h("div", { class: "here", "aria-live": "polite" });
  const draw = () => {
    const text = state.joined ? joinLines(detail.text) : detail.text;
    state.drawn = drawText(text, stretches);
    paper.replaceChildren(
      detail.text ? state.drawn.root : h("p", { class: "notice" }, say("plan.no_text")),
    );
  };
  const mark = (chosen, scroll) => {
    paper.querySelectorAll(`.${ACTIVE}`).forEach((piece) => piece.classList.remove(ACTIVE));
    const pieces = chosen.flatMap((one) => state.drawn.piecesOf[one]);
    pieces.forEach((piece) => piece.classList.add(ACTIVE));
    if (scroll && pieces.length) pieces[0].scrollIntoView({ block: narrow ? "start" : "center" });
    return pieces.length > 0;
  };
  const goTo = (chosen) => {
    const seen = mark(chosen.slice(0, 1), true);
    chosen.forEach((one) =>
      state.drawn.piecesOf[one].forEach((piece) => piece.classList.add(ACTIVE)),
    );
    return seen;
  };
  paper.addEventListener("click", (event) => {
    const piece = event.target.closest(".m");
    if (!piece) return;
    const over = piece.dataset.over.split(" ").map(Number);
    mark(over.slice(-1), false);
    here.replaceChildren(...describe(over.map((one) => stretches[one])));
  });
  draw();
  const side = planSide(plan, detail, stretches, goTo);
  side.prepend(here);
  const join = h(
    "button",
    {
      type: "button",
      class: "quiet",
      "aria-pressed": String(state.joined),
      on: {
        click: () => {
          state.joined = !state.joined;
          join.setAttribute("aria-pressed", String(state.joined));
          draw();
        },
      },
    },
    say("plan.join"),
  );
  main.replaceChildren(
    planHead(plan),
    h("div", { class: "tools" }, planLegend(stretches, paper), join),
    h("div", { class: "split" }, paper, side),
  );
  openPlace(plan, stretches, filters, goTo, side);
}

/** Shows the place that the address names: of a finding (`f`, its place `p`), or from `at` to `to`. */
function openPlace(plan, stretches, filters, goTo, side) {
  const asked = filters.get("f");
  if (asked !== null) {
    side.querySelector(`[data-finding="${Number(asked)}"]`)?.setAttribute("aria-current", "true");
    const all = stretches
      .map((one, number) => ({ ...one, number }))
      .filter((one) => one.finding === Number(asked));
    all.sort((a, b) => (b.at === Number(filters.get("p"))) - (a.at === Number(filters.get("p"))));
    if (!goTo(all.map((one) => one.number))) announce(say("finding.no_place"));
    const item = side.querySelector("[aria-current]");
    if (item)
      side.querySelector(".panel").scrollTop =
        item.offsetTop - side.querySelector(".panel").offsetTop - 8;
  } else if (filters.has("at")) {
    const [start, end] = [Number(filters.get("at")), Number(filters.get("to"))];
    const found = stretches.findIndex((one) => one.start === start && (one.end === end || !end));
    if (found >= 0) goTo([found]);
  }
}

/** Gives a box for each kind of record, which shows or hides its marks. */
function planLegend(stretches, paper) {
  const kinds = KINDS.filter((kind) => stretches.some((one) => one.kind === kind));
  return h(
    "fieldset",
    { class: "legend" },
    h("legend", { class: "unseen" }, say("plan.legend")),
    kinds.map((kind) =>
      h(
        "label",
        { class: `k-${kind}` },
        h("input", {
          type: "checkbox",
          checked: true,
          on: { change: (event) => paper.classList.toggle(`hide-${kind}`, !event.target.checked) },
        }),
        ` ${say(`kind.${kind}`)} (${count(stretches.filter((one) => one.kind === kind).length)})`,
      ),
    ),
  );
}

/** Tells what lies over a place of the text. */
function describe(over) {
  const close = h(
    "button",
    {
      type: "button",
      class: "quiet",
      "aria-label": say("close"),
      on: { click: (event) => event.target.closest(".here").replaceChildren() },
    },
    "×",
  );
  const items = [...over]
    .reverse()
    .map((one) =>
      one.kind
        ? h(
            "li",
            null,
            h("span", { class: `tag k-${one.kind}` }, say(`kind.${one.kind}`)),
            " ",
            one.doc >= 0 ? documentLink(documents[one.doc]) : one.label,
          )
        : h("li", null, badge(one.severity), " ", findings[one.finding].message),
    );
  return [h("h2", null, say("plan.here")), close, h("ul", null, items)];
}
