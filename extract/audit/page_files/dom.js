// Elements, words and dates. Texts reach the page as text nodes only: nothing is read as HTML.

const byId = (id) => document.getElementById(id);

/** Gives an element; `on` holds listeners, null and false attributes are left out. */
function make(space, tag, fields, children) {
  const element = space ? document.createElementNS(space, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(fields || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value))
        element.addEventListener(event, listener);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

const h = (tag, fields, ...children) => make(null, tag, fields, children);
const svg = (tag, fields, ...children) => make("http://www.w3.org/2000/svg", tag, fields, children);

const index = JSON.parse(byId("index").textContent);

/** Gives a message, its places filled in; the id itself where there is none. */
function say(id, values) {
  const text = Object.hasOwn(index.messages, id) ? index.messages[id] : id;
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    values && name in values ? values[name] : whole,
  );
}

const has = (id) => Object.hasOwn(index.messages, id);
const numbers = new Intl.NumberFormat("vi-VN");
const count = (number) => numbers.format(number);

/** Gives an ISO date, month or year as officials write it: 08/10/2021. */
const sayDate = (date) => (date ? date.split("-").reverse().join("/") : "");

/** Gives a text without marks and capitals, so that "nghi dinh" finds "Nghị định". */
const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ");

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Tells those who cannot see the page what has changed. */
function announce(text) {
  byId("status").textContent = text;
}

/** Tells whether the window is as narrow as a phone's or a small tablet's. */
const isNarrow = () => matchMedia("(max-width: 900px)").matches;

const collator = new Intl.Collator("vi", { numeric: true });
