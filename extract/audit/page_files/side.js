// What stands beside the text of a plan: findings, documents cited, records, headings.

function planSide(plan, detail, stretches, goTo) {
  const narrow = isNarrow();
  const tabs = {
    findings: sideFindings,
    bases: sideBases,
    records: sideRecords,
    outline: sideOutline,
  };
  const panel = h("div", { class: "panel", role: "tabpanel", tabindex: "0" });
  const sizes = {
    findings: plan.findings.length,
    bases: basesOfPlans()[plan.number].length,
    records: detail.marks.length,
    outline: detail.sections.length,
  };
  const pick = (name) => {
    buttons.forEach((button) => {
      button.setAttribute("aria-selected", String(button.dataset.tab === name));
      button.tabIndex = button.dataset.tab === name ? 0 : -1;
    });
    panel.setAttribute("aria-label", say(`tab.${name}`));
    panel.replaceChildren(...tabs[name](plan, detail, stretches, goTo));
    panel.scrollTop = 0;
    side.classList.remove("shut");
  };
  const buttons = Object.keys(tabs).map((name) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        "data-tab": name,
        on: { click: () => pick(name), keydown: (event) => turnTab(event, buttons) },
      },
      say(`tab.${name}`),
      h("span", { class: "uses" }, count(sizes[name])),
    ),
  );
  const fold = h(
    "button",
    {
      type: "button",
      class: "quiet fold",
      "aria-label": say("plan.fold"),
      on: { click: () => side.classList.toggle("shut") },
    },
    "▾",
  );
  const side = h(
    "aside",
    { class: "side", "aria-label": say("plan.side") },
    h("div", { class: "tabs" }, h("div", { role: "tablist" }, buttons), narrow && fold),
    panel,
  );
  pick("findings");
  return side;
}

function turnTab(event, buttons) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
  next.focus();
  next.click();
}

function sideFindings(plan, detail, stretches, goTo) {
  if (!plan.findings.length) return [h("p", { class: "muted" }, say("plan.no_findings"))];
  const choose = (number, at) => {
    document
      .querySelectorAll("[data-finding]")
      .forEach((item) => item.removeAttribute("aria-current"));
    document.querySelector(`[data-finding="${number}"]`).setAttribute("aria-current", "true");
    const own = [...stretches.keys()].filter((one) => stretches[one].finding === number);
    own.sort((a, b) => (stretches[b].at === at) - (stretches[a].at === at));
    keepFilter("f", number);
    if (!goTo(own)) announce(say("finding.no_place"));
  };
  const items = plan.findings.map((number) => {
    const finding = findings[number];
    const places = readPlaces(finding.places.slice(0, PLACE * 12), PLACE);
    const own = places.some((place) => place.plan === plan.number);
    return h(
      "li",
      { class: `finding ${finding.severity}`, "data-finding": number },
      h(
        "p",
        { class: "head" },
        badge(finding.severity),
        h("span", { class: "code" }, codeName(finding.code)),
      ),
      h(
        "p",
        { class: "message" },
        own
          ? h(
              "button",
              { type: "button", class: "link", on: { click: () => choose(number) } },
              finding.message,
            )
          : finding.message,
      ),
      places.length > 1 &&
        h(
          "ul",
          { class: "places" },
          places.map((place, at) =>
            h(
              "li",
              null,
              place.plan === plan.number
                ? h(
                    "button",
                    { type: "button", class: "link", on: { click: () => choose(number, at) } },
                    place.where || place.text,
                  )
                : h(
                    "a",
                    { href: address(`plan/${place.plan}`, { f: number, p: at }) },
                    plans[place.plan].label,
                    place.where && ` · ${place.where}`,
                  ),
            ),
          ),
        ),
      finding.doc !== undefined && h("p", { class: "small" }, documentLink(documents[finding.doc])),
    );
  });
  return [h("ul", { class: "findings" }, items)];
}

function sideBases(plan) {
  const rows = basesOfPlans()[plan.number].map((basis) =>
    h(
      "li",
      null,
      documentLink(documents[basis.doc]),
      h(
        "p",
        { class: "small muted" },
        [
          basis.roles.map((role) => say(`role.${role}`)).join(", "),
          say("said.times", { count: count(basis.count) }),
          basis.standing !== "unknown" && say(`standing.${basis.standing}`),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
  );
  return [h("ul", { class: "plain" }, rows)];
}

function sideRecords(plan, detail, stretches, goTo) {
  const list = h("ul", { class: "plain" });
  const place = h("div", null, list);
  const records = [...stretches.keys()].filter((number) => stretches[number].kind);
  fillList(
    list,
    records,
    (number) => [
      h(
        "li",
        null,
        h(
          "span",
          { class: `tag k-${stretches[number].kind}` },
          say(`kind.${stretches[number].kind}`),
        ),
        " ",
        h(
          "button",
          { type: "button", class: "link", on: { click: () => goTo([number]) } },
          stretches[number].label || "…",
        ),
      ),
    ],
    200,
  );
  return [place];
}

function sideOutline(plan, detail) {
  const open = (start) => {
    const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
    let at = 0;
    while (walker.nextNode()) {
      at += walker.currentNode.length;
      if (at <= start) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, start - (at - walker.currentNode.length));
      const box = range.getBoundingClientRect();
      scrollBy({ top: box.top - 120 });
      return;
    }
  };
  return [
    h(
      "ol",
      { class: "outline" },
      detail.sections.map(([number, title, level, start]) =>
        h(
          "li",
          { class: `level-${Math.min(level, 5)}` },
          h(
            "button",
            { type: "button", class: "link", on: { click: () => open(start) } },
            [number, title].filter(Boolean).join(". ") || "…",
          ),
        ),
      ),
    ),
  ];
}
