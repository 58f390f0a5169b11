// Where the reader is: `#view/number?filter=value`. Back and forward work, and a link can be kept.

/** Gives the view, the number after it and the filters that the address names. */
function readAddress() {
  const [path, query] = location.hash.slice(1).split("?");
  const [view, number] = path.split("/");
  return {
    view: view || "overview",
    number: /^\d+$/.test(number || "") ? Number(number) : null,
    filters: new URLSearchParams(query || ""),
  };
}

/** Gives the address of a view; empty filters are left out. */
function address(path, filters) {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(filters || {})) {
    if (value !== "" && value !== null && value !== undefined) kept.set(name, value);
  }
  const query = kept.toString();
  return `#${path}${query ? `?${query}` : ""}`;
}

/** Changes a filter of the present address without a new step in the history. */
function keepFilter(name, value) {
  const here = readAddress();
  if (value) here.filters.set(name, value);
  else here.filters.delete(name);
  const path = here.number === null ? here.view : `${here.view}/${here.number}`;
  history.replaceState(null, "", address(path, Object.fromEntries(here.filters)));
}

/**
 * Gives a bar of filters; `changed` is called with all values after each change.
 * A filter is {name, label, options: [[value, label]]}; one without options is a field to type in.
 */
function filterBar(filters, changed) {
  const chosen = readAddress().filters;
  const values = Object.fromEntries(filters.map(({ name }) => [name, chosen.get(name) || ""]));
  let waiting = 0;
  const set = (name, value, wait) => {
    values[name] = value;
    keepFilter(name, value);
    clearTimeout(waiting);
    waiting = setTimeout(() => changed(values), wait);
  };
  const fields = filters.map(({ name, label, options, hint }) => {
    const id = `filter-${name}`;
    const field = options
      ? h(
          "select",
          { id, on: { change: (event) => set(name, event.target.value, 0) } },
          options.map(([value, text]) =>
            h("option", { value, selected: value === values[name] }, text),
          ),
        )
      : h("input", {
          id,
          type: "search",
          value: values[name],
          placeholder: hint,
          autocomplete: "off",
          on: { input: (event) => set(name, event.target.value, 150) },
        });
    return h(
      "p",
      { class: options ? "field" : "field wide" },
      h("label", { for: id }, label),
      field,
    );
  });
  const clear = h(
    "button",
    {
      type: "button",
      class: "quiet",
      on: {
        click: () => {
          for (const { name, options } of filters) {
            values[name] = "";
            keepFilter(name, "");
            bar.querySelector(`#filter-${name}`).value = options ? options[0][0] : "";
          }
          changed(values);
        },
      },
    },
    say("filter.clear"),
  );
  const typed = fields.filter((field) => field.matches(".wide"));
  const picked = fields.filter((field) => !field.matches(".wide"));
  const open = !isNarrow() || filters.some(({ name, options }) => options && values[name]);
  const unfold = h(
    "button",
    {
      type: "button",
      class: "link unfold",
      "aria-expanded": String(open),
      on: {
        click: () =>
          unfold.setAttribute(
            "aria-expanded",
            String(unfold.getAttribute("aria-expanded") === "false"),
          ),
      },
    },
    say("filter.more"),
  );
  const rest = h("div", { class: "rest" }, picked, h("p", { class: "field" }, clear));
  const bar = h(
    "form",
    { class: "filters", role: "search", on: { submit: (event) => event.preventDefault() } },
    typed,
    picked.length > 0 && unfold,
    rest,
  );
  return { bar, values };
}

/** Gives options with how often each stands in a list; the first is for all. */
function optionsOf(items, values, name) {
  const counts = new Map();
  for (const item of items)
    for (const value of values(item)) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  const label = name || ((value) => value);
  const options = [...counts].map(([value, times]) => [
    String(value),
    `${label(value)} (${count(times)})`,
  ]);
  options.sort((a, b) => collator.compare(a[1], b[1]));
  return [["", say("filter.all")], ...options];
}
