// The years of the folder: its plans, the documents cited, when they came into force or ended.

const EVENTS = ["plan", "document", "in_force", "replaced"];

/** Gives the events by year as columns, and the events of the year that is chosen below. */
function timeline() {
  if (!index.timeline.length) return h("p", { class: "muted" }, say("list.empty"));
  const first = Number(index.timeline[0][0].slice(0, 4));
  const last = Number(index.timeline.at(-1)[0].slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, at) => ({
    year: first + at,
    events: [],
  }));
  for (const event of index.timeline)
    years[Number(event[0].slice(0, 4)) - first].events.push(event);
  const shown = years.length > 40 ? years.filter(({ events }) => events.length) : years;
  const [width, height, step] = [shown.length * 44 + 8, 190, 44];
  const most = Math.max(...shown.map(({ events }) => events.length));
  const list = h("ul", { class: "events" });
  const title = h("h3", { "aria-live": "polite" });
  const pick = (chosen) => {
    columns.forEach((column, at) =>
      column.setAttribute("aria-pressed", String(shown[at] === chosen)),
    );
    title.textContent = say("timeline.year", {
      year: chosen.year,
      count: count(chosen.events.length),
    });
    const item = ([date, kind, doc, label]) =>
      h(
        "li",
        null,
        h("span", { class: `dot ${kind}`, "aria-hidden": "true" }),
        h("span", { class: "date" }, sayDate(date)),
        h("span", { class: "tag" }, say(`event.${kind}`)),
        doc >= 0
          ? h(
              "a",
              {
                href:
                  documents[doc].plan === undefined
                    ? address(`document/${doc}`)
                    : address(`plan/${documents[doc].plan}`),
              },
              label,
            )
          : label,
      );
    list.replaceChildren(...chosen.events.slice(0, 120).map(item));
    if (chosen.events.length > 120)
      list.append(
        h("li", { class: "muted" }, say("list.rest", { count: count(chosen.events.length - 120) })),
      );
  };
  const columns = shown.map((one, at) => {
    let top = height - 26;
    const pieces = EVENTS.map((kind) => {
      const size = (one.events.filter((event) => event[1] === kind).length / most) * (height - 56);
      top -= size;
      return (
        size > 0 &&
        svg("rect", { class: kind, x: at * step + 10, y: top, width: step - 16, height: size })
      );
    });
    return svg(
      "g",
      {
        class: "year",
        tabindex: one.events.length ? "0" : null,
        role: "button",
        "aria-pressed": "false",
        "aria-label": say("timeline.year", { year: one.year, count: one.events.length }),
        on: {
          click: () => pick(one),
          keydown: (event) => {
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              pick(one);
            }
          },
        },
      },
      svg("rect", { class: "hit", x: at * step + 2, y: 0, width: step - 2, height }),
      pieces,
      svg(
        "text",
        { x: at * step + 2 + step / 2, y: height - 8, "text-anchor": "middle" },
        one.year,
      ),
      one.events.length > 0 &&
        svg(
          "text",
          { class: "uses", x: at * step + 2 + step / 2, y: top - 5, "text-anchor": "middle" },
          count(one.events.length),
        ),
    );
  });
  pick(
    shown.findLast(({ events }) => events.some((event) => event[1] === "plan")) ||
      shown.findLast(({ events }) => events.length),
  );
  const used = EVENTS.filter((kind) => index.timeline.some((event) => event[1] === kind));
  const picture = h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": say("overview.timeline") },
    svg(
      "svg",
      { class: "timeline", width, height, viewBox: `0 0 ${width} ${height}`, role: "group" },
      columns,
    ),
  );
  requestAnimationFrame(() => {
    picture.scrollLeft = picture.scrollWidth;
  });
  return [
    h(
      "p",
      { class: "legend" },
      used.map((kind) =>
        h("span", null, h("b", { class: `key ${kind}` }, " "), ` ${say(`event.${kind}`)}`),
      ),
    ),
    picture,
    title,
    list,
  ];
}
