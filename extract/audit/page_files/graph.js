// Who cites whom, drawn in columns by level: the centre on the left, communes on the right. The
// same folder gives the same drawing.

function drawGraph({ chosen, edges }, center, select) {
  const { columns, places, width, height } = layOut(chosen, edges);
  const lines = edges.map((edge) =>
    svg("path", {
      class: `edge ${edge.kind}`,
      d: edgePath(places.get(edge.from), places.get(edge.to)),
    }),
  );
  const nodes = chosen.map((number) => {
    const one = documents[number];
    const { x, y } = places.get(number);
    const name = one.name.length > 31 ? `${one.name.slice(0, 30)}…` : one.name;
    return svg(
      "g",
      {
        class: `node${one.plan === undefined ? "" : " ours"}${number === center ? " center" : ""}`,
        transform: `translate(${x} ${y})`,
        tabindex: "0",
        role: "button",
        "aria-label": one.label,
        on: {
          click: () => select(number),
          keydown: (event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            select(number);
          },
        },
      },
      svg("title", null, fullName(one)),
      svg("rect", { width: NODE.width, height: NODE.height, rx: 4 }),
      svg("text", { x: 10, y: 18.5 }, name),
    );
  });
  const heads = columns.map(({ band, nodes: members }, column) =>
    svg(
      "text",
      { class: "band", x: column * (NODE.width + NODE.between), y: 20 },
      say(`band.${band}`, { count: count(members.length) }),
    ),
  );
  const picture = svg(
    "svg",
    {
      width,
      height,
      viewBox: `-2 0 ${width} ${height}`,
      role: "group",
      "aria-label": say("nav.graph"),
    },
    heads,
    lines,
    nodes,
  );
  const light = (number) => {
    const near = new Set([number]);
    edges.forEach((edge, at) => {
      const on = edge.from === number || edge.to === number;
      lines[at].classList.toggle("on", on);
      if (on) near.add(edge.from).add(edge.to);
    });
    picture.classList.add("chosen");
    nodes.forEach((node, at) => {
      node.classList.toggle("on", near.has(chosen[at]));
      node.classList.toggle("picked", chosen[at] === number);
    });
  };
  return { picture, light };
}

function graphPanel(number, edges) {
  const ends = (list, read) =>
    list.length
      ? h(
          "ul",
          null,
          list
            .slice(0, 40)
            .map((edge) =>
              h(
                "li",
                null,
                documentLink(documents[read(edge)]),
                edge.kind !== "cites" &&
                  h("span", { class: "muted" }, ` · ${say(`link.${edge.kind}`)}`),
              ),
            ),
        )
      : h("p", { class: "muted" }, say("graph.nobody"));
  const one = documents[number];
  return [
    h("h2", null, documentLink(one)),
    one.title && h("p", { class: "lead" }, one.title),
    h(
      "p",
      { class: "actions" },
      h("a", { class: "action", href: address("graph", { center: number }) }, say("graph.center")),
      one.plan !== undefined &&
        h("a", { class: "action", href: address(`plan/${one.plan}`) }, say("document.plan")),
    ),
    h(
      "div",
      { class: "pair" },
      h(
        "section",
        null,
        h("h3", null, say("graph.to")),
        ends(
          edges.filter((edge) => edge.from === number),
          (edge) => edge.to,
        ),
      ),
      h(
        "section",
        null,
        h("h3", null, say("graph.from")),
        ends(
          edges.filter((edge) => edge.to === number),
          (edge) => edge.from,
        ),
      ),
    ),
  ].filter(Boolean);
}

function viewGraph(main) {
  const place = h("div", {
    class: "scroll graph",
    tabindex: "0",
    role: "region",
    "aria-label": say("nav.graph"),
  });
  const panel = h("section", { class: "card", id: "about", "aria-live": "polite" });
  const total = h("p", { class: "total" });
  const asked = readAddress().filters.get("center");
  const center = asked && documents[Number(asked)] ? Number(asked) : null;
  const show = (values) => {
    const drawn = chooseNodes(center, Number(values.size) || 60, values.kind);
    total.textContent = say("graph.total", {
      shown: count(drawn.chosen.length),
      all: count(drawn.all),
    });
    const select = (number) => {
      light(number);
      panel.replaceChildren(...graphPanel(number, drawn.edges));
    };
    const { picture, light } = drawGraph(drawn, center, select);
    place.replaceChildren(picture);
    if (center === null) panel.replaceChildren(h("p", { class: "muted" }, say("graph.hint")));
    else select(center);
  };
  const { bar, values } = filterBar(
    [
      {
        name: "size",
        label: say("graph.size"),
        options: [
          ["", "60"],
          ["30", "30"],
          ["120", "120"],
          ["240", "240"],
        ],
      },
      {
        name: "kind",
        label: say("graph.kind"),
        options: [
          ["", say("filter.all")],
          ...index.kinds.map((kind) => [kind, capital(say(`link.${kind}`))]),
        ],
      },
    ],
    show,
  );
  const lead =
    center === null ? say("graph.lead") : say("graph.around", { name: documents[center].label });
  const legend = h(
    "p",
    { class: "legend" },
    h("span", null, h("b", { class: "key ours" }, " "), ` ${say("graph.ours")}`),
    h("span", null, h("b", { class: "key theirs" }, " "), ` ${say("graph.theirs")}`),
    center !== null && h("a", { href: "#graph" }, say("graph.whole")),
  );
  main.replaceChildren(
    heading(say("nav.graph"), h("p", { class: "lead" }, lead)),
    bar,
    legend,
    total,
    place,
    panel,
  );
  show(values);
}
