// Pieces that several views are made of.

const severityName = (severity) => say(`severity.${severity}`);
const codeName = (code) => say(`code.${code}`);

const badge = (severity) => h("span", { class: `badge ${severity}` }, severityName(severity));

const planLink = (plan, filters) =>
  h("a", { href: address(`plan/${plan.number}`, filters) }, plan.label);
const documentLink = (one) => h("a", { href: address(`document/${one.number}`) }, one.label);

/** Gives a document's name with what it is about. */
const fullName = (one) => (one.title ? `${one.label}: ${one.title}` : one.label);

/** Gives the counts of findings of a plan or document, one badge for each severity there is. */
function tally(list) {
  const counts = countSeverities(list);
  return index.severities
    .filter((severity) => counts[severity])
    .map((severity) =>
      h(
        "span",
        { class: `badge ${severity}`, title: severityName(severity) },
        `${count(counts[severity])} ${severityName(severity)}`,
      ),
    );
}

/** Gives a unit as written and, where it changed, what it is since 1 July 2025. */
function unitLine(unit) {
  if (!unit) return null;
  const now = unit.now || unit.province;
  const status = unit.status ? say(`unit.${unit.status}`) : "";
  const changed = now && unit.status !== "unchanged" && unit.status !== "current";
  return h(
    "span",
    { class: "unit" },
    unit.written,
    changed && [
      h("span", { class: "arrow", "aria-hidden": "true" }, " → "),
      h("span", { class: "unseen" }, say("unit.now")),
      h("strong", null, now),
    ],
    status && h("span", { class: "muted" }, ` (${status})`),
  );
}

/** Gives a list of names and values; rows without a value are left out. */
function facts(rows) {
  return h(
    "dl",
    { class: "facts" },
    rows
      .filter(([, value]) => value)
      .map(([name, value]) => [h("dt", null, say(name)), h("dd", null, value)]),
  );
}

const toPrint = new Set();

/** Fills a place with the first items of a list and a button for more; printing shows them all. */
function fillList(place, items, draw, size) {
  let shown = 0;
  const more = h("button", { type: "button", class: "more", on: { click: () => show(size) } });
  const show = (number) => {
    const next = items.slice(shown, shown + number);
    const first = place.childElementCount;
    place.append(...next.map(draw).flat());
    shown += next.length;
    more.textContent = say("list.more", { rest: count(items.length - shown) });
    if (shown >= items.length) more.remove();
    if (first && place.children[first]) place.children[first].querySelector("a, button")?.focus();
  };
  place.replaceChildren();
  show(size);
  const anchor = place.closest(".scroll") || place;
  if (anchor.nextElementSibling?.matches(".more")) anchor.nextElementSibling.remove();
  if (shown < items.length) anchor.after(more);
  toPrint.clear();
  toPrint.add(() => {
    if (place.isConnected && shown < items.length) {
      const next = items.slice(shown, 5000);
      place.append(...next.map(draw).flat());
      shown += next.length;
      more.remove();
    }
  });
}

/** Gives a finding as an item of a list: where it is, what it says, the places it is of. */
function findingItem(finding, withPlan) {
  const places = readPlaces(finding.places.slice(0, PLACE * 6), PLACE);
  const rest = finding.places.length / PLACE - places.length;
  const target = places.length ? places[0].plan : finding.plan;
  return h(
    "li",
    { class: `finding ${finding.severity}` },
    h(
      "p",
      { class: "head" },
      badge(finding.severity),
      h("span", { class: "code" }, codeName(finding.code)),
      withPlan &&
        finding.plans.length === 1 &&
        h("span", { class: "of" }, planLink(plans[finding.plan])),
      withPlan &&
        finding.plans.length > 1 &&
        h("span", { class: "of" }, say("finding.plans", { count: count(finding.plans.length) })),
    ),
    h(
      "p",
      { class: "message" },
      h("a", { href: address(`plan/${target}`, { f: finding.number }) }, finding.message),
    ),
    places.length > 0 &&
      h(
        "ul",
        { class: "places" },
        places.map((place, number) =>
          h(
            "li",
            null,
            h(
              "a",
              { href: address(`plan/${place.plan}`, { f: finding.number, p: number }) },
              `“${place.text}”`,
            ),
            h(
              "span",
              { class: "muted" },
              [place.where, finding.plans.length > 1 ? plans[place.plan].label : ""]
                .filter(Boolean)
                .map((text) => ` · ${text}`)
                .join(""),
            ),
          ),
        ),
        rest > 0 && h("li", { class: "muted" }, say("finding.more_places", { count: count(rest) })),
      ),
  );
}

/** Gives the head of a view. */
const heading = (title, ...more) =>
  h("div", { class: "heading" }, h("h1", { tabindex: "-1" }, title), more);
