// Shows the view that the address names.

const VIEWS = {
  overview: viewOverview,
  findings: viewFindings,
  plans: viewPlans,
  documents: viewDocuments,
  matrix: viewMatrix,
  graph: viewGraph,
};

const main = byId("main");

function route(first) {
  const { view, number, filters } = readAddress();
  toPrint.clear();
  const parent = { plan: "plans", document: "documents" }[view] || view;
  for (const link of byId("nav").querySelectorAll("a")) {
    const here = link.getAttribute("href") === `#${parent}`;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (here) byId("nav").scrollLeft = link.offsetLeft - byId("nav").offsetLeft - 60;
  }
  main.className = `view-${view}`;
  if (view === "plan" && plans[number]) viewPlan(main, number, filters);
  else if (view === "document" && documents[number]) viewDocument(main, number);
  else if (Object.hasOwn(VIEWS, view)) VIEWS[view](main);
  else main.replaceChildren(h("p", { class: "notice" }, say("list.empty")));
  const title = main.querySelector("h1");
  document.title = title ? `${title.textContent} · ${say("title")}` : say("title");
  if (first) return;
  if (!filters.has("f") && !filters.has("at")) scrollTo(0, 0);
  title?.focus({ preventScroll: true });
}

/** Letters as on other pages: / to search, j and k to the next finding and the one before. */
function pressKey(event) {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest("input, select, textarea")
  )
    return;
  if (event.key === "/") {
    const field = main.querySelector("input[type=search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
  } else if (event.key === "j" || event.key === "k") {
    const items = [...main.querySelectorAll("[data-finding]")].filter((item) =>
      item.querySelector("button"),
    );
    const now = items.findIndex((item) => item.hasAttribute("aria-current"));
    const next = items[event.key === "j" ? now + 1 : Math.max(0, now - 1)];
    if (!next) return;
    next.querySelector("button").click();
    next.scrollIntoView({ block: "nearest" });
  }
}

byId("nav").append(
  ...Object.keys(VIEWS).map((view) => h("a", { href: `#${view}` }, say(`nav.${view}`))),
);
byId("print").addEventListener("click", () => print());
addEventListener("beforeprint", () => toPrint.forEach((showAll) => showAll()));
addEventListener("hashchange", () => route(false));
addEventListener("keydown", pressKey);
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
route(true);
